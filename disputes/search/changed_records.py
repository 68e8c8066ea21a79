"""What has changed beside a timeline: the dispute's own words, outcomes, claims, parties, demands."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from disputes.models import Dispute
from disputes.models.claims import ClaimState
from disputes.models.disputes import Role, Stage
from disputes.models.outcomes import OutcomeState
from disputes.search import wordings
from disputes.search.change import Change, Difference, kind, number
from disputes.search.wordings import Run, Span
from disputes.text import differences

# What is recorded along with the dispute came with its page and is no change.
WITH_THE_PAGE = datetime.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Tracked:
    """A kind of record: its fields with their names, and the words of those that hold a choice."""

    stream: int
    noun: str
    rows: Callable[[Dispute], Iterable[Any]]
    title: Callable[[Any], str]
    fields: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]]


def _labels(choices: Any) -> dict[str, str]:
    return {value: str(label) for value, label in choices.choices}


DISPUTE = 2
TRACKED = (
    Tracked(
        DISPUTE,
        "Dispute",
        lambda dispute: [dispute],
        lambda dispute: str(dispute.short_name),
        {"stage": "Stage", "status": "Where it stands", "summary": "Summary"},
        {"stage": _labels(Stage)},
    ),
    Tracked(
        3,
        "Outcome",
        lambda dispute: dispute.outcomes.all(),
        lambda outcome: str(outcome.get_path_display()),
        {"state": "State", "headline": "Headline", "reached_on": "Date"},
        {"state": _labels(OutcomeState)},
    ),
    Tracked(
        4,
        "Claim",
        lambda dispute: dispute.claims.all(),
        lambda claim: str(claim.claim),
        {"status": "State", "claim": "Words"},
        {"status": _labels(ClaimState)},
    ),
    Tracked(
        5,
        "Party",
        lambda dispute: dispute.roles.select_related("party"),
        lambda role: str(role.party.name),
        {"role": "Role", "wording": "Word of the court"},
        {"role": _labels(Role)},
    ),
    Tracked(
        6,
        "Demand",
        lambda dispute: dispute.demands.all(),
        lambda demand: str(demand.demand),
        {"demand": "Words", "due_on": "Due"},
        {},
    ),
)


def of(dispute: Dispute, spans: Sequence[Span]) -> Iterator[Change]:
    """`spans` are those in which it was public."""
    for tracked in TRACKED:
        yield from _changes(tracked, dispute, spans)


def _changes(tracked: Tracked, dispute: Dispute, spans: Sequence[Span]) -> Iterator[Change]:
    rows = {row.pk: row for row in tracked.rows(dispute)}
    histories = wordings.records(list(rows.values()), dispute) if rows else {}
    for pk, records in histories.items():
        title, runs = tracked.title(rows[pk]), list(wordings.readable(records, [*tracked.fields], spans))
        for run in runs[:1]:
            if run.since > (dispute.published_at or dispute.seen_at) + WITH_THE_PAGE:
                found = _differences(tracked, dict.fromkeys(tracked.fields, ""), run.record)
                yield _change(tracked, run, dispute, f"{tracked.noun} added", title, found)
        for old, new in pairwise(runs):
            found = _differences(tracked, old.record, new.record)
            yield _change(tracked, new, dispute, kind(tracked.noun, found), title, found)


def _change(
    tracked: Tracked, run: Run, dispute: Dispute, words: str, title: str, found: list[Difference]
) -> Change:
    place = number(tracked.stream, run.record["history_id"])
    return Change(run.since, place, words, title, dispute.get_absolute_url(), differences=found)


def _differences(tracked: Tracked, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    found = []
    for field, name in tracked.fields.items():
        was, says = old[field], new[field]
        if was == says:
            continue
        labels = tracked.choices.get(field)
        if labels:
            found.append(Difference.of_values(name, labels.get(was, was), labels.get(says, says)))
        else:
            found.append(Difference(name, differences.parts(was, says)))
    return found
