"""A dispute page as it was known at a moment: which events, in which words, and what is not on record."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from disputes.models import ClaimStatus, Dispute, Placement, Signal
from tests import make
from tests.records import at, placed, recorded
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
PAGE = "/disputes/doe-v-roe/"
THEN = f"{PAGE}?as_of=2026-02-18"


def headlines(page: str) -> list[str]:
    return re.findall(r'<h4><a href="/events/\d+/">(.*?)</a>', page)


@pytest.fixture
def doe() -> Dispute:
    dispute = make.dispute("Doe v. Roe", slug="doe-v-roe", stage="filed", summary="Doe sues Roe.")
    recorded(dispute, "2026-01-01")
    return dispute


@pytest.fixture
def young() -> Dispute:
    """Its page is younger than what it tells of."""
    return make.dispute("Doe v. Roe", slug="doe-v-roe", stage="filed", summary="Doe sues Roe.")


@pytest.mark.parametrize(
    ("fields", "cited", "is_known"),
    [
        ({"when": "2026-02-18"}, None, True),
        ({"when": "2026-02-19"}, None, False),
        ({"when": "2026-02"}, None, False),
        ({"when": "2026-01"}, None, True),
        ({"when": "2026-02-17", "until": "2026-02-19"}, None, False),
        ({"when": "2026-02-18T23:59"}, None, True),
        ({"when": "2026-02-10", "kind": "hearing"}, None, False),
        ({"when": "2026-03-10", "kind": "hearing", "seen": "2026-02-01"}, None, True),
        ({"when": "2026-03-10", "kind": "hearing"}, "2026-02-18T20:00", True),
        ({"when": "2026-02-10"}, "2026-02-20", False),
        ({"when": "2026-02-10", "published_at": at("2026-02-20")}, None, False),
        ({"when": "2026-02-10", "published_at": at("2026-02-20")}, "2026-02-12", True),
        ({"when": "2026-02-10", "published_at": at("2026-02-20"), "seen": "2026-02-18"}, None, True),
    ],
)
def test_an_event_is_known_from_its_first_report_on(
    doe: Dispute, read: Read, fields: dict[str, Any], cited: str | None, is_known: bool
) -> None:
    event = placed(doe, fields.pop("seen", "2026-06-01"), headline="Letter", **fields)
    if cited:
        make.citation(event, published_at=at(cited))

    page = read(THEN)

    assert headlines(page) == (["Letter"] if is_known else [])
    assert f"All <b>{int(is_known)}</b>" in page


def test_what_was_recorded_later_says_so(doe: Dispute, read: Read) -> None:
    placed(doe, "2026-06-01", when="2026-02-17")

    page = read(THEN)

    assert 'recorded here later, <time datetime="2026-06-01T00:00:00+00:00">1 Jun 2026' in page
    assert headlines(read(f"{THEN}&record=1")) == []


def test_the_record_alone_can_be_asked_for(doe: Dispute, read: Read) -> None:
    placed(doe, "2026-02-17", when="2026-02-17", headline="Letter")
    late = placed(doe, "2026-02-17", when="2026-02-16", headline="Placed here later")
    Placement.objects.filter(event=late).update(seen_at=at("2026-06-01"))

    page = read(f"{THEN}&record=1")

    assert headlines(page) == ["Letter"]
    assert "as far as this site had it on record" in page


def test_words_are_those_of_then(doe: Dispute, read: Read) -> None:
    event = placed(doe, "2026-02-17", when="2026-02-17", headline="Doe writes", standing="alleged")
    event.headline, event.standing, event.earliest_at = "Doe sues", "confirmed", at("2026-02-16")
    event.save()

    then, today = read(THEN), read(PAGE)

    assert headlines(then) == ["Doe writes"]
    assert ">Alleged</span>" in then
    assert 'then dated <time datetime="2026-02-17">' in then
    assert headlines(today) == ["Doe sues"]


def test_where_the_record_began_later_the_first_wording_stands(doe: Dispute, read: Read) -> None:
    event = placed(doe, "2026-06-01", when="2026-02-17", headline="Doe writes")
    event.headline = "Doe sues"
    event.save()

    assert headlines(read(THEN)) == ["Doe writes"]


def test_a_draft_shows_never_whatever_the_moment(doe: Dispute, read: Read) -> None:
    event = placed(doe, "2026-02-01", when="2026-02-17", headline="Rash words", is_public=False)
    event.is_public, event.headline = True, "Careful words"
    event.save()
    placed(doe, "2026-02-01", when="2026-02-16", headline="Withheld", is_public=False)

    page = read(THEN)

    assert headlines(page) == ["Careful words"]
    assert "Rash" not in page
    assert "Withheld" not in page


def test_the_head_tells_what_it_told(doe: Dispute, read: Read) -> None:
    doe.stage, doe.summary = "settled", "It is over."
    doe.save()

    page = read(THEN)

    assert '<span class="stage">Filed</span>' in page
    assert "Doe sues Roe." in page
    assert "It is over." not in page


def test_what_is_not_on_record_is_not_guessed(young: Dispute, read: Read) -> None:
    make.outcome(young, state="pending", headline="Filed at last")
    make.claim(young)

    page = read(THEN)

    assert "Stage not on record" in page
    assert "Doe sues" not in page
    assert page.count('<p class="headline">Not on record</p>') == 3
    assert "1 claim that is recorded today" in page


def test_dates_stand_in_where_the_record_does_not_reach(young: Dispute, read: Read) -> None:
    outcome = make.outcome(young, "deal", state="reached", headline="Licence signed", reached_on="2026-02-10")
    for day, words in (("2026-02-09", "Talks begin."), ("2026-03-01", "It goes on.")):
        Signal.objects.create(outcome=outcome, happened_on=day, summary=words, source_url=make.ADDRESS)
    claim = make.claim(young, status="upheld")
    for day, state in (("2026-02-12", "alleged"), ("2026-05-01", "upheld")):
        ClaimStatus.objects.create(claim=claim, status=state, since_on=day, source_url=make.ADDRESS)
    make.demand(young, demand="Stop it", made_on="2026-02-17")
    make.demand(young, demand="Pay for it", made_on="2026-03")

    page = read(THEN)

    for words in ("Licence signed", "Talks begin.", claim.claim, '<span class="role">Alleged', "Stop it"):
        assert words in page
    for words in ("It goes on.", "Pay for it", '<span class="role">Upheld'):
        assert words not in page


def test_records_beside_the_timeline_read_as_then(doe: Dispute, read: Read) -> None:
    claim, outcome, role = make.claim(doe), make.outcome(doe, state="possible"), make.role(doe)
    for row in (claim, outcome, role):
        recorded(row, "2026-02-01")
    claim.claim, claim.status, outcome.state = "Quite another claim", "settled", "reached"
    claim.save()
    outcome.save()

    page = read(THEN)

    assert "Alleges copying" in page
    assert '<p class="headline">Possible' in page
    assert "Quite another" not in page
    assert "some were recorded here later" not in page


def test_cases_filed_later_are_not_there(doe: Dispute, read: Read) -> None:
    make.proceeding(doe, number="1:26-cv-00001", filed_on="2026-02-03", terminated_on="2026-05-01")
    make.proceeding(doe, number="1:26-cv-00002", filed_on="2026-05")

    page = read(THEN)

    assert "1:26-cv-00001" in page
    assert "terminated" not in page
    assert "1:26-cv-00002" not in page


@pytest.mark.parametrize(
    "text", ["", "x", "%00", "2026-13", "9999", "2999-01-01", "<b>", "2026-02-18T25:00", "٢٠٢٦"]
)
def test_a_moment_that_cannot_be_read_or_is_to_come_is_ignored(doe: Dispute, read: Read, text: str) -> None:
    page = read(f"{PAGE}?as_of={text}")

    assert "as it was known" not in page
    assert "<b>&" not in page


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-02-18", 'known on <strong><time datetime="2026-02-18">'),
        ("2026-02", "known at the end of <strong>"),
        ("2026-02-18T14:30", "18 Feb 2026, 14:30 UTC"),
    ],
)
def test_the_moment_is_named_and_every_link_and_form_keeps_it(
    doe: Dispute, read: Read, text: str, words: str
) -> None:
    placed(doe, "2026-06-01", when="2026-01-17")

    page = read(f"{PAGE}?as_of={text}")

    assert words in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'<input type="hidden" name="as_of" value="{text}">' in page
    address = text.replace(":", "%3A")
    assert f'href="?as_of={address}&amp;lane=lawsuit"' in page
    assert f'href="{PAGE}changes/?since={address}"' in page


def test_two_and_two_hundred_events_cost_the_same(doe: Dispute, client: Client) -> None:
    for make_one in (make.claim, make.role, make.outcome, make.demand, make.proceeding):
        make_one(doe)
    costs = []
    for count in (2, 198):
        for _ in range(count):
            make.citation(placed(doe, "2026-06-01", when="2026-02-17"))
        with CaptureQueriesContext(connection) as queries:
            client.get(THEN)
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 34


def test_a_dispute_that_is_not_public_is_not_there(client: Client) -> None:
    make.dispute(slug="secret", is_public=False)

    assert client.get("/disputes/secret/?as_of=2026-02-18").status_code == 404
