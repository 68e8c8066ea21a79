"""What is asked, and what is left for another time, before any database sees either."""

import datetime

from disputes.ingest.types import Context
from disputes.models import Article
from disputes.services.visits import ARTICLE, Run, Visit
from disputes.web.types import Request
from tests import make
from tests.fakes import FakeClient, InProcess

PAGE = "https://news.example/page"


def test_a_page_is_left_where_time_ran_out_before_its_site_lets_us_ask() -> None:
    client = FakeClient(FakeClient.answer(404), FakeClient.answer(410))
    visit = Visit(Article(), ARTICLE, Request(PAGE), Context(url=PAGE), asks_robots=True)
    until = make.NOW + datetime.timedelta(minutes=1)

    run = Run(
        client=client,
        parser=InProcess(),
        clock=lambda: until if client.asked else make.NOW,
        queues={"news.example": [visit]},
        gap_seconds=lambda _: 0,
        claim_host=lambda _: True,
        keep=lambda *_: "",
        until=until,
    )
    list(run.groups())

    assert [request.url for request in client.asked] == ["https://news.example/robots.txt"]
    assert visit.is_left
