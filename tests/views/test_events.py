"""The page of one event: what supports it, its dates, how it read before, and what it does not tell."""

import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from disputes.models import Attachment, Demand, Dispute, Event, Signal
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
QUERIES = 11


@pytest.fixture
def doe() -> Dispute:
    return make.dispute("Doe v. Roe", slug="doe-v-roe")


@pytest.fixture
def letter(doe: Dispute) -> Event:
    return make.event(
        doe, headline="Doe writes to Roe", summary="It alleges copying.", kind="threat", standing="alleged"
    )


def page_of(event: Event, read: Read) -> str:
    return read(event.get_absolute_url())


def test_it_tells_what_when_where_and_how_sure(letter: Event, read: Read) -> None:
    make.citation(letter, title="Roe gets a letter", passage="Doe gave Roe three days.")

    page = page_of(letter, read)

    for words in ("It alleges copying.", "Demand letter or threat", "17 Feb 2026", "Doe v. Roe"):
        assert words in page
    for words in ("News Example", "Roe gets a letter", "Doe gave Roe three days.", "One side says so"):
        assert words in page
    assert f"http://testserver/events/{letter.pk}/" in page


def test_the_four_dates_stand_apart(letter: Event, read: Read) -> None:
    Event.objects.filter(pk=letter.pk).update(
        published_at=datetime.datetime(2026, 2, 18, 9, 30, tzinfo=datetime.UTC),
        seen_at=datetime.datetime(2026, 2, 19, 7, 0, tzinfo=datetime.UTC),
        changed_at=make.NOW,
    )

    page = page_of(letter, read)

    for words in ("18 Feb 2026, 09:30 UTC", "19 Feb 2026, 07:00 UTC", "2 Mar 2026, 12:00 UTC"):
        assert words in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"when": "2026-02"}, "known to the month"),
        ({"date_basis": "published"}, "date of publication"),
        ({"date_basis": "seen"}, "first seen here: the source gives no date"),
        ({"when": "2026-02-17", "until": "2026-02-18"}, "17–18 Feb 2026"),
    ],
)
def test_a_date_says_what_it_is(doe: Dispute, read: Read, fields: dict[str, str], words: str) -> None:
    assert words in page_of(make.event(doe, **fields), read)


def test_sources_that_differ_are_set_side_by_side(letter: Event, read: Read) -> None:
    make.citation(letter, publisher="Morning Example", value="17 February")
    make.citation(letter, publisher="Evening Example", value="18 February")

    page = page_of(letter, read)

    assert "Sources differ" in page
    assert "<dt>18 February</dt><dd>Evening Example</dd>" in page


def test_sources_that_agree_are_not_called_different(letter: Event, read: Read) -> None:
    make.citation(letter, value="17 February")

    assert "Sources differ" not in page_of(letter, read)


def test_a_docket_entry_is_given_in_the_courts_words(doe: Dispute, read: Read) -> None:
    docket = make.proceeding(doe, number="1:26-cv-00777", judge="J. Smith")
    filing = make.filing(
        docket,
        wording="MOTION to Dismiss",
        entry_number=12,
        document_url="https://ecf.nysd.uscourts.gov/doc1/1",
    )
    Attachment.objects.create(filing=filing, number=1, description="Exhibit A")
    event = make.event(doe, date_basis="entered")
    make.citation(event, filing=filing, title="Docket 1:26-cv-00777")

    page = page_of(event, read)

    for words in ("<q>MOTION to Dismiss</q>", "No. 12", "1:26-cv-00777", "J. Smith", "Exhibit A"):
        assert words in page
    assert "PACER charges for documents" in page
    assert "entered on the docket" in page


def test_earlier_wordings_are_kept_without_names(letter: Event, read: Read) -> None:
    author = make.curator()
    letter.headline = "Doe threatens Roe"
    letter._history_user = author  # type: ignore[attr-defined]
    letter.save()

    page = page_of(letter, read)

    assert "Earlier wording (1)" in page
    assert "Doe writes to Roe" in page
    assert author.username not in page


def test_a_change_of_nothing_that_is_read_is_no_rewording(letter: Event, read: Read) -> None:
    letter.is_important = True
    letter.save()

    assert "Earlier wording" not in page_of(letter, read)


