"""The values that extraction gives. Plain data."""

from dataclasses import dataclass
from enum import StrEnum

from disputes.matching.types import Span

type Value = dict[str, str | int | bool]  # what JSON can hold, by name
type Match = tuple[int, int, Value]  # start and end in one text, and what stands there


class Kind(StrEnum):
    """What can be proposed."""

    MONEY = "money"
    DEADLINE = "deadline"
    COURT = "court"
    DOCKET = "docket"
    JUDGE = "judge"
    CITATION = "citation"


@dataclass(frozen=True, slots=True)
class Found:
    """One proposed field. `words` are those at `span`, verbatim; each module says what its `value` holds."""

    kind: Kind
    value: Value
    words: str
    span: Span
