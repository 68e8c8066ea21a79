"""Who faces whom: what the page of a party counts, shows and draws, and that more of it costs no more."""

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from disputes.models import Dispute, Party
from disputes.search import network
from disputes.search.network import Network, Side, Tie
from disputes.views import network as drawing
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
QUERIES = 18
LENGTHS = ("D" * drawing.MOST_LETTERS, "Doe")


@pytest.fixture
def acme() -> Party:
    return make.party("Acme", slug="acme")


def meets(party: Party, other: Party, side: str = "faces", **fields: Any) -> Dispute:
    dispute = make.dispute(**fields)
    make.role(dispute, party, "respondent")
    make.role(dispute, other, "claimant" if side == "faces" else "respondent")
    return dispute


def ties(party: Party, page: str = "1") -> list[tuple[str, str, int]]:
    return [(tie.party.name, tie.side, tie.dispute_count) for tie in Network(party, page).ties]


def section(page: str) -> str:
    return page[page.index('<h2 id="network">') : page.index('<h2 id="disputes">')]


def test_those_on_the_other_side_are_faced_and_those_on_its_own_are_beside_it(acme: Party) -> None:
    doe, zenith = make.party("Doe"), make.party("Zenith")
    for _ in range(2):
        meets(acme, doe)
    make.role(meets(acme, doe), zenith, "respondent")
    meets(acme, doe, "beside")

    assert ties(acme) == [("Doe", "faces", 3), ("Doe", "beside", 1), ("Zenith", "beside", 1)]
    assert ties(zenith) == [("Acme", "beside", 1), ("Doe", "faces", 1)]


@pytest.mark.parametrize("role", ["amicus", "counsel", "regulator", "intervenor", "licensee", "interested"])
def test_who_takes_no_side_is_nobody_to_face(acme: Party, role: str) -> None:
    make.role(meets(acme, make.party("Doe")), make.party("Friend"), role)

    assert ties(acme) == [("Doe", "faces", 1)]


def test_subsidiaries_count_as_the_party_and_not_as_others(acme: Party) -> None:
    video, sound = make.party("Acme Video", parent=acme), make.party("Acme Sound", parent=acme)
    doe = make.party("Doe")
    both = meets(video, doe)
    make.role(both, sound, "respondent")
    make.role(both, acme, "respondent")

    assert ties(acme) == [("Doe", "faces", 1)]
    assert ties(doe) == [("Acme", "faces", 1), ("Acme Sound", "faces", 1), ("Acme Video", "faces", 1)]
    (tie,) = Network(acme, "1").ties
    assert (list(tie.disputes), tie.more_count) == ([both], 0)


def test_nothing_of_a_dispute_that_is_not_public_shows(acme: Party, read: Read) -> None:
    meets(acme, make.party("Doe"))
    hush = make.party("Hush", slug="hush")
    meets(acme, hush, short_name="Secret v. Hidden", is_public=False)

    page = read("/parties/acme/?with=hush&side=faces")

    assert "Secret" not in page
    assert "Hush" not in page
    assert "There is no such dispute with “hush”: it was left out." in page
    assert "Doe" in section(page)


def test_a_row_names_three_disputes_and_leads_to_the_others(acme: Party, read: Read) -> None:
    doe = make.party("Doe", slug="doe")
    for letter in "edcba":
        meets(acme, doe, short_name=f"Case {letter}", stage="trial")
    meets(acme, doe, "beside", short_name="Together")

    page = section(read("/parties/acme/"))
    narrowed = read("/parties/acme/?with=doe&side=faces")

    assert re.findall(r">(Case \w)</a> <span class=\"stage\">Trial", page) == ["Case a", "Case b", "Case c"]
    assert '<a href="?with=doe&amp;side=faces#disputes">and 2 more' in page
    listed = narrowed[narrowed.index('<h2 id="disputes">') :]
    assert listed.count('<li><a class="title"') == 5
    assert "Together" not in listed
    assert "6 disputes<" in listed
    assert '<a class="chip" href="/parties/acme/#disputes">Faces: Doe' in listed


