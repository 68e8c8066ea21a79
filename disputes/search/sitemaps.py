"""What search engines are told of: the public disputes, parties and events, and when each last changed."""

import datetime
from collections.abc import Callable
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet

from disputes.models import Dispute, Event
from disputes.search import directory

PAGE_SIZE = 10_000


class Pages(Sitemap):  # type: ignore[type-arg]  # generic in the stubs only
    """Of records that know when they changed; ordered by id, so that none moves from page to page."""

    limit = PAGE_SIZE

    def __init__(self, public: Callable[[], QuerySet[Any]], *fields: str) -> None:
        self._public, self._fields = public, fields

    def items(self) -> QuerySet[Any]:
        return self._public().only(*self._fields, "changed_at").order_by("pk")

    def lastmod(self, item: Any) -> datetime.datetime:
        changed_at: datetime.datetime = item.changed_at
        return changed_at

    def get_latest_lastmod(self) -> datetime.datetime | None:
        """Asked of the database: Django's own would read every record."""
        latest: datetime.datetime | None = (
            self._public().order_by("-changed_at", "-pk").values_list("changed_at", flat=True).first()
        )
        return latest


SITEMAPS: dict[str, type[Sitemap] | Sitemap] = {  # type: ignore[type-arg]
    "disputes": Pages(Dispute.objects.public, "slug"),
    "parties": Pages(directory.public_parties, "slug"),
    "events": Pages(Event.objects.public, "pk"),
}
