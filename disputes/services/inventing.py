"""Invented disputes and all that stands around them, by number: the same number is always the same row."""

import datetime
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, Final

from disputes.models import (
    Campaign,
    Citation,
    Claim,
    Court,
    Dispute,
    Event,
    EventKind,
    Lane,
    Outcome,
    OutcomeState,
    Party,
    PartyRole,
    Path,
    Placement,
    Proceeding,
    Protectability,
    Right,
    Role,
    Stage,
    Topic,
)
from disputes.text.dates import Precision, When

MARK: Final = "large-"  # every invented row is told by it: in its slug, id or key
NOTE = "Invented by make_large, to try Casetracker with many rows."
YEARS = 6
COURT_COUNT, TOPIC_COUNT, CAMPAIGN_COUNT, PUBLISHER_COUNT = 24, 16, 60, 300
ROUTINE_SHARE = 0.4  # of what happens in court
_SYLLABLES = ("bar", "ken", "lor", "mil", "nor", "ras", "sel", "tam", "vin", "zor")
_TRADES = ("Studios", "Press", "Records", "Media", "Pictures", "Systems", "Laboratories", "Holdings")
_SUBJECTS = (
    *("the training data", "the motion to dismiss", "fair use", "a licence", "the protective order"),
    *("the amended complaint", "discovery of the model", "class certification", "damages"),
)
_ACTS = {
    Lane.LAWSUIT: ("Judge rules on", "Defendant answers on", "Plaintiffs move on", "Parties brief"),
    Lane.DEAL: ("Companies negotiate", "Talks stall over", "Terms are proposed for"),
    Lane.STANDARDS: ("Regulator consults on", "Committee reports on", "Guild publishes rules on"),
    Lane.COVERAGE: ("Commentators weigh", "Company speaks about", "A report looks into"),
}
_LANES = (*[Lane.LAWSUIT] * 7, Lane.DEAL, Lane.STANDARDS, *[Lane.COVERAGE] * 3)
_KINDS = {
    Lane.LAWSUIT: (EventKind.MOTION, EventKind.ORDER, EventKind.FILING, EventKind.HEARING),
    Lane.DEAL: (EventKind.SETTLEMENT, EventKind.LICENSING, EventKind.RESPONSE),
    Lane.STANDARDS: (EventKind.REGULATION, EventKind.STATEMENT),
    Lane.COVERAGE: (EventKind.STATEMENT, EventKind.COMMENTARY, EventKind.RELEASE),
}
_PATH_STATES = (OutcomeState.POSSIBLE, OutcomeState.PENDING, OutcomeState.PENDING, OutcomeState.REACHED)


def word(number: int) -> str:
    """An invented name that no other number has."""
    return "".join(_SYLLABLES[int(digit)] for digit in f"{number:04d}").capitalize()


def address(*parts: object) -> str:
    """Under a name that nobody can own (RFC 2606)."""
    return f"https://invented.example/{'/'.join(map(str, parts))}"


def _sourced(*parts: object) -> dict[str, Any]:
    return {"source_url": address(*parts), "standing": "reported"}


# --- What many disputes share -----------------------------------------------------------------------


def courts() -> list[Court]:
    return [
        Court(
            id=f"{MARK}court-{n}",
            name=f"Invented District Court of {word(n)}",
            short_name=f"D. {word(n)}",
            country="US",
        )
        for n in range(COURT_COUNT)
    ]


def topics() -> list[Topic]:
    return [Topic(slug=f"{MARK}topic-{n}", name=f"Invented topic {word(n)}") for n in range(TOPIC_COUNT)]


def campaigns() -> list[Campaign]:
    return [
        Campaign(slug=f"{MARK}campaign-{n}", name=f"Invented campaign over {word(n)}", summary=NOTE)
        for n in range(CAMPAIGN_COUNT)
    ]


# --- A dispute and what stands around it --------------------------------------------------------------


def party(number: int) -> Party:
    name = f"{word(number)} {_TRADES[number % len(_TRADES)]}"
    return Party(slug=f"{MARK}party-{number}", name=name, country="US", note=NOTE)


