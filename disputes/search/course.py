"""What is recorded of a dispute's way before and into court: read for one or many in as many queries."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import batched

from django.db.models import OuterRef, Prefetch, Q, Subquery, prefetch_related_objects

from disputes.models import (
    Claim,
    Demand,
    Dispute,
    Event,
    EventKind,
    Line,
    Outcome,
    PartyRole,
    Path,
    Proceeding,
    Stage,
    Standing,
)
from disputes.search import deadlines
from disputes.search.dossier import Dossier
from disputes.search.movement import with_latest

KINDS = (
    *(EventKind.STATEMENT, EventKind.THREAT, EventKind.DEADLINE, EventKind.RESPONSE),
    *(EventKind.SETTLEMENT, EventKind.LICENSING, EventKind.COMPLAINT),
)
MOST_PER_KIND = 12  # the earliest: a way begins with them
MOST_ASKED = 100  # disputes at once: SQLite knows no condition of more than a thousand parts


@dataclass(frozen=True, slots=True)
class Papers:
    """The records of a dispute that need no search among its events."""

    dispute: Dispute
    demands: Sequence[Demand]
    claims: Sequence[Claim]
    outcomes: Sequence[Outcome]
    proceedings: Sequence[Proceeding]


@dataclass(frozen=True, slots=True)
class Course:
    """`events` are public ones of the dispute, oldest first; `referred` those that its records name, by id.

    `silences` are those that the job wrote when a deadline passed, by key; `latest` is what happened last.
    """

    papers: Papers
    events: dict[str, list[Event]]
    referred: dict[int, Event]
    silences: dict[str, Event]
    latest: Event | None
    talks_noted_at: datetime.datetime | None

    def outcome(self, path: Path) -> Outcome | None:
        """None: nothing is recorded, or nothing but what was taken back."""
        held = [each for each in self.papers.outcomes if each.standing != Standing.WITHDRAWN]
        return next((each for each in held if each.path == path), None)

    def first(self, *kinds: EventKind) -> Event | None:
        found = [self.events[kind][0] for kind in kinds if self.events.get(kind)]
        return min(found, key=lambda event: (event.earliest_at, event.pk), default=None)


def of(about: Dossier, now: datetime.datetime) -> Course:
    outcomes = [track.outcome for track in about.tracks if track.outcome]
    dispute, dockets = about.dispute, list(about.proceedings)
    papers = Papers(dispute, list(about.demands), list(about.claims), outcomes, dockets)
    return _courses([papers], now)[0]


def of_all(disputes: Sequence[Dispute], now: datetime.datetime) -> list[Course]:
    """Parties are read along with the roles, claimants with the claims."""
    prefetch_related_objects(
        disputes,
        Prefetch("demands", Demand.objects.select_related("made_by", "made_to")),
        Prefetch("proceedings", Proceeding.objects.select_related("court").order_by("filed_on", "number")),
        Prefetch("roles", PartyRole.objects.select_related("party")),
        "outcomes__signals",
        "claims__claimants",
    )
    papers = [
        Papers(
            each,
            list(each.demands.all()),
            list(each.claims.all()),
            list(each.outcomes.all()),
            list(each.proceedings.all()),
        )
        for each in disputes
    ]
    return _courses(papers, now)


def _courses(all_papers: Sequence[Papers], now: datetime.datetime) -> list[Course]:
    ids = [papers.dispute.pk for papers in all_papers]
    early, latest, noted = _early(ids), _latest(ids, now), _talks_noted(ids)
    referred = _referred(all_papers, latest.values())
    by_id = {event.pk: event for event in referred}
    by_key = {event.key: event for event in referred if event.key and event.key.startswith(deadlines.KEY)}
    return [
        Course(
            papers,
            early.get(papers.dispute.pk, {}),
            by_id,
            by_key,
            by_id.get(latest.get(papers.dispute.pk, 0)),
            noted.get(papers.dispute.pk),
        )
        for papers in all_papers
    ]


def _early(ids: Collection[int]) -> dict[int, dict[str, list[Event]]]:
    """The earliest public events of each kind, by dispute."""
    places: dict[tuple[int, str], list[int]] = defaultdict(list)
    for dispute_id, kind, event_id in _early_lines(ids):
        if len(places[dispute_id, kind]) < MOST_PER_KIND:
            places[dispute_id, kind].append(event_id)
    events = Event.objects.with_sources().in_bulk({pk for of in places.values() for pk in of})
    found: dict[int, dict[str, list[Event]]] = defaultdict(lambda: defaultdict(list))
    for (dispute_id, kind), event_ids in places.items():
        found[dispute_id][kind] = [events[pk] for pk in event_ids]
    return found


def _early_lines(ids: Collection[int]) -> Iterable[tuple[int, str, int]]:
    """Dispute, kind and event, the earliest first: the first few of each dispute and kind, and their equals.

    It is asked first how far each is to be read: so an index reads no further, however many there are.
    """
    of_kind = Line.objects.filter(dispute=OuterRef("pk"), is_routine=False).oldest_first()
    last = slice(MOST_PER_KIND - 1, MOST_PER_KIND)
    ends = [Subquery(of_kind.filter(kind=kind).values("earliest_at")[last]) for kind in KINDS]
    for some in batched(ids, MOST_ASKED):
        near = Q(pk__in=[])
        for pk, *moments in Dispute.objects.filter(pk__in=some).order_by().values_list("pk", *ends):
            for kind, until in zip(KINDS, moments, strict=True):
                until = Q(earliest_at__lte=until) if until else Q()
                near |= Q(until, dispute=pk, kind=kind)
        lines = Line.objects.filter(near, is_routine=False).oldest_first()
        yield from lines.values_list("dispute", "kind", "event")


def _latest(ids: Collection[int], now: datetime.datetime) -> dict[int, int]:
    """The event that happened last, by dispute."""
    found = with_latest(Dispute.objects.public().filter(pk__in=ids), now)
    return {each.pk: each.latest_id for each in found if each.latest_id}  # type: ignore[attr-defined]


def _talks_noted(ids: Collection[int]) -> dict[int, datetime.datetime]:
    """When the public could first read here that they are in talks, by dispute."""
    records = Dispute.history.filter(id__in=ids, stage=Stage.TALKS, is_public=True).order_by("-history_date")
    return dict(records.values_list("id", "history_date"))


def _referred(all_papers: Iterable[Papers], latest: Iterable[int]) -> list[Event]:
    """The public among the events that demands, signals and deadlines that passed lead to."""
    ids: set[int | None] = {*latest}
    keys = set[str]()
    for papers in all_papers:
        for demand in papers.demands:
            ids |= {demand.event_id, demand.answer_id}
            keys.add(deadlines.key(demand))
        for outcome in papers.outcomes:
            ids |= {signal.event_id for signal in outcome.signals.all()}
    return list(Event.objects.public().filter(Q(pk__in=ids - {None}) | Q(key__in=keys)).with_sources())
