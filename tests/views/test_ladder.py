"""Before the lawsuit: each rung with its date, event and source; what is not known is said to be so."""

import datetime

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from disputes.models import Demand, Dispute, Party, Signal
from disputes.search import deadlines
from disputes.search.dossier import Dossier, public_disputes
from disputes.search.ladder import Ladder
from disputes.search.steps import Rung
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.NOW  # 2 March 2026, noon


@pytest.fixture
def doe() -> Dispute:
    return make.dispute("Doe v. Acme", stage="threatened")


@pytest.fixture
def sides() -> dict[str, Party]:
    return {"made_by": make.party("Doe"), "made_to": make.party("Acme")}


def ladder(of: Dispute, now: datetime.datetime = NOW) -> Ladder:
    return Ladder(Dossier(public_disputes().get(pk=of.pk)), now)


def rungs(of: Dispute) -> dict[str, Rung]:
    climbed = ladder(of)
    return {rung.name: rung for rung in (*climbed.rungs, *climbed.ends)}


def words(rung: Rung) -> list[str]:
    return [step.words for step in rung.steps]


def shown(of: Dispute, now: datetime.datetime = NOW) -> str:
    return render_to_string("disputes/dispute/ladder.html", {"ladder": ladder(of, now), "now": now})


def told_silence(of: Demand) -> None:
    event = make.event(of.dispute, headline="Deadline passed", kind="deadline", key=deadlines.key(of))
    make.citation(event)


def test_every_rung_stands_there_reached_or_not(doe: Dispute) -> None:
    climbed = ladder(doe)

    assert [rung.name for rung in climbed.rungs] == [
        *("Allegation", "Demand", "Deadline", "Answer or silence", "Talks")
    ]
    assert [end.name for end in climbed.ends] == ["Filed", "Settled or licensed", "Standard", "Dormant"]
    assert {rung.state for rung in (*climbed.rungs, *climbed.ends)} == {"not reached"}


def test_a_letter_leads_to_its_event_and_source(doe: Dispute, sides: dict[str, Party]) -> None:
    event = make.event(doe, kind="threat", headline="Doe writes to Acme", until="2026-02-18")
    make.citation(event, publisher="The Paper")
    make.demand(doe, made_on="2026-02-17", event=event, **sides)
    make.demand(doe, made_on="2026-02-17", event=event, **sides)

    page = shown(doe)

    assert page.count(f'<a href="/events/{event.pk}/">Doe writes to Acme</a>') == 2  # allegation and demand
    assert "17–18 Feb 2026" in page
    assert f'Source: <a href="{make.ADDRESS}" rel="noopener noreferrer">The Paper</a>' in page


def test_a_demand_without_an_event_stands_in_its_own_words(doe: Dispute) -> None:
    make.demand(doe, demand="Stop it", made_on="2026-02", standing="alleged")

    page = shown(doe)

    assert "Stop it" in page
    assert ">Feb 2026</time>" in page
    assert ">Alleged</span>" in page


def test_a_clock_says_whose_it_is_and_how_far(doe: Dispute, sides: dict[str, Party]) -> None:
    make.demand(doe, due_on="2026-03-04", time_zone="America/New_York", **sides)

    page = shown(doe)

    assert 'datetime="2026-03-05T05:00:00Z" data-zone="America/New_York">2 days 17 hours left</time>' in page
    assert "Doe to Acme" in page
    assert "clock of America/New_York, over at " in page
    assert "5 Mar 2026, 00:00 EST" in page
    assert "js/clocks.js" in page


def test_a_deadline_that_passed_says_when_and_that_nothing_is_recorded(
    doe: Dispute, sides: dict[str, Party]
) -> None:
    make.demand(doe, due_on="2026-02-20", **sides)

    page = shown(doe, NOW + datetime.timedelta(days=100))

    assert ">passed 109 days ago</time>" in page
    assert "time zone not known; over everywhere at" in page
    assert "Acme has not answered Doe, as far as is known" in page
    assert "No answer recorded" in page
    assert "js/clocks.js" not in page


def test_what_the_job_wrote_takes_the_place_of_that(doe: Dispute) -> None:
    told_silence(make.demand(doe, due_on="2026-02-20"))

    found = rungs(doe)

    assert words(found["Answer or silence"]) == ["Deadline passed"]
    assert found["Answer or silence"].state == "no answer recorded"
    assert found["Deadline"].steps[0].event is None


