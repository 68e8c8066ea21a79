"""What stands beside a dispute's timeline: paths, parties, claims, courts; each is read when asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from disputes.models import (
    Claim,
    Demand,
    Dispute,
    Event,
    Line,
    Outcome,
    PartyRole,
    Path,
    Proceeding,
    Product,
    Role,
    Standard,
    Topic,
    Work,
)
from disputes.models.disputes import DisputeQuerySet
from disputes.search import counts
from disputes.text.dates import Precision, When


def public_disputes() -> DisputeQuerySet:
    """Public disputes that know when they began and how many publishers are cited on their timeline."""
    first = Line.objects.filter(dispute=OuterRef("pk")).oldest_first()
    return (
        Dispute.objects.public()
        .select_related("campaign")
        .annotate(
            began_at=Subquery(first.values("earliest_at")[:1]),
            began_precision=Subquery(first.values("precision")[:1]),
            source_count=counts.source_count(),
        )
    )


@dataclass(frozen=True, slots=True)
class Track:
    """One path, and where the dispute stands on it; None: nobody has recorded anything."""

    path: Path
    outcome: Outcome | None


class Dossier:
    def __init__(self, dispute: Dispute) -> None:
        self.dispute = dispute

    @property
    def began(self) -> When | None:
        """When the first event happened, of a dispute from `public_disputes`."""
        at, precision = getattr(self.dispute, "began_at", None), getattr(self.dispute, "began_precision", "")
        return When(at, at, Precision(precision)) if at else None

    @cached_property
    def tracks(self) -> list[Track]:
        found = {outcome.path: outcome for outcome in self.dispute.outcomes.prefetch_related("signals")}
        return [Track(path, found.get(path)) for path in Path]

    @cached_property
    def roles(self) -> Sequence[PartyRole]:
        """Claimants first, then respondents, then the others in the order of the roles."""
        order = [role.value for role in Role]
        return sorted(
            self.dispute.roles.select_related("party__parent"), key=lambda role: order.index(role.role)
        )

    @cached_property
    def claims(self) -> QuerySet[Claim]:
        return self.dispute.claims.prefetch_related("claimants", "respondents", "statuses")

    @cached_property
    def demands(self) -> QuerySet[Demand]:
        answer = Event.objects.public().filter(pk=OuterRef("answer"))
        return self.dispute.demands.select_related("made_by", "made_to", "answer").annotate(
            answer_is_public=Exists(answer)
        )

    @cached_property
    def topics(self) -> Sequence[Topic]:
        return list(self.dispute.topics.all())

    @cached_property
    def proceedings(self) -> QuerySet[Proceeding]:
        return self.dispute.proceedings.select_related("court").order_by("filed_on", "number")

    @cached_property
    def products(self) -> QuerySet[Product]:
        return self.dispute.products.select_related("maker")

    @cached_property
    def works(self) -> QuerySet[Work]:
        return self.dispute.works.select_related("owner")

    @cached_property
    def related(self) -> DisputeQuerySet:
        related: DisputeQuerySet = self.dispute.related.all()
        return related.public()

    @cached_property
    def standards(self) -> QuerySet[Standard]:
        return self.dispute.standards.select_related("track")
