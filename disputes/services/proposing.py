"""Match, cluster, propose: what a news item is about becomes suggestions, which a person decides."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from django.db.models import Q

from disputes.matching import classify
from disputes.matching.extract.extraction import extract
from disputes.matching.kinds import signals
from disputes.matching.types import Match
from disputes.matching.understanding import Understanding
from disputes.models import Court, Dispute, Item, Suggestion
from disputes.services import stories
from disputes.services.matching import Matcher
from disputes.services.stories import Understood

HEADLINE_CHARACTERS = 300
OPENING_CHARACTERS = 1_500  # of a page: what it is about; further down much else is mentioned


def propose(items: Sequence[Item], *, now: datetime.datetime, matcher: Matcher | None = None) -> Counter[int]:
    """Suggest the disputes that news items name; how many suggestions are new, by item. Safe to repeat."""
    matcher = matcher or Matcher()
    return _suggest([_understood(item, fields(item), matcher, now) for item in items], matcher, now)


def propose_again(item: Item, text: str, *, now: datetime.datetime, matcher: Matcher) -> Counter[int]:
    """The same for a report whose page has been read; suggestions that wait gain the reasons in its text."""
    understood = _understood(item, fields(item) | {"text": text[:OPENING_CHARACTERS]}, matcher, now)
    better = {one.dispute_id: one for one in understood[1].matches}
    waiting = list(Suggestion.objects.of([item]).waiting().filter(dispute__in=better).select_for_update())
    for suggestion in waiting:
        one = better[suggestion.dispute_id]
        suggestion.score = max(suggestion.score, one.score)
        suggestion.reasons = [asdict(reason) for reason in one.reasons]
    Suggestion.objects.bulk_update(waiting, ["score", "reasons"])
    return _suggest([understood], matcher, now)


def _understood(item: Item, texts: Mapping[str, str], matcher: Matcher, now: datetime.datetime) -> Understood:
    return item, matcher.understand(texts, now=now, published=published(item)), texts


def _suggest(understood: Sequence[Understood], matcher: Matcher, now: datetime.datetime) -> Counter[int]:
    there = _locked_stages(one.dispute_id for _, each, _ in understood for one in each.matches)
    understood = [
        (item, replace(each, matches=tuple(one for one in each.matches if one.dispute_id in there)), texts)
        for item, each, texts in understood
    ]
    found = [(item, each, one) for item, each, _ in understood for one in each.matches]
    if not found:
        return Counter()
    stories.join(understood, matcher.index(now))
    items = list({item.pk: item for item, _, _ in found}.values())
    made_before = set(Suggestion.objects.of(items).values_list("item_id", "dispute_id"))
    made_before |= _refused(items) | _brought_by_others(items)
    new = [each for each in found if (each[0].pk, each[2].dispute_id) not in made_before]
    texts_of, courts = {item.pk: texts for item, _, texts in understood}, _court_names()
    made = []
    for item, each, one in new:
        proposed = _proposed(item, each, texts_of[item.pk], there[one.dispute_id], courts)
        made.append(_suggestion(item, one, proposed, now))
    Suggestion.objects.bulk_create(made, ignore_conflicts=True)
    return Counter(item.pk for item, _, _ in new)


def _brought_by_others(items: Sequence[Item]) -> set[tuple[int, int]]:
    """The same page under the same headline, from another source: a person has it to decide already."""
    pages = {item.url_hash for item in items} - {""}
    rows = Suggestion.objects.filter(item__url_hash__in=pages).values_list(
        "dispute_id", "item_id", "item__url_hash", "item__title"
    )
    told = {(page, title.casefold(), dispute): item for dispute, item, page, title in rows}
    return {
        (item.pk, dispute)
        for item in items
        for (page, title, dispute), first in told.items()
        if (page, title) == (item.url_hash, item.title.casefold()) and first != item.pk
    }


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


def _locked_stages(dispute_ids: Iterable[int]) -> dict[int, str]:
    """The disputes that are there, with their stage: the index still names those deleted within its minute.

    Two outlets can bring one headline at once: about one dispute they go one after the other.
    """
    disputes = Dispute.objects.filter(pk__in=set(dispute_ids)).order_by("pk")
    return dict(disputes.select_for_update().values_list("pk", "stage"))


def _court_names() -> dict[str, tuple[str, ...]]:
    return {pk: tuple(names) for pk, *names in Court.objects.values_list("pk", "name", "short_name")}


def fields(item: Item) -> dict[str, str]:
    """The texts that are matched, plain; the spans of a suggestion's reasons point into them, or into the
    "text" of the page, where that has been read."""
    return {"title": item.title, "summary": item.plain_summary}


def published(item: Item) -> datetime.date | None:
    """The day, as far as the source gives one that can be true."""
    return item.dated_at.date() if item.is_dated else None


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
        start = max(start, done)
        if start < end <= len(text):  # the item may have been edited since
            yield text[done:start], False
            yield text[start:end], True
            done = end
    yield text[done:], False


def _suggestion(item: Item, found: Match, proposed: dict[str, Any], now: datetime.datetime) -> Suggestion:
    return Suggestion(
        item=item,
        dispute_id=found.dispute_id,
        score=found.score,
        reasons=[asdict(reason) for reason in found.reasons],
        proposed=proposed,
        created_at=now,
    )


def _proposed(
    item: Item,
    understanding: Understanding,
    texts: Mapping[str, str],
    stage: str,
    courts: Mapping[str, Sequence[str]],
) -> dict[str, Any]:
    """The event to be, as models/suggestions.py describes it."""
    kind = understanding.kind.kind
    proposed: dict[str, Any] = {
        "headline": item.title[:HEADLINE_CHARACTERS],
        "summary": "",
        "kind": kind,
        "lane": classify.lane(kind),
        "fields": [asdict(each) for each in extract(texts, published=published(item), courts=courts)],
        "signals": [{"words": words} for words in _signals(kind, stage, " ".join(texts.values()))],
    }
    if understanding.happened:
        when = understanding.happened.when
        proposed["date"] = when.iso()
        if when.latest != when.earliest:
            proposed["until"] = replace(when, earliest=when.latest).iso()
    return proposed


def _signals(kind: str, stage: str, text: str) -> Iterator[str]:
    """What it may mean for the dispute: said to a person, who decides."""
    if change := signals.stage_change(kind, stage, text):
        yield change.words
    for movement in signals.movements(kind, text):
        yield movement.words
