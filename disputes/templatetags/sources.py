"""Sources and the receipts of their polls: what came of a poll, and which part of an address is public."""

from django import template

from disputes.models import Fetch, FetchOutcome
from disputes.text import urls

register = template.Library()

VERDICTS = ("new", "edited", "known", "rejected")
MADE = ("filing", "event", "suggestion")


@register.filter
def public_address(url: str) -> str:
    return urls.without_secrets(url)


@register.filter
def outcome(value: str) -> str:
    """What became of a poll."""
    return FetchOutcome(value).label


@register.filter
def brought(fetch: Fetch) -> str:
    """What one receipt counts, without what is nought: "20 entries: 2 new, 18 known; 1 filing, 1 event"."""
    if not fetch.offered:
        return ""
    sorts = ", ".join(f"{count} {name}" for name in VERDICTS if (count := getattr(fetch, name)))
    made = ", ".join(_counted(count, name) for name in MADE if (count := getattr(fetch, f"{name}s")))
    entries = "1 entry" if fetch.offered == 1 else f"{fetch.offered} entries"
    return f"{entries}: {sorts}" + (f"; {made}" if made else "")


def _counted(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"
