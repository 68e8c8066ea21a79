"""One item read as a whole: which disputes, what kind of happening, and when."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from disputes.matching import happened, match
from disputes.matching.happened import Happened
from disputes.matching.index import Index
from disputes.matching.kinds import news
from disputes.matching.kinds.news import Kind
from disputes.matching.stories import Id, Report
from disputes.matching.types import Match

OTHER: Final = Kind("other", 0.0, ())


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a text tells: the disputes it may be about, likeliest first; nothing else is asked where none is.

    `happened` is None where the text does not say: then the day of publication stands in, marked as such.
    """

    matches: tuple[Match, ...]
    kind: Kind = OTHER
    happened: Happened | None = None

    def report(
        self, id: Id, fields: Mapping[str, str], *, published: datetime.date | None, outlet: str
    ) -> Report:
        """The item as clustering sees it."""
        when = self.happened.when if self.happened else None
        return Report(
            id=id,
            disputes=frozenset(each.dispute_id for each in self.matches),
            kind=self.kind.kind,
            published=published,
            happened=when.earliest.date() if when else None,
            precision=when.precision if when else "",
            title=fields.get("title", ""),
            summary=fields.get("summary", ""),
            outlet=outlet,
        )


def understand(
    index: Index,
    fields: Mapping[str, str],
    *,
    published: datetime.date | None,
    weights: Mapping[str, float] = match.WEIGHTS,
    bar: float = match.SUGGEST_AT,
) -> Understanding:
    """Read the fields (title, summary, text; plain) of one item, published on that day."""
    matches = match.match(index, fields, published=published, weights=weights, bar=bar)
    if not matches:
        return Understanding(())
    kind = news.kind_of(fields.get("title", ""), fields.get("summary", ""))
    return Understanding(tuple(matches), kind, happened.happened(fields, published))
