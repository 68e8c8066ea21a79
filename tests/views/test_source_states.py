"""How a source does, in one sentence that anybody understands: each state, since when, what is tried next."""

import datetime
import re
from typing import Any

import pytest
from django.utils.html import strip_tags

from disputes.models import Fetch, Gap, Host, Source
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
NOW = make.NOW  # a Monday, noon in UTC
MINUTE, HOUR, DAY = (datetime.timedelta(**{unit: 1}) for unit in ("minutes", "hours", "days"))
FINE = {
    "checked_at": NOW - 4 * MINUTE,
    "succeeded_at": NOW - 4 * MINUTE,
    "changed_at": NOW - 3 * DAY,
    "due_at": NOW + 11 * MINUTE,
    "interval_seconds": 900,
}
READ_LONG_AGO = {"succeeded_at": NOW - 2 * DAY}
FAILING = {**READ_LONG_AGO, "failure_count": 5, "trouble": "failed", "due_at": NOW + 4 * HOUR}
NEVER_READ = {"checked_at": None, "succeeded_at": None, "changed_at": None}
STATES: list[tuple[dict[str, Any], str]] = [
    ({}, "Read. Checked 4 min ago, last change 3 days ago, no known gap. Next in 11 min."),
    ({"changed_at": None}, "Read. Checked 4 min ago, no entry yet, no known gap. Next in 11 min."),
    (
        {"changed_at": NOW - 12 * DAY, "silence_seconds": 2 * 86_400},
        "Unusually quiet. No new entry for 12 days; its longest usual silence is 2 days. It may have nothing "
        "to tell, or no longer tell everything. Checked 4 min ago, no known gap. Next in 11 min.",
    ),
    (
        {"kind": "pacer", "built_at": NOW - 3 * HOUR},
        "Standing still. The court is at work, but its feed has shown nothing new since 2 Mar 2026, 09:00 "
        "UTC, 3 h ago. Entries may be on the docket that are not in the feed yet. Checked 4 min ago. Next in "
        "11 min.",
    ),
    (
        FAILING,
        "Failing. Not read since 28 Feb 2026, 12:00 UTC, 2 days ago: not reached, 5 times in a row. The last "
        "time: What was said. Next in 4 h: after each failure in a row we wait longer.",
    ),
    (
        {**NEVER_READ, "checked_at": NOW - HOUR, "failure_count": 1, "trouble": "not_a_feed"},
        "Failing. Never read yet: not a feed. The last time: What was said. Next in 11 min: "
        "after each failure in a row we wait longer.",
    ),
    (
        {**READ_LONG_AGO, "failure_count": 2, "trouble": "blocked", "due_at": NOW + 7 * HOUR},
        "Refused by the server. Not read since 28 Feb 2026, 12:00 UTC, 2 days ago: refused, 2 times in a "
        "row. The last time: What was said. Next in 7 h: after a refusal we wait four hours, and twice as "
        "long after each further one.",
    ),
    (
        {**READ_LONG_AGO, "failure_count": 1, "halt": "gone"},
        "Stopped, needs a person. The server says it is gone for good (410). It is not asked again before a "
        "person has looked at it. Last read 2 days ago.",
    ),
    (
        {**NEVER_READ, "checked_at": NOW, "failure_count": 1, "halt": "denied"},
        "Stopped, needs a person. The server asks for a key or a password (401). It is not asked again "
        "before a person has looked at it. It has never been read.",
    ),
    (
        {"is_paused": True},
        "Paused. Nobody reads it at present. Last read 4 min ago. What has come since then is not here.",
    ),
    (
        {"trouble": "blocked"},
        "Asked to wait. Its server does not want to be asked at present. It said: What was said. Last read "
        "4 min ago. Next in 11 min: until then its server asked us to wait.",
    ),
    (
        {**READ_LONG_AGO, "due_at": NOW - HOUR},
        "Overdue. Last read 2 days ago, although it is to be read every 15 min. What has come since then is "
        "not here yet. Next as soon as a worker is free.",
    ),
    (
        {"cursor": "https://api.example/2", "reading_since": NOW - HOUR, "due_at": NOW},
        "Being read. It is long and is read page by page, since 2 Mar 2026, 11:00 UTC; not all of it is here "
        "yet. Checked 4 min ago, last change 3 days ago, no known gap. Next as soon as a worker is free: its "
        "next page.",
    ),
    (NEVER_READ, "Not checked yet. It has never been read; that is to come. Next in 11 min."),
    (
        {"url": "", **NEVER_READ},
        "Not polled. It has no address that could be read: what it tells is brought here.",
    ),
    ({"kind": "api"}, "Not polled. For its kind there is no reader yet."),
]


