"""The page of one party: what it claims and faces, what its disputes came to, its demands, page by page."""

import re

import pytest

from disputes.models import Dispute, Party
from disputes.search import involved, parties
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db


@pytest.fixture
def acme() -> Party:
    return make.party("Acme", slug="acme")


@pytest.fixture
def doe(acme: Party) -> Dispute:
    dispute = make.dispute("Doe v. Acme")
    make.role(dispute, acme, "respondent")
    return dispute


def test_claims_are_counted_as_the_page_counts_to_which_they_lead(
    acme: Party, doe: Dispute, read: Read
) -> None:
    video = make.party("Acme Video", slug="acme-video", parent=acme)
    make.claim(doe, status="upheld").respondents.set([acme, video, make.party()])
    make.claim(doe, status="dismissed")
    make.role(make.dispute("Acme Video v. Roe"), video)
    make.claim(Dispute.objects.get(short_name="Acme Video v. Roe"), status="upheld")
    make.claim(make.dispute(is_public=False), status="settled").respondents.add(acme)

    page = read("/parties/acme/")

    links = re.findall(r'href="(/claims/\?[^"]+)">([^<]+)</a>', page)
    assert [label for _, label in links] == ["Made: 1", "Upheld", "Faced: 2", "Upheld", "Dismissed"]
    shown = [read(address.replace("&amp;", "&")) for address, _ in links]
    counts = [re.findall(r'role="status">(\d+) claim', each)[0] for each in shown]
    assert counts == ["1", "1", "2", "1", "1"]
    assert "Settled" not in page


def test_what_its_disputes_came_to_is_counted_by_path(doe: Dispute, read: Read) -> None:
    make.outcome(doe, "lawsuit", state="reached", headline="Judgment for Doe", reached_on="2026-02-03")
    make.outcome(doe, "deal", state="ruled_out")
    make.outcome(make.dispute("Secret", is_public=False), "standards", state="reached", headline="Hushed")

    page = read("/parties/acme/")

    assert "1 reached" in page
    assert "1 ruled out" in page
    assert "Lawsuit: Judgment for Doe" in page
    assert "Hushed" not in page
    assert "Industry standards" not in page


def test_demands_are_told_with_an_answer_that_is_public(acme: Party, doe: Dispute, read: Read) -> None:
    answer = make.event(doe, headline="Acme answers Doe")
    draft = make.event(doe, headline="A draft", is_public=False)
    make.demand(doe, demand="Stop it", made_to=acme, due_on="2026-02-20", answer=answer)
    make.demand(doe, demand="Pay for it", made_by=acme, answer=draft)
    make.demand(make.dispute(is_public=False), demand="Hush", made_to=acme)

    page = read("/parties/acme/")

    assert page.index("Stop it") < page.index("Acme answers Doe") < page.index("Pay for it")
    assert page.count("No answer is recorded.") == 1
    assert "A draft" not in page
    assert "Hush" not in page


def test_only_so_many_demands_stand_there_and_the_page_says_so(acme: Party, doe: Dispute, read: Read) -> None:
    for day in range(1, parties.MOST_DEMANDS + 2):
        make.demand(doe, demand=f"Demand of {day:02}", made_to=acme, due_on=f"2026-02-{day:02}")

    page = read("/parties/acme/")

    assert re.findall(r"Demand of (\d+)", page)[0] == "11"
    assert page.count("Demand of") == parties.MOST_DEMANDS
    assert "Those that are due last" in page


def test_disputes_come_page_by_page_under_their_roles(acme: Party, doe: Dispute, read: Read) -> None:
    for number in range(parties.ROLES_PER_PAGE):
        make.role(make.dispute(f"Acme v. Roe {number:02}"), acme)

    first, second = read("/parties/acme/"), read("/parties/acme/?page=2")

    assert "51 disputes<" in first
    assert "51 disputes<" in second
    assert first.count('<li><a class="title"') == parties.ROLES_PER_PAGE
    assert "Doe v. Acme</a> <span" not in first
    assert '<h3 class="label">Respondent</h3>' in second
    assert '<h3 class="label">Claimant</h3>' not in second


@pytest.mark.parametrize("many", [0, 500])
def test_the_latest_events_are_those_of_its_public_disputes(
    doe: Dispute, read: Read, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(involved, "MANY_DISPUTES", many)
    make.event(doe, headline="Acme is sued")
    make.event(doe, headline="A draft", is_public=False)
    make.event(make.dispute(), headline="Another matter")

    page = read("/parties/acme/")

    assert page.count("Acme is sued</a>") == 1
    assert "A draft" not in page
    assert "Another matter" not in page
