"""Adds receipts up: what one run of a command did, in the words that scripts rely on."""

from collections.abc import Iterable

from disputes.models import Fetch, FetchOutcome

BAD = (
    FetchOutcome.FAILED,
    FetchOutcome.NOT_A_FEED,
    FetchOutcome.SELECTOR_LOST,
    FetchOutcome.PARSE_LIMIT,
    FetchOutcome.REFUSED,
)
COUNTS = ("offered", "new", "edited", "known", "rejected", "filings", "events", "suggestions")


def total(fetches: Iterable[Fetch]) -> dict[str, int]:
    """The counts of all receipts together."""
    sums = dict.fromkeys(COUNTS, 0)
    for fetch in fetches:
        for name in COUNTS:
            sums[name] += getattr(fetch, name)
    return sums


def tally(fetches: Iterable[Fetch]) -> dict[str, int]:
    """How many sources were asked, how often, and how that went."""
    fetches = list(fetches)
    outcomes = [fetch.outcome for fetch in fetches]
    return {
        "sources": len({fetch.source_id for fetch in fetches}),
        "polled": len(fetches),
        "unchanged": outcomes.count(FetchOutcome.UNCHANGED),
        "partial": outcomes.count(FetchOutcome.PARTIAL),
        "failed": sum(outcome in BAD for outcome in outcomes),
    }


def sentence(fetch: Fetch) -> str:
    """One receipt for a person: what was there, what of it was new, what went wrong."""
    if fetch.outcome in BAD:
        return f"{fetch.source}: {fetch.message}"
    if fetch.outcome == FetchOutcome.UNCHANGED:
        return f"{fetch.source}: unchanged."
    counts = ", ".join(f"{getattr(fetch, name)} {name}" for name in COUNTS)
    return f"{fetch.source}: {counts}. {fetch.message}".rstrip()


def refusals(fetch: Fetch) -> list[str]:
    """A line for each entry that was left out: why, and which."""
    return [f"  Left out: {each['subject']}. {each['reason']}" for each in fetch.rejections]
