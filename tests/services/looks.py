"""Looks at made-up addresses, for the tests of looking and of adding."""

from dataclasses import replace
from typing import Any

from disputes.services import adding
from disputes.services.adding import Look
from disputes.web.types import Answer
from tests import make
from tests.fakes import FakeClient, rss

URL = "https://news.example/rss"
MODIFIED = "Mon, 02 Mar 2026 10:00:00 GMT"


def answer(body: bytes = b"", status: int = 200, **fields: Any) -> Answer:
    made = FakeClient.answer(status, body, etag='"v1"', last_modified=MODIFIED)
    return replace(made, **{"url": URL, "final_url": URL, "headers": {}} | fields)


def look(typed: str = URL, client: FakeClient | None = None, **options: Any) -> Look:
    return adding.look(typed, client or FakeClient(answer(rss("One"))), now=make.NOW, **options)


def no_wait(seconds: float) -> None:
    """The clock of these tests stands still."""


def seedance() -> None:
    """A dispute that news can name."""
    dispute = make.dispute("Netflix v. ByteDance")
    make.role(dispute, make.party("Netflix, Inc."))
    make.role(dispute, make.party("ByteDance Ltd."), "respondent")
