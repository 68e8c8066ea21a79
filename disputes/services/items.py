"""The stored entries of a source: what we know of them, and setting down what is new or edited."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db.models import Q

from disputes.ingest import identify
from disputes.ingest.identify import Decision, Known, Verdict
from disputes.ingest.types import ParsedItem
from disputes.models import Item, Revision, Source, SourceKind
from disputes.services import publishing
from disputes.text import dockets, urls


@dataclass(frozen=True, slots=True)
class Stored:
    """`changed` are the new and the edited items; `unfiled` those that may belong on a docket and are not there."""

    counts: dict[str, int]
    changed: list[Item] = field(default_factory=list)
    unfiled: list[Item] = field(default_factory=list)


def known(source: Source, parsed: Iterable[ParsedItem]) -> list[Known]:
    """Those stored items of the source that the parsed ones could be, in one query."""
    raise NotImplementedError
