"""What the answer for robots.txt means for the page behind it, before any database sees either."""

import datetime

import pytest

from disputes.ingest.types import Context
from disputes.models import Article
from disputes.services.visits import ARTICLE, Run, Visit
from disputes.web.errors import FetchFailed, FetchRefused, TooBig, Unreachable
from disputes.web.types import Answer, Request
from tests import make
from tests.fakes import FakeClient, InProcess

PAGE = "https://news.example/page"


def visited(answer: Answer | FetchFailed) -> tuple[Visit, str]:
    """A visit to a page whose robots.txt is answered like this, itself with 410; and what is kept of that."""
    visit = Visit(Article(), ARTICLE, Request(PAGE), Context(url=PAGE), asks_robots=True)
    run = Run(
        client=FakeClient(answer, FakeClient.answer(410)),
        parser=InProcess(),
        clock=lambda: make.NOW,
        queues={"news.example": [visit]},
        gap_seconds=lambda _: 0,
        claim_host=lambda _: True,
        keep=lambda *_: "",
        until=make.NOW + datetime.timedelta(minutes=1),
    )
    list(run.groups())
    return visit, run.robots["https://news.example/robots.txt"].text


@pytest.mark.parametrize(
    "answer",
    [
        FakeClient.answer(404),
        FakeClient.answer(200, b"User-agent: *\nDisallow: /other\n"),
        TooBig("The answer is larger than 512,000 bytes."),
        FetchRefused("The server redirected more than 5 times."),
        FetchRefused("The server redirected from a secure address to an insecure one."),
    ],
    ids=["no file", "other rules", "very long", "redirects without end", "a redirect that is not followed"],
)
def test_where_nothing_forbids_it_the_page_is_asked_for(answer: Answer | FetchFailed) -> None:
    visit, _ = visited(answer)

    assert visit.answer is not None
    assert visit.answer.status == 410


@pytest.mark.parametrize("answer", [FakeClient.answer(503), Unreachable("Nobody there.")])
def test_where_the_server_fails_the_page_waits(answer: Answer | FetchFailed) -> None:
    visit, _ = visited(answer)

    assert (visit.answer, visit.refusal) == (None, "")
    assert "could not be read" in str(visit.failure)


def test_rules_with_a_nul_in_them_can_be_kept() -> None:
    visit, text = visited(FakeClient.answer(200, b"User-agent: *\0\nDisallow: /\n"))

    assert visit.refusal
    assert text == "User-agent: *\nDisallow: /\n"
