"""What many records share: where a fact comes from, how sure it is, when it happened, who changed it."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from disputes.text.dates import BadDate, Precision, When


class Standing(models.TextChoices):
    """How far a fact can be relied on. An allegation stays one until a court or the other side settles it."""

    REPORTED = "reported", "Reported"
    ALLEGED = "alleged", "Alleged"
    CONFIRMED = "confirmed", "Confirmed"
    UNCONFIRMED = "unconfirmed", "Unconfirmed"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Basis(models.TextChoices):
    """What kind of source supports a fact."""

    COURT_RECORD = "court_record", "Court record"
    PARTY_STATEMENT = "party_statement", "Party statement"
    PRESS = "press", "Press report"
    REGULATOR = "regulator", "Regulator"
    REFERENCE = "reference", "Reference work"


class Lane(models.TextChoices):
    """The three paths on which a dispute can move, and what is said about it."""

    LAWSUIT = "lawsuit", "Lawsuit"
    DEAL = "deal", "Settlement or licence"
    STANDARDS = "standards", "Industry standards"
    COVERAGE = "coverage", "Coverage and statements"


def validate_partial_date(value: str) -> None:
    try:
        When.parse(value)
    except BadDate as error:
        raise ValidationError(str(error)) from error


def validate_time_zone(value: str) -> None:
    try:
        When.parse("2026", time_zone=value)
    except BadDate as error:
        raise ValidationError(f"{error} Write it as Europe/Berlin.") from error


class TimeZoneField(models.CharField):
    """The name of a zone in the IANA database, such as "America/New_York"."""

    default_validators = [validate_time_zone]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 64)
        super().__init__(*args, **kwargs)


class PartialDateField(models.CharField):
    """An ISO 8601 date cut to what is known: "2026", "2026-02", "2026-02-17", "2026-02-17T14:30".

    Kept as text, so that the text is the precision, and so that order by text is order in time.
    """

    default_validators = [validate_partial_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 16)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)


class ReadableJSON(json.JSONEncoder):
    """Letters stay letters: what is searched as text holds "Müller" and no escape in its place."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"ensure_ascii": False})


class NamesField(models.JSONField):
    """Other names by which something goes: a list of texts."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("encoder", ReadableJSON)
        super().__init__(*args, **kwargs)


class Recorded(models.Model):
    """A record whose every wording is kept, with who changed it and when."""

    seen_at = models.DateTimeField("first seen here", auto_now_add=True, editable=False)
    changed_at = models.DateTimeField("last changed", auto_now=True, editable=False)
    history = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True


class Sourced(models.Model):
    """A fact that says where it stands; without an address it can only be unconfirmed."""

    source_url = models.URLField("source", max_length=2048, blank=True)
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.UNCONFIRMED)

    class Meta:
        abstract = True

    @property
    def is_unconfirmed(self) -> bool:
        return self.standing == Standing.UNCONFIRMED


def sourced_constraints() -> list[models.BaseConstraint]:
    """Django fills in the table's name where it stands; an abstract Meta cannot be merged by itself."""
    return [
        models.CheckConstraint(condition=Q(standing__in=Standing.values), name="%(class)s_standing_is_known"),
        models.CheckConstraint(
            condition=~Q(source_url="") | Q(standing__in=[Standing.UNCONFIRMED, Standing.WITHDRAWN]),
            name="%(class)s_needs_a_source_to_be_sure",
            violation_error_message="A fact without a source can only stand as unconfirmed.",
        ),
    ]


class Happened(models.Model):
    """When something happened: the earliest and the latest it can have been, cut to its precision.

    Both are UTC. A day, month or year is kept as the first instant of it and never shifted between zones;
    only a minute is a true instant, shown in `time_zone`.
    """

    earliest_at = models.DateTimeField("happened (earliest)", db_index=True)
    latest_at = models.DateTimeField("happened (latest)")
    precision = models.CharField(max_length=6, choices=[(p.value, p.value) for p in Precision], default="day")
    time_zone = TimeZoneField(default="UTC")

    class Meta:
        abstract = True

    @property
    def happened(self) -> When:
        return When(self.earliest_at, self.latest_at, Precision(self.precision), self.time_zone)

    @happened.setter
    def happened(self, when: When) -> None:
        self.earliest_at, self.latest_at = when.earliest, when.latest
        self.precision, self.time_zone = when.precision.value, when.time_zone


def happened_constraints() -> list[models.BaseConstraint]:
    return [
        models.CheckConstraint(
            condition=Q(earliest_at__lte=F("latest_at")),
            name="%(class)s_earliest_before_latest",
            violation_error_message="The earliest date must not lie after the latest.",
        ),
        models.CheckConstraint(
            condition=Q(precision__in=[p.value for p in Precision]), name="%(class)s_precision_is_known"
        ),
    ]


def choice_constraint(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(**{f"{field}__in": choices.values}), name=name)
