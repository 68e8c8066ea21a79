"""Match, cluster, propose: what a news item is about becomes suggestions, which a person decides."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from disputes.matching import classify, cluster, match
from disputes.matching.index import Index
from disputes.matching.types import Match, Profile
from disputes.models import Dispute, Item, Party, PartyKind, Role, Story, Suggestion
from disputes.text import markup

SIDES = {
    Role.CLAIMANT: "claimants",
    Role.LICENSOR: "claimants",
    Role.REGULATOR: "claimants",
    Role.RESPONDENT: "respondents",
    Role.LICENSEE: "respondents",
}


def propose(items: Sequence[Item], *, now: datetime.datetime) -> int:
    """Suggest the disputes that news items name; returns how many suggestions are new. Safe to repeat."""
    if not items:
        return 0
    index = Index(profiles())
    found = [(item, one) for item in items for one in match.match(index, fields(item))]
    _lock(one.dispute_id for _, one in found)
    _join_stories([item for item, _ in found])
    made_before = set(Suggestion.objects.of(items).values_list("item_id", "dispute_id"))
    new = [(item, one) for item, one in found if (item.pk, one.dispute_id) not in made_before]
    Suggestion.objects.bulk_create([_suggestion(item, one, now) for item, one in new], ignore_conflicts=True)
    return len(new)


def _lock(dispute_ids: Iterable[int]) -> None:
    """Two outlets can bring one headline at once: about one dispute they go one after the other."""
    list(Dispute.objects.filter(pk__in=set(dispute_ids)).order_by("pk").select_for_update().values_list("pk"))


def fields(item: Item) -> dict[str, str]:
    """The texts that are matched, plain; the spans of a suggestion's reasons point into them."""
    return {"title": item.title, "summary": markup.plain(item.summary)}


def profiles() -> list[Profile]:
    """Every dispute by the names it is known by: five queries, however many disputes."""
    disputes = Dispute.objects.prefetch_related("roles__party__parent", "products", "proceedings")
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
        phrases=(dispute.short_name, *dispute.aliases),
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
    kind = classify.news_kind(item.title, markup.plain(item.summary))
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
    waiting = {item.pk: item for item in items if item.story_id is None}
    for item in sorted(waiting.values(), key=lambda each: each.dated_at):
        key = cluster.title_key(item.title)
        item.story = _story_with(key, item.dated_at) if key else None
        if item.story is None:
            item.story = Story.objects.create(
                title_key=key, headline=item.title, first_published_at=item.dated_at
            )
        elif item.dated_at < item.story.first_published_at:
            item.story.first_published_at = item.dated_at
            item.story.save(update_fields=["first_published_at"])
    Item.objects.bulk_update(waiting.values(), ["story"])


def _story_with(title_key: str, at: datetime.datetime) -> Story | None:
    stories = Story.objects.filter(title_key=title_key)
    return next((each for each in stories if cluster.is_same_story(each.first_published_at, at)), None)
