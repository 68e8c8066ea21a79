"""When a person who signs in last looked at a dispute."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from disputes.models.disputes import Dispute


class Visit(models.Model):
    """The visit that lasts, or the last one; `before_at` is when the one before it ended, if any did."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="visits")
    dispute = models.ForeignKey(Dispute, models.CASCADE, related_name="visits")
    last_at = models.DateTimeField()
    before_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["user", "dispute"], name="one_visit_per_person_and_dispute")
        ]

    def __str__(self) -> str:
        return f"{self.user} at {self.dispute}"
