"""Which reports of a story are one text: how many are independent, and who was first. Pure."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from disputes.matching.similarity import Sketch, bare, resemblance, sketch
from disputes.matching.stories import Report

SAME_TEXT: Final = 0.75
_TELLING_PIECES: Final = 24  # two outlets can well find the same short headline
_OUTLET: Final = re.compile(r" [|–—-] [^|–—-]{1,40}+\Z")


@dataclass(frozen=True, slots=True)
class Tally:
    """What a page says of a story: n reports, k independent, first published by. `first` is None where no
    report has a date."""

    reports: int
    independent: int
    first: Report | None


@dataclass(frozen=True, slots=True)
class _Text:
    report: Report
    headline: str  # bare; "" for a headline too short to tell
    whole: Sketch

    def is_copy_of(self, other: "_Text") -> bool:
        if self.headline and self.headline == other.headline:
            return True
        return resemblance(self.whole, other.whole) >= SAME_TEXT


def tally(reports: Iterable[Report]) -> Tally:
    """Independent are the outlets that were first with a text: who repeats others', or itself, adds none."""
    reports = list(reports)
    groups = copies(reports)
    first = next((group[0] for group in groups if group[0].published), None)
    return Tally(len(reports), len({group[0].outlet for group in groups}), first)


def copies(reports: Iterable[Report]) -> list[tuple[Report, ...]]:
    """The reports by text, syndicated and near-identical ones together: earliest first, undated last."""
    groups: list[list[_Text]] = []
    for report in sorted(reports, key=_published):
        text = _read(report)
        group = next((group for group in groups if text.is_copy_of(group[0])), None)
        if group is None:
            groups.append([text])
        else:
            group.append(text)
    return [tuple(text.report for text in group) for group in groups]


def _published(report: Report) -> tuple[datetime.date, str]:
    return report.published or datetime.date.max, str(report.id)


def _read(report: Report) -> _Text:
    """Outlets and search engines put the outlet's name behind a headline; it is left off."""
    headline = _OUTLET.sub("", report.title)
    is_telling = len(sketch(headline)) >= _TELLING_PIECES
    return _Text(report, bare(headline) if is_telling else "", sketch(f"{headline} {report.summary}"))
