"""The servers we ask: one at a time, with a pause between two requests, shared by all workers."""

import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q


class HostQuerySet(models.QuerySet["Host"]):
    def free(self, now: datetime.datetime) -> "HostQuerySet":
        """Those that nobody is asking, and that may be asked again."""
        unheld = Q(lease_until__isnull=True) | Q(lease_until__lt=now)
        return self.filter(unheld, Q(ready_at__isnull=True) | Q(ready_at__lte=now))


class Host(models.Model):
    """One server by name. Only who holds it (`holder`, until `lease_until`) sends requests there.

    `ready_at`: no request before that moment (the gap after the last one, a quota, Retry-After, a back-off).
    `asked_at`: when it was asked within the last day, where its operator publishes a quota.
    """

    name = models.CharField(max_length=253, primary_key=True)
    holder = models.CharField(max_length=36, blank=True, editable=False)
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)
    ready_at = models.DateTimeField("next request not before", null=True, blank=True)
    pause_count = models.PositiveIntegerField("pauses in a row", default=0)
    pause_reason = models.CharField(max_length=300, blank=True)
    asked_at = models.JSONField(default=list, blank=True, editable=False)
    robots = models.TextField("robots.txt", blank=True)
    robots_status = models.PositiveSmallIntegerField(null=True, blank=True)
    robots_read_at = models.DateTimeField(null=True, blank=True)

    objects = HostQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        indexes: ClassVar[list[Any]] = [models.Index(fields=["ready_at"], name="host_ready")]

    def __str__(self) -> str:
        return self.name
