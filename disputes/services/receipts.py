"""Adds receipts up: what one run of a command did, in the words that scripts rely on."""

from collections.abc import Iterable

from disputes.models import Fetch, FetchOutcome

COUNTS = ("offered", "new", "edited", "known", "rejected", "filings", "events", "suggestions")


def total(fetches: Iterable[Fetch]) -> dict[str, int]:
    """The counts of all receipts together."""
    sums = dict.fromkeys(COUNTS, 0)
    for fetch in fetches:
        for name in COUNTS:
            sums[name] += getattr(fetch, name)
    return sums


def tally(fetches: Iterable[Fetch]) -> dict[str, int]:
    """How many sources were polled, and how that went."""
    outcomes = [fetch.outcome for fetch in fetches]
    failed = (FetchOutcome.FAILED, FetchOutcome.NOT_A_FEED)
    return {
        "sources": len(outcomes),
        "unchanged": outcomes.count(FetchOutcome.UNCHANGED),
        "failed": sum(outcome in failed for outcome in outcomes),
    }


def sentence(fetch: Fetch) -> str:
    """One receipt for a person: what was there, what of it was new, what went wrong."""
    if fetch.outcome in (FetchOutcome.FAILED, FetchOutcome.NOT_A_FEED):
        return f"{fetch.source}: {fetch.message}"
    if fetch.outcome == FetchOutcome.UNCHANGED:
        return f"{fetch.source}: unchanged."
    counts = ", ".join(f"{getattr(fetch, name)} {name}" for name in COUNTS)
    return f"{fetch.source}: {counts}. {fetch.message}".rstrip()
