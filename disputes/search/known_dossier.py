"""What stood beside a timeline at a moment: recorded or dated by then; else it is not on record."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects

from disputes.models import (
    Claim,
    ClaimStatus,
    Demand,
    Dispute,
    Event,
    Outcome,
    PartyRole,
    Path,
    Proceeding,
    Signal,
)
from disputes.search import known, wordings
from disputes.search.dossier import Dossier
from disputes.search.known import Moment
from disputes.search.wordings import Span


@dataclass(frozen=True, slots=True)
class KnownTrack:
    """One path at a moment; without an `outcome` it is not on record where the dispute stood on it.

    `is_told_later`: the outcome was reached by then, and is given as it was recorded after.
    """

    path: Path
    outcome: Outcome | None
    signals: Sequence[Signal]
    is_told_later: bool = False


def of(dispute: Dispute, moment: Moment | None) -> Dossier:
    """As of today, where no moment is asked for."""
    return KnownDossier(dispute, moment) if moment else Dossier(dispute)


class KnownDossier(Dossier):
    """Of a public dispute. What was recorded by the moment reads as it did then; the rest goes by its dates.

    What is not there any more, or was never to be read by the public, does not show.
    """

    def __init__(self, dispute: Dispute, moment: Moment) -> None:
        super().__init__(dispute)
        self.moment = moment

    @cached_property
    def _spans(self) -> Sequence[Span]:
        return wordings.public_spans([self.dispute.pk]).get(self.dispute.pk, [])

    @cached_property
    def head(self) -> Dispute | None:
        """The dispute as its page told it; None: it had no page that the public could read."""
        found = self._rewound([Dispute.objects.get(pk=self.dispute.pk)])
        return found[0] if found[0].is_on_record else None

    @cached_property
    def known_tracks(self) -> list[KnownTrack]:
        outcomes = self._rewound(self.dispute.outcomes.all())
        signals = self._rewound(Signal.objects.filter(outcome__dispute=self.dispute))
        shown = [each for each in signals if each.is_on_record or self._is_dated(each.happened_on)]
        return [self._track(path, outcomes, shown) for path in Path]

    def _track(self, path: Path, outcomes: Sequence[Outcome], signals: Sequence[Signal]) -> KnownTrack:
        outcome = next((each for each in outcomes if each.path == path), None)
        if outcome is None:
            return KnownTrack(path, None, [])
        own = [each for each in signals if each.outcome_id == outcome.pk]
        if outcome.is_on_record:  # type: ignore[attr-defined]
            return KnownTrack(path, outcome, own)
        is_reached = self._is_dated(outcome.reached_on)
        return KnownTrack(path, outcome if is_reached else None, own, is_reached)

    @cached_property
    def roles(self) -> Sequence[PartyRole]:
        """All that are recorded: since when somebody is a party has no date but that of our record."""
        roles = self._rewound(super().roles)
        return [each for each in roles if each.is_on_record or not self.moment.is_of_record]

    @property
    def has_later_roles(self) -> bool:
        return any(not role.is_on_record for role in self.roles)  # type: ignore[attr-defined]

    @cached_property
    def claims(self) -> Sequence[Claim]:  # type: ignore[override]  # a queryset of today's
        """Those recorded by then, or of which a dated step lies before; each with those steps.

        Nothing says when a step was recorded.
        """
        steps = ClaimStatus.objects.filter(self.moment.told_by("since_on"))
        steps = steps.none() if self.moment.is_of_record else steps
        own = self.dispute.claims.prefetch_related("claimants", "respondents", Prefetch("statuses", steps))
        return [claim for claim in self._rewound(own) if self._is_claimed(claim)]

    def _is_claimed(self, claim: Claim) -> bool:
        if claim.is_on_record:  # type: ignore[attr-defined]
            return True
        dated = list(claim.statuses.all())
        if dated:
            claim.status = dated[-1].status
        return bool(dated)

    @cached_property
    def later_claim_count(self) -> int:
        """Claims that are recorded today and of which nothing says that they were made by then."""
        return self.dispute.claims.count() - len(self.claims)

    @cached_property
    def demands(self) -> Sequence[Demand]:  # type: ignore[override]
        """Those recorded or made by then; with the answer, where one was known."""
        answers = Event.objects.public().filter(known.by(self.moment), pk=OuterRef("answer"))
        own = self.dispute.demands.select_related("made_by", "made_to", "answer")
        demands: list[Any] = list(own.annotate(answer_is_public=Exists(answers)))
        todays = {demand.pk: demand.answer_id for demand in demands}
        shown = [each for each in self._rewound(demands) if each.is_on_record or self._is_dated(each.made_on)]
        for demand in shown:
            demand.answer_is_public &= demand.answer_id == todays[demand.pk]
        return shown

    @cached_property
    def proceedings(self) -> Sequence[Proceeding]:  # type: ignore[override]
        """Those recorded or filed by then; of the latter, who judges and whether it is over has no date."""
        found = self._rewound(super().proceedings)
        shown = [each for each in found if each.is_on_record or self._is_dated(each.filed_on)]
        for docket in shown:
            if not docket.is_on_record:
                docket.judge = docket.terminated_on = ""
        return shown

    def _is_dated(self, text: str) -> bool:
        return not self.moment.is_of_record and self.moment.is_after(text)

    def _rewound(self, rows: Iterable[Any]) -> list[Any]:
        """Rows of one model as the public could read them at the moment; none is saved.

        `is_on_record` says of each whether it was there; where not, it is left as it is today. One query, and
        one for each relation that was fetched along.
        """
        rows = list(rows)
        if not rows:
            return []
        records = wordings.records(rows, self.dispute)
        with _related_rows(rows):
            for row in rows:
                record = wordings.last_by(self.moment, records.get(row.pk, ()), self._spans)
                row.is_on_record = record is not None
                for field in row._meta.concrete_fields if record else ():
                    setattr(row, field.attname, record[field.attname])  # type: ignore[index]
        return rows


@contextmanager
def _related_rows(rows: Sequence[Any]) -> Iterator[None]:
    """While the rows are changed: what was fetched along with them is so again, all rows at once.

    Where what a row named then is gone, such as a party that was recorded twice, it names what it does today.
    """
    fields = [field for field in rows[0]._meta.concrete_fields if field.is_relation and not field.null]
    fetched = [field for field in fields if field.is_cached(rows[0])]
    todays = [[field.get_cached_value(row) for field in fetched] for row in rows]
    yield
    prefetch_related_objects(rows, *[field.name for field in fetched])
    for row, values in zip(rows, todays, strict=True):
        for field, value in zip(fetched, values, strict=True):
            if field.get_cached_value(row) is None:
                setattr(row, field.name, value)
