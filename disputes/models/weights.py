"""What a training on curators' decisions came to."""

from typing import ClassVar

from django.db import models


class LearnedWeights(models.Model):
    """The weights of matching after one training; the latest are used, where the settings say so.

    `weights` goes by the names in `disputes/matching/match.py`.
    """

    weights = models.JSONField()
    accepted_count = models.PositiveIntegerField()
    rejected_count = models.PositiveIntegerField()
    trained_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-trained_at", "-pk"]
        verbose_name = verbose_name_plural = "learned weights"

    def __str__(self) -> str:
        return f"From {self.accepted_count + self.rejected_count} decisions, {self.trained_at:%Y-%m-%d %H:%M}"
