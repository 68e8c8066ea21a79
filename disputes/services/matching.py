"""Which disputes a text may be about, by what the database knows them by now."""

import datetime
from collections.abc import Mapping

from django.conf import settings
from django.db.models import Count, Max

from disputes.matching import match
from disputes.matching.index import Index
from disputes.matching.understanding import Understanding, understand
from disputes.models import (
    Court,
    Dispute,
    LearnedWeights,
    Party,
    PartyRole,
    Proceeding,
    Product,
    Standard,
    Work,
)
from disputes.services.profiles import profiles

INDEX_LASTS = datetime.timedelta(minutes=1)
DATED = (Dispute, Party, PartyRole, Proceeding, Standard)
JOINED = (Dispute.products.through, Dispute.works.through, Proceeding.disputes.through)
# These have no date of their last change: their names themselves are compared.
NAMED = ((Product, ("name", "aliases", "maker_id")), (Work, ("title",)), (Court, ("name", "short_name")))

type Stamp = tuple[object, ...]


class Matcher:
    """The names of all disputes, ready to be looked for; within a minute it knows what has changed."""

    def __init__(self) -> None:
        self._index = Index([])
        self._weights = match.WEIGHTS
        self._stamp: Stamp = ()
        self._looked_at: datetime.datetime | None = None

    def understand(
        self,
        fields: Mapping[str, str],
        *,
        now: datetime.datetime,
        published: datetime.date | None = None,
        bar: float = match.SUGGEST_AT,
    ) -> Understanding:
        index = self.index(now)
        return understand(index, fields, published=published, weights=self._weights, bar=bar)

    def index(self, now: datetime.datetime) -> Index:
        if self._looked_at is None or now - self._looked_at >= INDEX_LASTS:
            stamp = _stamp()
            if stamp != self._stamp:
                self._index, self._stamp = Index(profiles()), stamp
            self._weights, self._looked_at = weights(), now
        return self._index


def weights() -> Mapping[str, float]:
    """Those by hand, or the latest learned ones where the settings ask for them and there are any."""
    latest = LearnedWeights.objects.first() if settings.LEARNED_WEIGHTS else None
    return {**match.WEIGHTS, **latest.weights} if latest else match.WEIGHTS


def _stamp() -> Stamp:
    """Changes whenever something changes by which disputes are known."""
    return (
        *(tuple(each._default_manager.aggregate(Count("pk"), Max("changed_at")).values()) for each in DATED),
        *(tuple(each._default_manager.aggregate(Count("pk"), Max("pk")).values()) for each in JOINED),
        *(hash(str(list(each.objects.order_by("pk").values_list("pk", *names)))) for each, names in NAMED),
    )