@pytest.mark.parametrize("query", ["with=%00", "with=x&side=y", "ties=x", "ties=-1", "page=99", "side=faces"])
def test_nonsense_in_the_address_is_no_error(acme: Party, read: Read, query: str) -> None:
    meets(acme, make.party("Doe"))

    assert "1 dispute<" in read(f"/parties/acme/?{query}")


def test_a_party_that_meets_nobody_has_no_picture(acme: Party, read: Read) -> None:
    make.role(make.dispute(), acme, "amicus")

    assert "Who faces whom" not in read("/parties/acme/")


def test_all_are_on_some_page_and_only_those_of_the_page_are_drawn(acme: Party, read: Read) -> None:
    for number in range(network.TIES_PER_PAGE + 3):
        meets(acme, make.party(f"Doe {number:02}"))

    first, second = read("/parties/acme/"), read("/parties/acme/?ties=2")

    assert first.count('<circle class="shape"') == network.TIES_PER_PAGE
    assert second.count('<circle class="shape"') == 3
    assert "Drawn: 1 to 24 of 27." in first
    assert 'href="?ties=2#network"' in first
    assert {name for name, *_ in ties(acme) + ties(acme, "2")} == {f"Doe {n:02}" for n in range(27)}


def test_more_meetings_cost_no_more_queries(
    acme: Party, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (2, 200):
        doe = make.party()
        for number in range(count):
            dispute = meets(acme, doe if number % 2 else make.party())
            make.claim(dispute)
            make.demand(dispute, made_to=acme)
            make.outcome(dispute, state="reached")

        with django_assert_num_queries(QUERIES):
            client.get("/parties/acme/")


# --- The picture --------------------------------------------------------------------------------------


def tie(name: str, side: Side, count: int = 1) -> Tie:
    return Tie(Party(name=name, slug="x"), side, count, [])


def test_the_picture_places_sides_left_and_right_and_is_always_the_same() -> None:
    met = [tie("Doe", Side.FACES, 9), tie("Roe", Side.FACES), tie("Zenith", Side.BESIDE, 5)]

    picture = drawing.draw(Party(name="Acme"), met)

    assert picture
    assert picture == drawing.draw(Party(name="Acme"), met)
    zenith, doe, roe = picture.nodes
    assert zenith.x < drawing.MIDDLE < doe.x == roe.x
    assert doe.y < zenith.y < roe.y
    assert [each.line_width for each in (doe, zenith, roe)] == [5.0, 3.0, 1.0]
    assert picture.words == (
        "Acme: it faces Doe (9), Roe (1); on its side Zenith (5). The table below names them all."
    )


@pytest.mark.parametrize("count", [1, 24])
@pytest.mark.parametrize("name", ["A", "Long words " * 30, "x" * 300])
def test_everything_lies_within_the_picture(name: str, count: int) -> None:
    picture = drawing.draw(Party(name=name), [tie(name, Side.FACES)] * count)

    assert picture
    places = [picture.centre.y, picture.centre.y + picture.centre.height]
    places += [place for node in picture.nodes for place in (node.top, node.top + drawing.ROW_HEIGHT)]
    assert min(places) >= 20
    assert max(places) <= picture.height
    assert max(len(node.name) for node in picture.nodes) <= drawing.MOST_LETTERS
    assert max(map(len, picture.centre.lines)) <= drawing.MOST_LETTERS_IN_LINE


@pytest.mark.parametrize(("sides", "is_cut"), [([Side.FACES], True), (list(Side), False)])
def test_the_picture_is_as_wide_as_what_stands_on_it(sides: list[Side], is_cut: bool) -> None:
    long, short = (drawing.draw(Party(name="Acme"), [tie(name, each) for each in sides]) for name in LENGTHS)

    assert long
    assert short
    assert (long.left > drawing.NAME_X[Side.BESIDE]) is is_cut
    assert 0 <= long.left <= short.left < long.centre.x
    assert short.left + short.width < long.left + long.width == drawing.WIDTH