def test_drafts_were_never_public(doe: Dispute, read: Read) -> None:
    event = make.event(doe, headline="A rash draft", is_public=False)
    event.headline, event.is_public = "A careful event", True
    event.save()

    assert "rash" not in page_of(event, read)


def test_words_from_before_the_dispute_was_public_stay_there(read: Read) -> None:
    dispute = make.dispute(is_public=False)
    event = make.event(dispute, headline="A rash note")
    event.headline = "A careful note"
    event.save()
    dispute.is_public = True
    dispute.save()

    assert "rash" not in page_of(event, read)


def test_words_from_while_the_dispute_was_withdrawn_stay_there(
    doe: Dispute, letter: Event, read: Read
) -> None:
    for is_public, headline in ((False, "A rash note"), (False, "A careful note"), (True, "The final note")):
        doe.is_public, letter.headline = is_public, headline
        doe.save()
        letter.save()

    page = page_of(letter, read)

    assert "Earlier wordings (2)" in page
    assert "Doe writes to Roe" in page
    assert "A careful note" in page
    assert "rash" not in page


def test_a_wording_counts_as_read_however_often_it_was_saved(doe: Dispute, letter: Event, read: Read) -> None:
    doe.is_public = False
    doe.save()
    letter.is_important = True
    letter.save()
    letter.headline = "A rash note"
    letter.save()
    doe.is_public = True
    doe.save()

    assert "Doe writes to Roe" in page_of(letter, read)


def test_what_it_demands_and_moves_is_told_of_public_disputes(
    doe: Dispute, letter: Event, read: Read
) -> None:
    who = make.party()
    for dispute, words in ((doe, "Stop copying"), (make.dispute(is_public=False), "Keep this quiet")):
        sides = {"made_by": who, "made_to": who, "source_url": make.ADDRESS}
        Demand.objects.create(dispute=dispute, key="stop", demand=words, event=letter, **sides)
        outcome = make.outcome(dispute)
        Signal.objects.create(outcome=outcome, summary=f"So: {words}", event=letter, source_url=make.ADDRESS)

    page = page_of(letter, read)

    assert "So: Stop copying" in page
    assert "quiet</" not in page
    assert "Keep this" not in page


def test_a_dispute_that_is_not_public_is_not_named(doe: Dispute, read: Read) -> None:
    event = make.event(doe, make.dispute("Secret v. Hidden", is_public=False))

    assert "Secret" not in page_of(event, read)


def test_more_sources_cost_the_same(
    letter: Event, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (1, 20):
        for _ in range(count):
            item = make.item()
            docket = make.proceeding(number=f"1:26-cv-{item.pk:05}")
            make.citation(letter, item=item, filing=make.filing(docket))
            letter.headline += "!"
            letter.save()

        with django_assert_num_queries(QUERIES):
            client.get(letter.get_absolute_url())


def test_an_event_says_how_many_reports_are_independent_and_whose_was_first(read: Read) -> None:
    dispute = make.dispute()
    event = make.event(dispute)
    wire = "Doe sends Roe a cease-and-desist letter over copied tales, the letter says"
    for hours, (publisher, title) in enumerate(
        [("Courier", wire), ("Gazette", wire), ("Herald", "Roe must stop, writes Doe")]
    ):
        at = make.NOW + datetime.timedelta(hours=24 * hours)
        make.citation(event, publisher=publisher, title=title, published_at=at)

    for page in (dispute.get_absolute_url(), event.get_absolute_url()):
        assert "3 reports, 2 independent, first in Courier" in read(page)


def test_nobody_is_told_to_be_first_where_another_report_has_no_date(read: Read) -> None:
    event = make.event(make.dispute())
    make.citation(event, publisher="Courier", title="Doe sues Roe", published_at=make.NOW)
    make.citation(event, publisher="Gazette", title="A quarrel")

    page = page_of(event, read)

    assert "2 reports, 2 independent." in page
    assert "earliest of its sources: " in page


def test_a_source_of_which_only_the_address_is_known_says_so(letter: Event, read: Read) -> None:
    make.citation(letter)

    page = page_of(letter, read)

    assert f'<a href="{make.ADDRESS}" rel="noopener noreferrer">News Example</a>' in page
    assert "no title or date recorded" in page
    assert "<dd>not recorded</dd>" in page
