"""Edit histories of news entries, through the services: nothing is lost, nothing waits twice in review."""

from collections.abc import Sequence

import pytest

from disputes.models import Fetch, Item, Revision, Source, Suggestion
from disputes.services import ingestion
from disputes.services.ingestion import Delivery
from disputes.text import markup
from tests import make
from tests.jobs.feeds import seedance
from tests.services.edit_histories import HISTORIES, SITE, Entry, History

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.parametrize("history", HISTORIES.values(), ids=HISTORIES),
]
LOUD = 24  # after so many edits a wording is no longer kept


def polled(history: History) -> list[Fetch]:
    """The receipts of all its polls, and of the last one once more."""
    seedance()
    source = make.source()
    return [receive(source, entries) for entries in [*history.polls, history.polls[-1]]]


def receive(source: Source, entries: Sequence[Entry]) -> Fetch:
    channel = f"<title>The Courier</title><link>{SITE}</link>{''.join(entry.rss() for entry in entries)}"
    body = f'<?xml version="1.0"?><rss version="2.0"><channel>{channel}</channel></rss>'.encode()
    source.refresh_from_db()
    return ingestion.receive(source, Delivery(body, make.NOW), now=make.NOW)


def test_each_article_is_one_entry_and_waits_once_in_review(history: History) -> None:
    polled(history)

    assert Item.objects.count() == history.articles
    assert Suggestion.objects.waiting().count() == history.articles


def test_every_wording_is_kept(history: History) -> None:
    polled(history)

    kept = {
        (markup.norm(each.title), markup.norm(each.summary))
        for each in [*Item.objects.all(), *Revision.objects.all()]
    }
    polls = [*history.polls[:LOUD], history.polls[-1]]
    assert {entry.wording for entries in polls for entry in entries} <= kept


def test_as_many_edits_are_told_as_there_were(history: History) -> None:
    *_, again = polled(history)

    assert Revision.objects.count() == history.edits
    assert (again.new, again.edited) == (0, 0)