def dispute(number: int, campaigns: Sequence[Campaign], now: datetime.datetime) -> Dispute:
    """Two and two are at the same stage. One in five belongs to a campaign, one in forty is not public."""
    is_public = number % 40 != 39
    return Dispute(
        slug=f"{MARK}{number}",
        short_name=f"{word(2 * number)} v. {word(2 * number + 1)}",
        caption=f"{word(2 * number)} Incorporated et al v. {word(2 * number + 1)} Limited",
        summary=f"An invented dispute over {_SUBJECTS[number % len(_SUBJECTS)]} of {word(number)}.",
        stage=Stage.values[number // 2 % len(Stage.values)],
        scope="United States",
        note=NOTE,
        campaign=campaigns[number % len(campaigns)] if number % 10 < 2 else None,
        is_public=is_public,
        published_at=now - datetime.timedelta(days=40) if is_public else None,
        **_sourced("disputes", number),
    )


def roles(of: Dispute, number: int, parties: Sequence[Party]) -> list[PartyRole]:
    """One or two on each side; a party stands on about three disputes."""
    sides = ((Role.CLAIMANT, 0), (Role.RESPONDENT, 1), (Role.CLAIMANT, 2))[: 3 if number % 2 else 2]
    return [
        PartyRole(
            dispute=of, party=parties[(number + step * 7) % len(parties)], role=role, **_sourced("roles")
        )
        for role, step in sides
    ]


def proceeding(number: int, courts: Sequence[Court], now: datetime.datetime) -> Proceeding:
    docket = f"1:{(now.year - number % YEARS) % 100:02d}-cv-{number % 100_000:05d}"
    return Proceeding(
        court=courts[number % len(courts)],
        number=docket,
        number_key=f"{MARK}{number}",
        judge=f"Judge {word(number % 97)}",
        **_sourced("dockets", number),
    )


def outcomes(of: Dispute, number: int) -> list[Outcome]:
    return [
        Outcome(
            dispute=of,
            path=path,
            state=_PATH_STATES[(number + step) % len(_PATH_STATES)],
            **_sourced("outcomes"),
        )
        for step, path in enumerate(Path)
        if (number + step) % 3
    ]


def claims(of: Dispute, number: int) -> list[Claim]:
    kinds = Protectability.values
    return [
        Claim(
            dispute=of,
            key=f"claim-{step}",
            claim=f"Alleges that {_SUBJECTS[(number + step) % len(_SUBJECTS)]} infringes its rights.",
            right=Right.values[(number + step) % 4],
            protectability=kinds[(number + step) % len(kinds)],
            **_sourced("claims", number),
        )
        for step in range(2)
    ]


# --- Its timeline -------------------------------------------------------------------------------------


def event(number: int, now: datetime.datetime) -> Event:
    """Within the last six years; of the lawsuit's many are routine, one in fifty is a turning point."""
    chance = Random(number)  # noqa: S311  # nothing is secret here
    lane = chance.choice(_LANES)
    days = chance.randrange(1, 365 * YEARS)
    day = now.astimezone(datetime.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    made = Event(
        key=f"{MARK}{number}",
        headline=f"{chance.choice(_ACTS[lane])} {chance.choice(_SUBJECTS)}, no. {number}",
        summary=f"Invented: it concerns {word(chance.randrange(10_000))} and {chance.choice(_SUBJECTS)}.",
        kind=chance.choice(_KINDS[lane]),
        lane=lane,
        standing="reported",
        is_routine=lane == Lane.LAWSUIT and chance.random() < ROUTINE_SHARE,
        is_important=chance.random() < 0.02,
    )
    at = day - datetime.timedelta(days=days)
    made.happened = When(at, at, Precision.DAY)
    made.seen_at = made.changed_at = at + datetime.timedelta(hours=chance.randrange(6, 24))
    return made


def placement(of: Event, on: int) -> Placement:
    return Placement(event=of, dispute_id=on, seen_at=of.seen_at, changed_at=of.changed_at)


def citations(of: Event, number: int) -> Iterator[Citation]:
    """One or two; one in four says its title."""
    for step in range(1 + (number % 4 == 0)):
        publisher = (number * 7 + step) % PUBLISHER_COUNT
        yield Citation(
            event=of,
            url=address("reports", number, step),
            publisher=f"{word(publisher)} Courier",
            title=f"What {word(publisher)} heard of no. {number}" if number % 4 == 0 else "",
            standing="reported",
            seen_at=of.seen_at,
            changed_at=of.changed_at,
        )
