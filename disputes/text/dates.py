"""Dates as people know them: to the year, month, day or minute, and as a range where sources differ. No Django."""

import datetime
import enum
from dataclasses import dataclass


class BadDate(ValueError):
    """Says in one sentence what is wrong with a date."""


class Precision(enum.StrEnum):
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"


@dataclass(frozen=True, slots=True)
class When:
    earliest: datetime.datetime
    latest: datetime.datetime
    precision: Precision
    time_zone: str = "UTC"

    @classmethod
    def parse(cls, text: str, until: str | None = None, time_zone: str = "UTC") -> "When":
        raise BadDate("placeholder")
