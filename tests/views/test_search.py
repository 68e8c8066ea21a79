"""The search: what it finds, for whom, narrowed and marked; and that whatever is typed is only text."""

import re
from urllib.parse import quote

import pytest

from disputes.models import Dispute, Event
from disputes.search import found
from disputes.services import searching
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
NONE = "Nothing was found."


def index() -> None:
    for _ in searching.index(now=make.NOW):
        pass


def search(words: str) -> str:
    return f"/search/?q={quote(words)}"


@pytest.fixture
def doe() -> Dispute:
    """A dispute, its event, a docket entry and a report on which it rests."""
    dispute = make.dispute("Doe v. Roe", stage="filed", summary="About a model of Müller’s novels.")
    make.role(dispute, make.party("Doe Pictures", slug="doe-pictures"))
    docket = make.proceeding(dispute, number="1:26-cv-00777", court=make.court("nysd"))
    event = make.event(dispute, headline="Judge denies the motion to dismiss", kind="order")
    make.citation(event, filing=make.filing(docket, wording="ORDER denying 12 Motion; fair use"))
    report = make.item(title="Doe wins over Claymation", summary="<p>Observers were startled.</p>")
    make.citation(event, item=report, publisher="News Example")
    index()
    return dispute


@pytest.mark.parametrize(
    "words",
    [
        *("motion", "MOTIONS", "denied judge", '"motion to dismiss"', "dismiss*", "judge -appeal"),
        *("fair use", "claymation", "startled", "1:26-cv-00777 order", "doe judge", "doe claymation"),
        *("judge court:nysd", "judge party:doe-pictures", 'judge party:"Doe Pict"', "judge stage:filed"),
        *("judge kind:order", "judge what:event", "fair what:filing", "claymation what:report"),
        *("judge year:2026", "judge after:2026-02-17", "judge before:2026-03", "kind:order", "year:2026"),
        *("judge -kind:complaint", "judge -court:cand", "judge court:cand court:nysd", "judge before:soon"),
    ],
)
def test_an_event_is_found_by_its_words_and_by_those_it_rests_on(
    doe: Dispute, read: Read, words: str
) -> None:
    assert f'href="{Event.objects.get().get_absolute_url()}"' in read(search(words))


@pytest.mark.parametrize(
    "words",
    [
        *("judge appeal", '"dismiss the motion"', "judge -denies", "judge court:cand", "judge party:acme"),
        *("judge stage:trial", "judge kind:complaint", "judge what:report", "judge year:2025", "jud"),
        *("judge after:2026-02-18", "judge before:2026-02-17", "judge -kind:order", "judge stage:closed"),
    ],
)
def test_what_is_otherwise_is_not_found(doe: Dispute, read: Read, words: str) -> None:
    assert NONE in read(search(words))


@pytest.mark.parametrize("words", ["doe roe", "muller novel", "MÜLLER", "pictures", "00777", "nysd model"])
def test_a_dispute_is_found_by_names_dockets_and_what_is_said_of_it(
    doe: Dispute, read: Read, words: str
) -> None:
    assert f'<h2><a href="{doe.get_absolute_url()}">' in read(search(words))


def test_one_happening_is_one_line_with_those_of_its_sources_that_have_the_words(
    doe: Dispute, read: Read
) -> None:
    page = read(search("motion"))

    assert "1 result<" in page
    assert "Judge denies the <mark>motion</mark> to dismiss" in page
    assert "<q>ORDER denying 12 <mark>Motion</mark>; fair use</q>" in page
    assert "Claymation" not in page


def test_signs_without_spaces_between_them_are_found(read: Read) -> None:
    make.dispute("Yomiuri v. Roe", aliases=["読売新聞"])
    index()

    assert "Yomiuri" in read(search("読売"))
    assert NONE in read(search("売読"))


def test_news_is_not_new(read: Read) -> None:
    make.dispute("New York v. Roe")
    make.dispute("Daily News v. Roe")
    index()

    assert "New York" not in read(search("news"))
    assert "Daily <mark>News</mark>" in read(search("news"))


# --- What nobody may see ------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["judge", "claymation", "fair use", "doe judge", "kind:order", "doe"])
def test_what_is_withdrawn_disappears_at_once(doe: Dispute, read: Read, words: str) -> None:
    Dispute.objects.update(is_public=False)

    assert NONE in read(search(words))


@pytest.mark.parametrize("words", ["judge", "claymation", "fair use", "kind:order"])
def test_a_draft_takes_its_sources_with_it(doe: Dispute, read: Read, words: str) -> None:
    Event.objects.update(is_public=False)

    assert NONE in read(search(words))


def test_a_report_that_no_event_cites_is_not_found(doe: Dispute, read: Read) -> None:
    make.item(title="Zanzibar hears of it")
    index()

    assert NONE in read(search("zanzibar"))


