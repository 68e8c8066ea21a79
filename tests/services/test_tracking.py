"""Dockets that come late, move, or are touched by several feeds and by people."""

import pytest
from django.core.exceptions import ValidationError

from disputes.models import Event, Fetch, Filing, Proceeding, Source
from disputes.services import ingestion, publishing
from disputes.services.ingestion import Delivery
from tests import make
from tests.fakes import Entry, pacer

pytestmark = pytest.mark.django_db


def receive(*entries: Entry, source: Source | None = None) -> Fetch:
    source = source or make.source(kind="pacer", court=make.court("nysd"))
    return ingestion.receive(source, Delivery(pacer(*entries), make.NOW), now=make.NOW)


def track() -> publishing.Published:
    return publishing.track(Proceeding.objects.all(), now=make.NOW)


def test_a_feed_that_shows_less_of_an_entry_takes_nothing_from_it() -> None:
    make.proceeding(make.dispute())
    receive(Entry(event="Motion to Compel"), Entry(event="Motion to Seal"))

    receive(Entry(event="Motion to Seal"))

    assert Filing.objects.get().wording == "Motion to Compel; Motion to Seal"


def test_what_a_curator_says_an_entry_is_stays_when_it_gains_a_part() -> None:
    make.proceeding(make.dispute())
    receive(Entry(event="Notice of Appearance"))
    Filing.objects.update(kind="letter", is_routine=False)
    Event.objects.update(kind="statement", is_routine=False)

    receive(Entry(event="Notice of Appearance"), Entry(event="Order"))

    filing, event = Filing.objects.get(), Event.objects.get()
    assert (filing.kind, filing.is_routine) == ("letter", False)
    assert (event.kind, event.headline) == ("statement", "Notice of Appearance; Order (No. 5)")


def test_a_docket_put_on_a_second_dispute_brings_what_was_filed_before() -> None:
    docket = make.proceeding(make.dispute())
    receive(Entry())
    docket.disputes.add(make.dispute())

    track()

    assert Event.objects.get().placements.count() == 2


def test_what_a_person_took_off_a_timeline_is_not_put_there_again() -> None:
    make.proceeding(make.dispute())
    receive(Entry())
    Event.objects.get().placements.get().delete()

    track()

    assert not Event.objects.get().placements.exists()


def test_an_entry_stays_on_its_docket_when_the_number_is_corrected() -> None:
    docket = make.proceeding(make.dispute(), number="1:26-cv-00001")
    source = make.source(kind="pacer", court=make.court("nysd"))
    receive(Entry(), source=source)
    docket.number = "1:26-cv-00002"
    docket.save()
    make.proceeding(make.dispute(), number="1:26-cv-00001")

    receive(Entry(), Entry(event="Motion to Seal"), source=source)

    assert (Filing.objects.get().proceeding, Event.objects.count()) == (docket, 1)


def test_one_docket_is_not_made_twice_in_two_spellings() -> None:
    make.proceeding(number="1:26-cv-00001")
    again = Proceeding(court=make.court(), number="1:26-CV-1-ABC", source_url=make.ADDRESS)

    with pytest.raises(ValidationError, match="there already, as 1:26-cv-00001"):
        again.full_clean()


def test_a_number_without_its_office_is_asked_for_whole() -> None:
    court = make.court("nysd", country="US")

    with pytest.raises(ValidationError, match="with its office"):
        Proceeding(court=court, number="26-cv-00001", source_url=make.ADDRESS).full_clean()


@pytest.mark.parametrize("zone", ["Eastern", "Nowhere/Land", "UTC+5"])
def test_a_zone_that_does_not_exist_is_refused(zone: str) -> None:
    with pytest.raises(ValidationError, match="no time zone"):
        make.court("made-up", time_zone=zone).full_clean()