@pytest.fixture(autouse=True)
def _at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def feed(**fields: Any) -> Source:
    made = make.source(**{"slug": "feed", "court": make.court(), **FINE, **fields})
    Fetch.objects.create(
        source=made, outcome="failed", message="What was said.", started_at=NOW, finished_at=NOW
    )
    return made


def sentence(read: Read) -> str:
    found = re.search(r'<p class="condition">(.*?)</p>', read("/sources/feed/"), re.DOTALL)
    return " ".join(strip_tags(found[1]).split()) if found else ""


def gap(of: Source, began_at: datetime.datetime, ended_at: datetime.datetime, **fields: Any) -> Gap:
    return Gap.objects.create(source=of, began_at=began_at, ended_at=ended_at, **fields)


@pytest.mark.parametrize(("fields", "words"), STATES, ids=[words.split(".")[0] for _, words in STATES])
def test_the_page_says_in_a_sentence_how_the_source_does(
    read: Read, fields: dict[str, Any], words: str
) -> None:
    feed(**fields)

    assert sentence(read) == words


def test_a_possible_gap_is_told_between_its_two_readings(read: Read) -> None:
    source = feed(gap_at=NOW - HOUR)
    gap(source, NOW - 2 * HOUR, NOW - HOUR, kind="overflow")

    assert sentence(read).startswith(
        "Possible gap. Entries of 2 Mar 2026, 10:00–11:00 UTC can be missing: more may have come between two "
        "readings than it shows at once. Checked 4 min ago"
    )


def test_an_old_gap_is_still_known_and_a_covered_one_is_none(read: Read) -> None:
    source = feed()
    gap(source, NOW - 40 * DAY, NOW - 39 * DAY, kind="unread")
    gap(source, NOW - 20 * DAY, NOW - 19 * DAY, kind="unread", is_covered=True)

    assert "last possible gap 21 Jan 2026, 12:00 – 22 Jan 2026, 12:00 UTC." in sentence(read)


@pytest.mark.parametrize(
    ("fields", "host", "words"),
    [
        ({"lease_until": NOW + MINUTE}, {}, "It is being read at this moment."),
        (
            {},
            {"ready_at": NOW + HOUR, "pause_reason": "The server answered 429."},
            "Next in 1 h: until then its server asked us to wait (The server answered 429.).",
        ),
        ({}, {"ready_at": NOW + 3 * HOUR}, "Next in 3 h: our share of requests at its server is used up"),
        ({}, {"ready_at": NOW + MINUTE}, "no known gap. Next in 11 min."),
        (
            {"pending_at": NOW - MINUTE, "due_at": NOW + MINUTE},
            {},
            "Next in 1 min: a small change of the wording counts once it has been seen twice.",
        ),
        ({"due_at": NOW + 5 * HOUR}, {}, "Next in 5 h: the server or the feed asks not to be read sooner."),
        ({**FAILING, "trouble": "parse_limit"}, {}, "what is too much to read is left alone for a day."),
    ],
)
def test_when_it_is_tried_next_has_a_reason(
    read: Read, fields: dict[str, Any], host: dict[str, Any], words: str
) -> None:
    source = feed(**fields)
    Host.objects.create(name=source.host, **host)

    assert words in sentence(read)
