"""Whatever is typed into the search is only text, on every database; and more rows cost no more queries."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disputes.search import found
from disputes.search.narrowing import Narrowing
from disputes.search.queries import Question
from disputes.search.suggestions import suggestions
from disputes.services import searching
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
ODD = [
    *(
        '"',
        '"""',
        "'",
        "\\",
        "''--",
        "a\"b'c",
        "'; DROP TABLE disputes_dispute; --",
        "%s %(a)s {0}",
        "%",
        "_",
    ),
    *("NEAR(a b, 2)", "title:x", "a AND", "OR", "NOT", "NOT a", "^a", "a*b*", "*", "-", "--", "- a", "("),
    *(") (", "{a b}:c", "a & | ! b", "a <-> b", "a:*", "a:A", "!!", "<b>x</b>", "court:", 'court:"'),
    *(
        "_",
        "party:'",
        "-court:",
        "kind:%",
        "what:*",
        "after:0000",
        "before:9999-12-31",
        "year:9999",
        "year:x",
    ),
    *("-year:2026", "after:2026-02-30", "-a -b", "\0", "a\0b", "½ ² Ⅷ ﬁ ß İ ſ", "ก็ मुंबई 한국어", "😀"),
    *("\u202e\u200b", "\ufdfa", "1e5 0x1f -5 1.5", "https://a.example/b?c=d", "x" * 10_000, "a " * 5_000),
    *("year:9999", '"' * 9_999, "court:a " * 200, "-b " * 200, "é" * 10_000),
]


def index() -> None:
    for _ in searching.index(now=make.NOW):
        pass


@pytest.mark.parametrize("typed", ODD, ids=range(len(ODD)))
def test_odd_input_is_a_page(client: Client, typed: str) -> None:
    make.event(make.dispute("a v. b"), headline="a b x")
    index()

    for target in ("", "suggestions"):
        headers = {"HX-Request": "true", "HX-Target": target} if target else None
        for more in ({}, {"page": "x", "sort": "x"}, {"page": "-1", "sort": "newest"}):
            assert client.get("/search/", {"q": typed} | more, headers=headers).status_code == 200


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60) | st.text(alphabet="\"*-()^:{}' aNOTANDé読\\&|!<>", max_size=30))
def test_any_text_can_be_asked(typed: str) -> None:
    question = Question(typed)
    results = found.Results(question)

    assert len(results.hits) <= found.PAGE_SIZE
    assert Narrowing(results).facets is not None
    assert len(suggestions(question)) <= 8


def test_markup_in_what_is_found_or_typed_is_shown_as_text(read: Read) -> None:
    dispute = make.dispute("Doe v. Roe", summary="Says <script>alert(1)</script> and <mark>no</mark>")
    make.event(dispute, headline="<img src=x> script")
    index()

    page = read("/search/?q=%3Cscript%3E+script")

    assert "&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt;" in page
    assert "&lt;img src=x&gt; <mark>script</mark>" in page
    assert 'value="&lt;script&gt; script"' in page
    assert "<script>" not in page


def test_a_date_that_cannot_be_read_is_left_out_and_said(read: Read) -> None:
    make.dispute("Doe v. Roe")
    index()

    page = read("/search/?q=doe+after:soon")

    assert "“after:soon” names no date" in page
    assert "1 result<" in page


@pytest.mark.parametrize("typed", ["", "-doe", "*"])
def test_where_nothing_is_asked_the_page_says_how_to_ask(read: Read, typed: str) -> None:
    page = read(f"/search/?q={typed}")

    assert "How to ask" in page
    assert ("Say what to look for" in page) == bool(typed)


def _queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert b"results" in client.get("/search/", {"q": "doe widget what:event"}).content
    return len(captured)


def test_more_rows_cost_no_more_queries(client: Client) -> None:
    fill(2)
    few = _queries(client)

    fill(200)

    assert _queries(client) == few


def fill(count: int) -> None:
    for number in range(count):
        dispute = make.dispute(f"Doe widget {number}")
        make.role(dispute)
        court = make.court(f"c{count}-{number}")
        docket = make.proceeding(dispute, number=f"1:26-cv-{number:05d}", court=court)
        event = make.event(dispute, headline=f"Doe widget {number}", when=f"20{10 + number % 16}-01-01")
        make.citation(event, filing=make.filing(docket, wording="Doe widget"))
        make.citation(event, item=make.item(title="Doe widget"))
    index()


def test_of_very_many_the_last_are_ordered_and_the_page_says_so(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found, "MOST_FOUND", 5)
    fill(8)

    assert "More than" in read("/search/?q=widget")
