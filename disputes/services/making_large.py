"""Fills the database with invented disputes and events, to try it at size, and takes them away again."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import batched

from django.db import connection, transaction
from django.db.models import Model

from disputes.models import (
    Campaign,
    Citation,
    Claim,
    Court,
    Dispute,
    Event,
    Figures,
    Outcome,
    Party,
    PartyRole,
    Placement,
    Proceeding,
    SearchDocument,
    Topic,
)
from disputes.models.bulk import insert_each
from disputes.services import inventing
from disputes.services.inventing import MARK

DISPUTES_AT_ONCE, EVENTS_AT_ONCE = 1_000, 5_000
FEWEST_PARTIES = 3
SHORT = 100
# In this order nothing is left without what it refers to.
_MADE: tuple[tuple[type[Model], str], ...] = (
    (SearchDocument, "event__key"),
    (SearchDocument, "dispute__slug"),
    (Figures, "dispute__slug"),
    (Citation, "event__key"),
    (Placement, "event__key"),
    (Event, "key"),
    (Claim, "dispute__slug"),
    (Outcome, "dispute__slug"),
    (PartyRole, "dispute__slug"),
    (Dispute.proceedings.through, "dispute__slug"),
    (Dispute.topics.through, "dispute__slug"),
    (Dispute, "slug"),
    (Proceeding, "number_key"),
    (Party, "slug"),
    (Campaign, "slug"),
    (Topic, "slug"),
    (Court, "pk"),
)


class OthersAreHere(Exception):
    """There are disputes that were not invented, and nobody has said that others may stand beside them."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many disputes and events there are to be, and how many of the events stand on the first dispute.

    Where that is said, the second dispute, which is like the first, has SHORT events: to compare the two.
    """

    disputes: int
    events: int
    largest: int = 0

    @property
    def parties(self) -> int:
        return max(self.disputes * 4 // 5, FEWEST_PARTIES)

    def place(self, event: int) -> int:
        """The number of the dispute on which the event of this number stands; the later ones have fewer."""
        apart = 2 if self.largest and self.disputes > 2 else 0
        if apart and event < self.largest + SHORT:
            return 0 if event < self.largest else 1
        share = (event * 7919 % 1_000_003) / 1_000_003  # spread as chance would, the same each time
        return apart + int((self.disputes - apart) * share**2)


@dataclass(frozen=True, slots=True)
class Progress:
    what: str
    count: int
    of: int


def make(size: Size, *, beside: bool, now: datetime.datetime) -> Iterator[Progress]:
    """Add what is missing of that size; yields after each batch, which is then committed.

    It can be broken off and repeated: a row is known by its number. No history is written: nobody has worded
    these rows. Raises OthersAreHere.
    """
    if not beside and Dispute.objects.exclude(slug__startswith=MARK).exists():
        raise OthersAreHere
    yield from _disputes(size, now)
    yield from _events(size, now)
    if connection.vendor == "postgresql":  # otherwise it plans for the empty tables of before
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def remove() -> Iterator[Progress]:
    """Take every invented row away, table by table. Other rows are left as they are."""
    for model, path in _MADE:
        rows = model._default_manager.filter(**{f"{path}__startswith": MARK})
        # No row is read before it goes, and no history of it kept, as `delete` would.
        count = rows.order_by()._raw_delete(rows.db)
        yield Progress(str(model._meta.verbose_name_plural), count, count)


def _disputes(size: Size, now: datetime.datetime) -> Iterator[Progress]:
    with transaction.atomic():
        Court.objects.bulk_create(inventing.courts(), ignore_conflicts=True)
        Topic.objects.bulk_create(inventing.topics(), ignore_conflicts=True)
        Campaign.objects.bulk_create(inventing.campaigns(), ignore_conflicts=True)
        _add_parties(size)
    courts = list(Court.objects.filter(pk__startswith=MARK).order_by("pk"))
    topics = list(Topic.objects.filter(slug__startswith=MARK).order_by("pk"))
    campaigns = list(Campaign.objects.filter(slug__startswith=MARK).order_by("pk"))
    parties = list(Party.objects.filter(slug__startswith=MARK).order_by("pk"))
    made = Dispute.objects.filter(slug__startswith=MARK).count()
    for numbers in batched(range(made, size.disputes), DISPUTES_AT_ONCE):
        with transaction.atomic():
            disputes = Dispute.objects.bulk_create(inventing.dispute(n, campaigns, now) for n in numbers)
            dockets = Proceeding.objects.bulk_create(inventing.proceeding(n, courts, now) for n in numbers)
            _surround(list(zip(numbers, disputes, dockets, strict=True)), topics, parties)
        yield Progress("disputes", numbers[-1] + 1, size.disputes)


def _add_parties(size: Size) -> None:
    made = Party.objects.filter(slug__startswith=MARK).count()
    Party.objects.bulk_create(inventing.party(n) for n in range(made, size.parties))


def _surround(
    made: Sequence[tuple[int, Dispute, Proceeding]], topics: Sequence[Topic], parties: Sequence[Party]
) -> None:
    """Give the disputes their parties, claims, outcomes, dockets and topics."""
    PartyRole.objects.bulk_create(each for n, of, _ in made for each in inventing.roles(of, n, parties))
    Outcome.objects.bulk_create(each for n, of, _ in made for each in inventing.outcomes(of, n))
    Claim.objects.bulk_create(each for n, of, _ in made for each in inventing.claims(of, n))
    docketed, on_topic = Dispute.proceedings.through, Dispute.topics.through
    docketed._default_manager.bulk_create(
        docketed(dispute_id=of.pk, proceeding_id=docket.pk) for _, of, docket in made
    )
    on_topic._default_manager.bulk_create(
        on_topic(dispute_id=of.pk, topic_id=topics[n % len(topics)].pk) for n, of, _ in made
    )


def _events(size: Size, now: datetime.datetime) -> Iterator[Progress]:
    made = Event.objects.filter(key__startswith=MARK).count()
    disputes = _ids_by_number()
    for numbers in batched(range(made, size.events), EVENTS_AT_ONCE):
        with transaction.atomic():
            events = [inventing.event(n, now) for n in numbers]
            insert_each(events)
            ids = dict(Event.objects.filter(key__in=[each.key for each in events]).values_list("key", "pk"))
            for event in events:
                event.pk = ids[event.key]
            placed = list(zip(numbers, events, strict=True))
            insert_each(inventing.placement(event, disputes[size.place(n)]) for n, event in placed)
            insert_each(each for n, event in placed for each in inventing.citations(event, n))
        yield Progress("events", numbers[-1] + 1, size.events)


def _ids_by_number() -> dict[int, int]:
    rows: Iterable[tuple[str, int]] = Dispute.objects.filter(slug__startswith=MARK).values_list("slug", "pk")
    return {int(slug.removeprefix(MARK)): pk for slug, pk in rows}
