"""Match, cluster, propose: what a news item is about becomes suggestions, which a person decides."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from django.db.models import Q

from disputes.matching import classify, cluster, match
from disputes.matching.index import Index
from disputes.matching.types import Match, Profile
from disputes.models import Dispute, Item, Party, PartyKind, Role, Story, Suggestion

INDEX_LASTS = datetime.timedelta(minutes=1)
SIDES = {
    Role.CLAIMANT: "claimants",
    Role.LICENSOR: "claimants",
    Role.REGULATOR: "claimants",
    Role.RESPONDENT: "respondents",
    Role.LICENSEE: "respondents",
}


class Matcher:
    """The names of all disputes, ready to be looked for; read again from the database after a minute."""

    def __init__(self) -> None:
        self._index: Index | None = None
        self._read_at: datetime.datetime | None = None

    def match(self, fields: Mapping[str, str], *, now: datetime.datetime) -> list[Match]:
        if self._index is None or self._read_at is None or now - self._read_at >= INDEX_LASTS:
            self._index, self._read_at = Index(profiles()), now
        return match.match(self._index, fields)


def propose(items: Sequence[Item], *, now: datetime.datetime, matcher: Matcher | None = None) -> Counter[int]:
    """Suggest the disputes that news items name; how many suggestions are new, by item. Safe to repeat."""
    matcher = matcher or Matcher()
    found = [(item, one) for item in items for one in matcher.match(fields(item), now=now)]
    return _suggest(found, now)


def propose_again(item: Item, text: str, *, now: datetime.datetime, matcher: Matcher) -> Counter[int]:
    """The same for a report whose page has been read; suggestions that wait gain the reasons in its text."""
    found = [(item, one) for one in matcher.match(fields(item) | {"text": text}, now=now)]
    better = {one.dispute_id: one for _, one in found}
    waiting = list(Suggestion.objects.of([item]).waiting().filter(dispute__in=better).select_for_update())
    for suggestion in waiting:
        one = better[suggestion.dispute_id]
        suggestion.score = max(suggestion.score, one.score)
        suggestion.reasons = [asdict(reason) for reason in one.reasons]
    Suggestion.objects.bulk_update(waiting, ["score", "reasons"])
    return _suggest(found, now)


def _suggest(found: Sequence[tuple[Item, Match]], now: datetime.datetime) -> Counter[int]:
    if not found:
        return Counter()
    _lock(one.dispute_id for _, one in found)
    items = list({item.pk: item for item, _ in found}.values())
    _join_stories(items)
    made_before = set(Suggestion.objects.of(items).values_list("item_id", "dispute_id"))
    made_before |= _refused(items)
    new = [(item, one) for item, one in found if (item.pk, one.dispute_id) not in made_before]
    Suggestion.objects.bulk_create([_suggestion(item, one, now) for item, one in new], ignore_conflicts=True)
    return Counter(item.pk for item, _ in new)


def _refused(items: Sequence[Item]) -> set[tuple[int, int]]:
    """What people have refused of the same entry, should it come back as another item: item and dispute."""
    refused = Suggestion.objects.rejected().filter(item__source__in={item.source_id for item in items})
    names = ("guid_hash", "url_hash", "content_hash")
    wanted = {name: {getattr(item, name) for item in items} - {""} for name in names}
    same = Q()
    for name, values in wanted.items():
        same |= Q(**{f"item__{name}__in": values})
    rows = refused.filter(same).values_list(
        "dispute_id", "item__source_id", *(f"item__{name}" for name in names)
    )
    return {
        (item.pk, dispute_id)
        for dispute_id, source_id, *told in rows
        for item in items
        if item.source_id == source_id and _is_same(item, told)
    }


def _is_same(item: Item, told: Sequence[str]) -> bool:
    guid_hash, url_hash, content_hash = told
    if item.guid_hash and item.guid_hash == guid_hash and not item.source.guid_shared:
        return True
    return content_hash == item.content_hash and (not url_hash or url_hash == item.url_hash)


def _lock(dispute_ids: Iterable[int]) -> None:
    """Two outlets can bring one headline at once: about one dispute they go one after the other."""
    list(Dispute.objects.filter(pk__in=set(dispute_ids)).order_by("pk").select_for_update().values_list("pk"))


def fields(item: Item) -> dict[str, str]:
    """The texts that are matched, plain; the spans of a suggestion's reasons point into them, or into the
    "text" of the page, where that has been read."""
    return {"title": item.title, "summary": item.plain_summary}


def profiles() -> list[Profile]:
    """Every dispute by the names it is known by: six queries, however many disputes."""
    disputes = Dispute.objects.prefetch_related(
        "roles__party__parent", "products", "proceedings", "standards_made"
    )
    return [_profile(dispute) for dispute in disputes]


def _profile(dispute: Dispute) -> Profile:
    sides: dict[str, list[str]] = {"claimants": [], "respondents": []}
    for role in dispute.roles.all():
        if side := SIDES.get(Role(role.role)):
            sides[side].extend(_names(role.party))
    return Profile(
        dispute.pk,
        claimants=tuple(sides["claimants"]),
        respondents=tuple(sides["respondents"]),
        products=tuple(name for each in dispute.products.all() for name in (each.name, *each.aliases)),
        phrases=(
            dispute.short_name,
            *dispute.aliases,
            *(standard.name for standard in dispute.standards_made.all()),
        ),
        dockets=tuple(proceeding.number for proceeding in dispute.proceedings.all()),
    )


def _names(party: Party) -> list[str]:
    """A group is a description ("other authors"), no name; a parent is often what news call the company."""
    if party.kind == PartyKind.GROUP:
        return []
    parent = [party.parent.name, *party.parent.aliases] if party.parent else []
    return [party.name, *party.aliases, *parent]


def evidence(suggestion: Suggestion) -> dict[str, list[tuple[str, bool]]]:
    """The texts of the item by field, cut into pieces: (text, whether a reason points at it)."""
    spans = [span for reason in suggestion.reasons for span in reason["spans"]]
    return {
        name: list(_pieces(text, sorted((start, end) for field, start, end in spans if field == name)))
        for name, text in fields(suggestion.item).items()
    }


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    done = 0
    for start, end in spans:
        if start >= done and end <= len(text):  # the item may have been edited since
            yield text[done:start], False
            yield text[start:end], True
            done = end
    yield text[done:], False


def _suggestion(item: Item, found: Match, now: datetime.datetime) -> Suggestion:
    kind = classify.news_kind(item.title, item.plain_summary)
    return Suggestion(
        item=item,
        dispute_id=found.dispute_id,
        score=found.score,
        reasons=[asdict(reason) for reason in found.reasons],
        proposed={"headline": item.title[:300], "summary": "", "kind": kind, "lane": classify.lane(kind)},
        created_at=now,
    )


def _join_stories(items: Iterable[Item]) -> None:
    """Each item joins the story that has its headline, or begins one."""
    waiting = sorted((item for item in items if item.story_id is None), key=lambda each: each.dated_at)
    keys = {item.pk: cluster.title_key(item.title) for item in waiting}
    stories = _stories_by_key(set(keys.values()) - {""})
    begun, earlier = [], set()
    for item in waiting:
        key = keys[item.pk]
        item.story = _same_story(stories[key], item.dated_at) if key else None
        if item.story is None:
            item.story = Story(title_key=key, headline=item.title, first_published_at=item.dated_at)
            begun.append(item.story)
            stories[key].append(item.story)
        elif item.dated_at < item.story.first_published_at:
            item.story.first_published_at = item.dated_at
            earlier.add(item.story)
    Story.objects.bulk_create(begun)
    Story.objects.bulk_update(earlier, ["first_published_at"])
    for item in waiting:
        item.story = item.story  # which knows its key only now
    Item.objects.bulk_update(waiting, ["story"])


def _stories_by_key(keys: Collection[str]) -> defaultdict[str, list[Story]]:
    found: defaultdict[str, list[Story]] = defaultdict(list)
    for story in Story.objects.filter(title_key__in=keys).order_by("pk") if keys else ():
        found[story.title_key].append(story)
    return found


def _same_story(stories: Iterable[Story], at: datetime.datetime) -> Story | None:
    return next((each for each in stories if cluster.is_same_story(each.first_published_at, at)), None)
