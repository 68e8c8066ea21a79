"""What a filing and its event gain when a second source tells of the entry, and what stays."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disputes.models import Attachment, Citation, Event, Filing, Item
from tests import make
from tests.fakes import Entry
from tests.services.told import TEXT, api, api_entry, by_api, by_feed, docket, feed, unnumbered

pytestmark = pytest.mark.django_db

EVENING = "Tue, 03 Mar 2026 03:30:00 GMT"  # the evening of 2 March in New York


def test_the_full_text_takes_the_place_of_the_stub_and_the_history_says_whose_it_is() -> None:
    docket()
    by_feed(Entry())
    assert Filing.objects.get().is_stub

    by_api(api_entry())

    filing = Filing.objects.get()
    assert (filing.wording, filing.is_stub, str(filing.filed_on)) == (TEXT, False, "2026-03-02")
    records = filing.history.order_by("history_id").values_list("wording", "history_change_reason")
    assert list(records) == [("Motion to Dismiss", "Court feed"), (TEXT, "CourtListener")]


def test_the_event_gets_a_headline_and_a_kind_from_the_full_text() -> None:
    docket()
    by_feed(Entry(event="Notice (Other)"))

    by_api(api_entry())

    event = Event.objects.get()
    assert (event.headline, event.kind, event.is_routine) == (
        "MOTION to Dismiss by Roe Inc (No. 5)",
        "motion",
        False,
    )
    assert [each.history_change_reason for each in event.history.all()] == ["CourtListener", "Court feed"]


def test_a_stub_that_comes_later_shortens_nothing_and_fills_what_only_the_court_knows() -> None:
    docket()
    by_api(api_entry())
    assert Filing.objects.get().entered_at is None

    by_feed(Entry(), Entry(event="Motion to Seal"))

    filing, event = Filing.objects.get(), Event.objects.get()
    assert (filing.wording, filing.sequence) == (TEXT, 10)
    assert "uscourts.gov" in filing.document_url
    assert filing.entered_at == event.published_at == Item.objects.get(source__kind="pacer").published_at


def test_an_entry_edited_at_the_api_is_one_change_of_the_same_filing() -> None:
    docket()
    by_api(api_entry())

    by_api(api_entry(text="MOTION to Dismiss the Complaint by Roe Inc."))
    by_api(api_entry(text="MOTION to Dismiss the Complaint by Roe Inc."))

    assert Filing.objects.get().history.count() == 2
    assert Event.objects.get().headline == "MOTION to Dismiss the Complaint by Roe Inc (No. 5)"


def test_what_a_curator_has_said_of_event_and_filing_stays() -> None:
    docket()
    by_feed(Entry())
    Filing.objects.update(kind="letter", filed_on="2026-02-20")
    day = {"earliest_at": make.NOW, "latest_at": make.NOW}
    Event.objects.update(headline="Roe wants out", kind="statement", **day)

    by_api(api_entry(filed_on="2026-02-25"))

    filing, event = Filing.objects.get(), Event.objects.get()
    assert (filing.wording, filing.kind, str(filing.filed_on)) == (TEXT, "letter", "2026-02-20")
    assert (event.headline, event.kind, event.earliest_at) == ("Roe wants out", "statement", make.NOW)


@pytest.mark.parametrize("is_api_first", [True, False])
@pytest.mark.parametrize(
    ("filed_on", "told"),
    [
        ("2026-03-02", ("2026-03-02T22:30:00-05:00", "entered")),
        ("2026-02-27", ("2026-02-27", "filed")),
        ("", ("2026-03-02T22:30:00-05:00", "entered")),
        ("2062-03-02", ("2026-03-02T22:30:00-05:00", "entered")),
    ],
    ids=["the day of entry", "an earlier day", "no day", "a day that cannot be true"],
)
def test_the_date_is_the_day_of_filing_or_the_moment_of_entry_if_that_tells_more(
    filed_on: str, told: tuple[str, str], is_api_first: bool
) -> None:
    docket()

    if is_api_first:
        by_api(api_entry(filed_on=filed_on))
    by_feed(Entry(entered=EVENING))
    if not is_api_first:
        by_api(api_entry(filed_on=filed_on))

    event = Event.objects.get()
    assert (event.happened.iso(), event.date_basis) == told


@pytest.mark.parametrize(
    ("text", "filed_on", "told"),
    [
        (TEXT, "2026-02-27", ("2026-02-27", "filed")),
        ("", "2026-02-27", ("2026-02-27", "entered")),
        (TEXT, "", ("2026-03-02", "seen")),
    ],
    ids=["a docket report", "what another feed left at the api", "no date"],
)
def test_an_event_that_only_the_api_tells_of_has_the_day_of_filing(
    text: str, filed_on: str, told: tuple[str, str]
) -> None:
    docket()

    by_api(api_entry(text=text, filed_on=filed_on))

    event = Event.objects.get()
    assert (event.happened.iso(), event.date_basis, event.published_at) == (*told, None)


def test_a_day_of_filing_that_the_api_corrects_is_corrected_everywhere() -> None:
    docket()
    by_api(api_entry(text=""))

    by_api(api_entry(filed_on="2026-02-27"))

    assert str(Filing.objects.get().filed_on) == Event.objects.get().happened.iso() == "2026-02-27"


def test_each_source_is_cited_once_and_what_a_curator_took_off_stays_off() -> None:
    docket()
    by_feed(Entry())
    by_api(api_entry())
    Citation.objects.filter(publisher="CourtListener").delete()

    by_api(api_entry(text="MOTION by Roe."), unnumbered(2))
    by_feed(Entry(), source=feed("second feed"))
    by_api(api_entry(text="MOTION by Roe."), source=api("webhooks"))

    event = Filing.objects.get(entry_number=5).citations.get().event
    cited = event.citations.order_by("pk").values_list("item__source__slug", "publisher")
    court = "District Court nysd"
    assert list(cited) == [("feed", court), ("second feed", court), ("webhooks", "CourtListener")]


def test_attachments_become_rows_once_and_keep_what_is_said_of_them() -> None:
    docket()
    by_api(api_entry(attachments=(("1", "", ""), ("2", "Exhibit B", ""), ("999999", "Too far", ""))))
    Attachment.objects.filter(number=2).update(description="Logs")

    by_api(api_entry(attachments=(("1", "Exhibit A", ""), ("2", "Exhibit B", ""), ("3", "Exhibit C", ""))))

    described = Attachment.objects.values_list("number", "description")
    assert list(described) == [(1, "Exhibit A"), (2, "Logs"), (3, "Exhibit C")]


def test_more_entries_cost_no_more_queries() -> None:
    source, counts = api(), []
    for docket_id, size in ((80, 3), (90, 30)):
        number = f"1:26-cv-000{docket_id}"
        docket(number=number, courtlistener_id=docket_id)
        numbers = range(docket_id, docket_id + size)
        by_feed(*[Entry(number=number, case_id=str(docket_id), document=n, sequence=n) for n in numbers])
        told = [api_entry(n, document_number=str(n), docket_id=str(docket_id)) for n in numbers]
        with CaptureQueriesContext(connection) as queries:
            by_api(*told, source=source)
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert not Filing.objects.filter(is_stub=True).exists()
