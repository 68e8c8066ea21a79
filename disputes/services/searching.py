"""Keeps the search documents: the words of what has changed since they were last looked at."""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.db import transaction
from django.db.models import Max, Model, Q

from disputes.models import (
    Citation,
    Dispute,
    Event,
    Filing,
    Found,
    Party,
    PartyRole,
    Proceeding,
    SearchDocument,
    SearchMark,
)
from disputes.models.bulk import update_each
from disputes.text import words

BATCH = 1000
# What a longer transaction has changed shows only when it ends, with the time at which it was changed.
LOOKS_BACK = datetime.timedelta(minutes=10)
BODY_CHARACTERS = 50_000
_WRITTEN = ("what", "event", "title", "body")

type Drafts = dict[int, SearchDocument]
"""Documents to be, by the id of what they are of: a dispute, an event or a citation."""


@dataclass(frozen=True, slots=True)
class Stream:
    """Records of one kind, and by what `path` they lead to those of which documents are written."""

    model: type[Model]
    path: str
    write: Callable[[Collection[int]], int]

    @property
    def name(self) -> str:
        return str(self.model._meta.model_name)


def index(*, now: datetime.datetime, everything: bool = False) -> Iterator[int]:
    """Write the documents of what has changed; yields after each batch how many rows that took so far.

    Each batch is committed with how far it has come: this can be broken off and repeated at any time, also
    by two at once. `everything` begins from the first record on; who goes on after a break need not say so.
    What lies after `now` was changed by a wrong clock: it does not keep others from being looked at.
    """
    if everything:
        SearchMark.objects.all().delete()
    written = 0
    for stream in STREAMS:
        for keys, reached_at in list(_due(stream)):
            with transaction.atomic():
                targets = stream.model._default_manager.filter(pk__in=keys).values_list(
                    stream.path, flat=True
                )
                written += stream.write({key for key in targets if key is not None})
                _reach(stream, min(reached_at, now))
            yield written
        _reach(stream, now)


def _due(stream: Stream) -> Iterator[tuple[list[int], datetime.datetime]]:
    """Batches of primary keys, each with the moment of the last change in it."""
    changed = stream.model._default_manager.order_by("changed_at", "pk").values_list("pk", "changed_at")
    reached_at = SearchMark.objects.filter(records=stream.name).aggregate(at=Max("reached_at"))["at"]
    if reached_at:
        changed = changed.filter(changed_at__gte=reached_at - LOOKS_BACK)
    for rows in batched(changed.iterator(), BATCH):
        yield [key for key, _ in rows], rows[-1][1]


def _reach(stream: Stream, reached_at: datetime.datetime) -> None:
    SearchMark.objects.update_or_create(records=stream.name, defaults={"reached_at": reached_at})


def _keep(drafts: Drafts, field: str, among: Q) -> int:
    """Make the documents `among` those kept read as the drafts; returns how many rows that took."""
    kept = {
        getattr(document, field): document
        for document in SearchDocument.objects.filter(among).select_for_update()
    }
    gone = [document.pk for key, document in kept.items() if key not in drafts]
    changed = []
    for key, document in kept.items():
        if key in drafts and _is_other(document, drafts[key]):
            drafts[key].pk = document.pk
            changed.append(drafts[key])
    new = [draft for key, draft in drafts.items() if key not in kept]
    if gone:
        SearchDocument.objects.filter(pk__in=gone).delete()
    update_each(changed, _WRITTEN)
    SearchDocument.objects.bulk_create(new, ignore_conflicts=True)
    return len(gone) + len(changed) + len(new)


def _is_other(document: SearchDocument, draft: SearchDocument) -> bool:
    return any(
        getattr(document, name) != getattr(draft, name) for name in ("what", "event_id", "title", "body")
    )


# --- What each is found by --------------------------------------------------------------------------


def _write_disputes(keys: Collection[int]) -> int:
    disputes = (
        Dispute.objects.filter(pk__in=keys)
        .select_related("campaign")
        .prefetch_related("topics", "products", "works", "roles__party", "proceedings__court")
    )
    drafts = {
        dispute.pk: _document(
            Found.DISPUTE, [dispute.short_name, dispute.caption], _texts_of(dispute), dispute=dispute
        )
        for dispute in disputes
    }
    return _keep(drafts, "dispute_id", Q(dispute__in=keys))


def _texts_of(dispute: Dispute) -> Iterator[str]:
    """What its public page says of it, and what else news call it, its parties and its products."""
    yield from (dispute.summary, dispute.status, dispute.scope, *dispute.aliases)
    yield dispute.campaign.name if dispute.campaign else ""
    for role in dispute.roles.all():
        yield from (role.party.name, *role.party.aliases)
    for proceeding in dispute.proceedings.all():
        yield from (proceeding.number, proceeding.caption, proceeding.judge)
        yield from (proceeding.court.name, proceeding.court.short_name)
    for product in dispute.products.all():
        yield from (product.name, *product.aliases)
    yield from (str(each) for each in (*dispute.works.all(), *dispute.topics.all()))


def _write_events(keys: Collection[int]) -> int:
    """With what they rest on, so that both lie side by side in the index."""
    events = Event.objects.filter(pk__in=keys).only("headline", "summary")
    drafts = {
        event.pk: _document(Found.EVENT, [event.headline], [event.summary], event=event) for event in events
    }
    written = _keep(drafts, "event_id", Q(what=Found.EVENT, event__in=keys))
    return written + _write_citations(Citation.objects.filter(event__in=keys).values_list("pk", flat=True))


def _write_citations(keys: Iterable[int]) -> int:
    """An entry is found by the court's words, a report by its title and by what is quoted from it."""
    keys = list(keys)
    citations = Citation.objects.filter(pk__in=keys).select_related("item", "filing__proceeding__court")
    drafts = {each.pk: draft for each in citations if (draft := _cited(each)).title or draft.body}
    return _keep(drafts, "citation_id", Q(citation__in=keys))


def _cited(citation: Citation) -> SearchDocument:
    filing, item = citation.filing, citation.item
    of: dict[str, Any] = {"event_id": citation.event_id, "citation": citation}
    if filing:
        docket = filing.proceeding
        return _document(Found.FILING, [docket.number, docket.court.short_name], [filing.wording], **of)
    if item and item.court_entry is not None:  # the same entry once more, seen by another source
        return _document(Found.REPORT, [], [], **of)
    title = citation.title or (item.title if item else "")
    texts = [citation.publisher, citation.passage, item.plain_summary if item else ""]
    return _document(Found.REPORT, [title], texts if title or citation.passage else [], **of)


def _document(what: Found, titles: Iterable[str], texts: Iterable[str], **of: Any) -> SearchDocument:
    return SearchDocument(what=what, title=_words(titles), body=_words(texts), **of)


def _words(texts: Iterable[str]) -> str:
    return " ".join(words.split("\n".join(texts)[:BODY_CHARACTERS]))


STREAMS = (
    Stream(Dispute, "pk", _write_disputes),
    Stream(Party, "roles__dispute", _write_disputes),
    Stream(PartyRole, "dispute", _write_disputes),
    Stream(Proceeding, "disputes", _write_disputes),
    Stream(Event, "pk", _write_events),
    Stream(Citation, "pk", _write_citations),
    Stream(Filing, "citations", _write_citations),
)