def test_what_an_event_shares_with_a_secret_dispute_tells_nothing_of_that(doe: Dispute, read: Read) -> None:
    secret = make.dispute("Secret v. Hidden", is_public=False, stage="trial")
    make.role(secret, make.party("Hush Incorporated", slug="hush"))
    make.event(doe, secret, headline="Judge hears both", kind="hearing")
    index()

    assert "Secret" not in read(search("judge"))
    assert "hush" not in read(search("judge")).lower()
    for words in ("secret judge", "judge party:hush", "judge stage:trial"):
        assert NONE in read(search(words))


def test_suggestions_name_only_what_is_public(doe: Dispute, read: Read) -> None:
    make.role(make.dispute("Dormant v. Roe", is_public=False), make.party("Domino"))

    part = read(search("do"), target="suggestions")

    assert '<option value="Doe v. Roe" label="Dispute">' in part
    assert '<option value="Doe Pictures" label="Party">' in part
    assert "Dormant" not in part
    assert "Domino" not in part
    assert "<html" not in part


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("judge court:ny", "judge court:nysd"),
        ("party:doe", "party:doe-pictures"),
        ("stage:fi", "stage:filed"),
        ("district", "District Court nysd"),
    ],
)
def test_the_last_word_is_completed(doe: Dispute, read: Read, typed: str, suggested: str) -> None:
    assert f'<option value="{suggested}"' in read(search(typed), target="suggestions")


# --- Links ----------------------------------------------------------------------------------------------


def test_each_choice_is_a_link_with_its_count_and_each_filter_can_be_taken_back(
    doe: Dispute, read: Read
) -> None:
    make.event(doe, headline="Judge hears the parties", kind="hearing", when="2025-05-01")
    index()

    page = read(search("judge year:2026"))
    wider = read(search("judge"))

    assert 'href="?q=judge+year%3A2025">2025</a><span class="n">1</span>' in wider
    assert 'class="chip" href="?q=judge">year:2026' in page
    assert "1 result<" in page


def choices(page: str) -> list[tuple[str, str]]:
    """What the facets offer, each with its number."""
    return re.findall(r'<li><a href="[^"]*"(?: aria-current="true")?>([^<]+?) ?<.*?"n">(\d+)', page)


def test_what_is_chosen_leaves_the_other_values_of_its_facet_in_sight(doe: Dispute, read: Read) -> None:
    make.event(doe, headline="Judge hears the parties", kind="hearing", when="2025-05-01")
    index()

    page = read(search("judge year:2026"))

    assert choices(page) == [("2026", "1"), ("2025", "1")]
    assert 'href="?q=judge" aria-current="true">2026' in page
    assert 'href="?q=judge+year%3A2026+year%3A2025">2025</a>' in page
    assert "2 results" in read(search("judge year:2026 year:2025"))


def test_what_is_not_wanted_is_not_offered_again(doe: Dispute, read: Read) -> None:
    make.event(doe, headline="Judge hears the parties", kind="hearing")
    make.event(doe, headline="Judge sets a date", kind="deadline")
    index()

    kinds = [label for label, _ in choices(read(search("judge kind:order -kind:hearing")))]

    assert "Deadline" in kinds
    assert "Hearing or trial" not in kinds


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        ("judge stage:foo", "There is no stage “foo”: it was left out."),
        ("judge -kind:<qqq>", "There is no kind “&lt;qqq&gt;”: it was left out."),
        ('judge what:"no such"', "There is no sort of text “no such”: it was left out."),
        ("judge after:soon", "“after:soon” names no date that can be read; it was left out."),
    ],
)
def test_a_filter_that_nobody_knows_is_left_out_and_told(
    doe: Dispute, read: Read, words: str, remark: str
) -> None:
    page = read(search(words))

    assert remark in page
    assert "1 result<" in page
    assert 'class="chip" href="?q=judge">' not in page


def test_the_newest_can_come_first(doe: Dispute, read: Read) -> None:
    make.event(doe, headline="Judge Judge Judge", when="2020-01-01")
    index()

    best, newest = read(search("judge")), read(search("judge") + "&sort=newest")

    assert best.index("2020") < best.index("2026</time>")
    assert newest.index("2026</time>") < newest.index("2020</time>")


def test_pages_hold_twenty_and_keep_the_question(doe: Dispute, read: Read) -> None:
    for number in range(found.PAGE_SIZE + 1):
        make.event(doe, headline=f"Widget {number}", when="2025-05-01")
    index()

    assert 'href="?q=widget&amp;page=2"' in read(search("widget"))
    assert "21 results" in read(search("widget") + "&page=2")
    assert "Page 2 of 2" in read(search("widget") + "&page=999")
