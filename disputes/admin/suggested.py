"""A suggestion as its page tells it: reasons with weights, the story it belongs to, what its text says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from disputes.matching.match import SUGGEST_AT, SUREST_WITHOUT_DOCKET
from disputes.models import Item, Suggestion
from disputes.services import proposing, stories
from disputes.text import urls

MOST_REPORTS: Final = 20
KINDS: Final = {
    "money": "Money",
    "deadline": "Deadlines",
    "court": "Courts",
    "docket": "Docket numbers",
    "judge": "Judges",
    "citation": "Citations",
}


@dataclass(frozen=True, slots=True)
class Report:
    """Another item of the same story; `url` is empty where it has no address that a browser may open."""

    item: Item
    outlet: str
    url: str


def context(suggestion: Suggestion) -> dict[str, Any]:
    """All that is shown above the form."""
    item, proposed = suggestion.item, suggestion.proposed
    weights = round(sum(reason["weight"] for reason in suggestion.reasons), 2)
    others = Suggestion.objects.of([item]).exclude(pk=suggestion.pk).select_related("dispute")
    return {
        "evidence": proposing.evidence(suggestion),
        "reasons": [_reason(reason) for reason in suggestion.reasons],
        "weights": None if weights == suggestion.score else _signed(weights),
        "bar": SUGGEST_AT,
        "above_bar": _signed(round(suggestion.score - SUGGEST_AT, 2)),
        "surest": SUREST_WITHOUT_DOCKET,
        "reports": _reports(item),
        "others": others,
        "found": _found(proposed.get("fields", [])),
        "signals": [signal["words"] for signal in proposed.get("signals", [])],
    }


def _reason(reason: Mapping[str, Any]) -> tuple[str, str]:
    """Its words, where the page has them and the item has not, and its weight."""
    fields = {span[0] for span in reason["spans"]}
    words = reason["words"]
    if "text" in fields:
        words += " (in the page itself)" if fields == {"text"} else " (also in the page itself)"
    return words, _signed(reason["weight"])


def _signed(weight: float) -> str:
    return f"{weight:+.2f}".replace("-", "−")


def _reports(item: Item) -> list[Report]:
    if item.story is None:
        return []
    others = item.story.items.exclude(pk=item.pk).select_related("source")
    return [
        Report(each, stories.outlet(each), each.url if urls.is_http(each.url) else "")
        for each in others.order_by("published_at", "pk")[:MOST_REPORTS]
    ]


def _found(fields: Iterable[Mapping[str, Any]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """By kind, in the order of `KINDS`: the words, and what they were read as where that says more."""
    grouped: dict[str, dict[tuple[str, str], None]] = {kind: {} for kind in KINDS}
    for field in fields:
        value = _value(field["kind"], field["value"])
        words = field["words"]
        grouped.setdefault(field["kind"], {})[words, "" if value == words else value] = None
    return [(KINDS.get(kind, kind.capitalize()), list(found)) for kind, found in grouped.items() if found]


def _value(kind: str, value: Mapping[str, Any]) -> str:
    match kind:
        case "money":
            per = f"per {value['per']}" if value.get("per") else ""
            parts = (value.get("bound"), _amount(value.get("amount", "")), value.get("currency"), per)
            return " ".join(str(part) for part in parts if part)
        case "court":
            return str(value.get("name", ""))
        case "judge":
            return " ".join(filter(None, (value.get("title"), value.get("name"))))
        case "docket":
            return str(value.get("number", ""))
        case "citation":
            return str(value.get("citation", ""))
    # PostgreSQL keeps the keys of JSON in an order of its own.
    ordered = sorted(value.items(), key=lambda one: (not isinstance(one[1], int), one[0]))
    return ", ".join(_named(name.replace("_", " "), each) for name, each in ordered)


def _named(name: str, value: Any) -> str:
    """`3 days`, `due 2026-03-05`."""
    return f"{value} {name}" if isinstance(value, int) else f"{name} {value}"


def _amount(amount: str) -> str:
    """`1500000.5` as `1,500,000.5`."""
    whole, point, fraction = str(amount).partition(".")
    return f"{int(whole):,}{point}{fraction}" if whole.isdecimal() else str(amount)