def test_an_answer_stops_the_clock_and_the_silence_stays_and_says_so(doe: Dispute) -> None:
    demand = make.demand(doe, due_on="2026-02-20", answer=make.event(doe, headline="Acme answers"))
    told_silence(demand)

    rung = rungs(doe)["Answer or silence"]

    assert rung.state == "reached"
    assert words(rung) == ["Acme answers", "Deadline passed"]
    assert rung.steps[1].note == "written before an answer was recorded"
    assert 'class="clock' not in shown(doe)


def test_what_is_said_in_public_is_not_called_an_answer(doe: Dispute) -> None:
    make.demand(doe, event=make.event(doe, kind="threat"))
    make.event(doe, kind="response", headline="Earlier words", when="2026-02-01")
    make.event(doe, kind="response", headline="Safeguards promised", when="2026-03-01")

    rung = rungs(doe)["Answer or silence"]

    assert (rung.state, words(rung)) == ("not reached", ["Safeguards promised"])
    assert rung.steps[0].note == "in public; not recorded as an answer to the letter"


def test_nothing_that_is_not_public_shows(doe: Dispute) -> None:
    secret = make.dispute(is_public=False)
    draft = make.event(doe, headline="Withheld letter", kind="threat", is_public=False)
    answer = make.event(secret, headline="Withheld answer")
    make.event(doe, headline="Withheld suit", kind="complaint", is_public=False)
    told_silence(make.demand(secret, due_on="2026-02-20"))
    make.demand(doe, demand="Stop it", event=draft, answer=answer, due_on="2026-02-20")

    page = shown(doe)

    assert "Stop it" in page
    assert "Withheld" not in page
    assert "has not answered" not in page


@pytest.mark.parametrize(
    ("state", "name", "path", "told"),
    [
        ("reached", "Settled or licensed", "deal", "reached"),
        ("pending", "Talks", "deal", "reached"),
        ("pending", "Standard", "standards", "under way"),
        ("ruled_out", "Filed", "lawsuit", "ruled out"),
        ("possible", "Filed", "lawsuit", "not reached"),
    ],
)
def test_an_outcome_reaches_its_rung(doe: Dispute, state: str, name: str, path: str, told: str) -> None:
    outcome = make.outcome(doe, path, state=state, headline="So it stands", reached_on="2026-02-20")
    way = "against" if state == "ruled_out" else "for"
    event = make.event(doe, headline="It moved")
    Signal.objects.create(outcome=outcome, direction=way, summary="Moved", event=event, **make.SOURCED)

    rung = rungs(doe)[name]

    assert (rung.state, words(rung)) == (told, ["So it stands"])
    assert (rung.steps[0].event == event) == (state != "possible")


def test_a_suit_is_filed_by_its_complaint_or_else_its_docket(doe: Dispute) -> None:
    make.proceeding(doe, filed_on="2026-02-25")
    assert words(rungs(doe)["Filed"]) == ["1:26-cv-00001, NYSD"]

    make.event(doe, kind="complaint", headline="Doe sues Acme")
    assert words(rungs(doe)["Filed"]) == ["Doe sues Acme"]


@pytest.mark.parametrize(("when", "state"), [("2026-01-16", "reached"), ("2026-01-17", "not reached")])
def test_45_days_without_a_movement_are_dormant(doe: Dispute, when: str, state: str) -> None:
    make.event(doe, when=when)

    assert rungs(doe)["Dormant"].state == state


def test_talks_are_remembered_when_the_stage_moves_on(doe: Dispute) -> None:
    doe.stage = "talks"
    doe.save()
    assert words(rungs(doe)["Talks"]) == ["In talks"]

    doe.stage = "threatened"
    doe.save()
    assert words(rungs(doe)["Talks"]) == ["Noted here as in talks"]


@pytest.mark.parametrize(("stage", "is_shown"), [("threatened", True), ("motions", False)])
def test_a_case_without_a_letter_has_no_ladder(stage: str, is_shown: bool) -> None:
    dispute = make.dispute(stage=stage)
    make.event(dispute, kind="complaint")

    assert ladder(dispute).is_shown == is_shown
    assert ("Before the lawsuit" in shown(dispute)) == is_shown


def test_more_letters_and_events_cost_the_same(doe: Dispute) -> None:
    counts = []
    for number in (2, 60):
        for _ in range(number):
            make.citation(make.event(doe, kind="response"))
            make.demand(doe, event=make.event(doe, kind="threat"), answer=make.event(doe), due_on="2026-01")
        with CaptureQueriesContext(connection) as queries:
            shown(doe)
        counts.append(len(queries))

    assert counts[0] == counts[1]
