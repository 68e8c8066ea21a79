"""Made-up disputes with timelines of a given length; the same events can be shown by other means."""

import datetime
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disputes.models import Citation, Dispute, Event, Placement
from disputes.models.bulk import insert_each
from disputes.text.dates import When
from tests import make
from tests.jobs.installation import ROOT, Installation

FIRST_DAY, DAYS = datetime.date(2019, 1, 7), 2_500
LANES = ["lawsuit"] * 6 + ["coverage"] * 2 + ["deal", "standards"]
STEPS = ("Motion to dismiss", "Order on discovery", "Letter to the court", "Report on the talks", "Hearing")
SUBJECTS = ("the training data", "the named works", "the second amended complaint", "the class")


@dataclass(frozen=True, slots=True)
class Happening:
    day: datetime.date
    lane: str
    headline: str
    text: str


def happenings(count: int) -> list[Happening]:
    """The same for the same count, oldest first; several on one day, as a docket has them."""
    chance = random.Random(count)
    days = sorted(FIRST_DAY + datetime.timedelta(days=chance.randrange(DAYS)) for _ in range(count))
    return [_happening(number, day, chance) for number, day in enumerate(days, 1)]


def _happening(number: int, day: datetime.date, chance: random.Random) -> Happening:
    step, subject = chance.choice(STEPS), chance.choice(SUBJECTS)
    return Happening(
        day=day,
        lane=chance.choice(LANES),
        headline=f"{step} about {subject}, entry {number}",
        text=f"Doe says in paragraph {chance.randrange(400)} that {subject} were copied; Roe answers that "
        f"what was kept of {subject} is neither a copy nor stored as one.",
    )


def slug(count: int) -> str:
    return f"doe-roe-{count}"


def fill(installation: Installation, counts: Sequence[int]) -> None:
    """One dispute for each count: see `slug`."""
    program = "import sys, django; django.setup(); from tests import timelines; timelines.main(sys.argv[1:])"
    environment = installation.environment | {"DJANGO_SETTINGS_MODULE": "casetracker.settings"}
    command = [sys.executable, "-c", program, *map(str, counts)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def main(counts: Sequence[str]) -> None:
    """In a process of its own, with Django set up: the clock of a demand runs, each event has its source."""
    for count in map(int, counts):
        dispute = make.dispute(f"Doe v. Roe, {count:,} events", slug=slug(count))
        make.demand(dispute, made_on="2019-01-02", due_on="2199-12-31", time_zone="UTC")
        insert_each(_events(count))
        _place(dispute, count)


def _events(count: int) -> Iterator[Event]:
    for number, each in enumerate(happenings(count)):
        event = Event(
            key=f"{slug(count)}-{number}",
            lane=each.lane,
            headline=each.headline,
            summary=each.text,
            standing="reported",
            seen_at=make.NOW,
            changed_at=make.NOW,
        )
        event.happened = When.parse(each.day.isoformat())
        yield event


def _place(dispute: Dispute, count: int) -> None:
    keys = list(Event.objects.filter(key__startswith=f"{slug(count)}-").values_list("pk", flat=True))
    seen = {"seen_at": make.NOW, "changed_at": make.NOW}
    insert_each(Placement(event_id=key, dispute=dispute, **seen) for key in keys)
    insert_each(
        Citation(event_id=key, url=make.ADDRESS, publisher="News Example", title="What was said", **seen)
        for key in keys
    )
