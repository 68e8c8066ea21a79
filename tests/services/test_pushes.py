"""Docket alerts that CourtListener sends by itself: taken in once, whatever comes how often."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from disputes.models import Event, Fetch, Filing, Item, Source
from disputes.services import captures, pushes
from disputes.services.pushes import Answer, Verdict
from tests import make
from tests.fakes import Entry
from tests.services.told import DOCKET_ID, by_feed, docket

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.CAPTURES_DIR = tmp_path
    return tmp_path


def alert(*results: dict[str, Any], event_type: object = 1) -> bytes:
    webhook = {"event_type": event_type, "version": 2, "date_created": "2026-03-02T12:00:00Z"}
    return json.dumps({"payload": {"results": results}, "webhook": webhook}).encode()


def entry(entry_id: int = 1, text: str = "MOTION to Dismiss by Roe Inc.") -> dict[str, Any]:
    return {
        "id": entry_id,
        "docket": DOCKET_ID,
        "date_filed": "2026-03-02",
        "entry_number": 5,
        "recap_sequence_number": "2026-03-02.001",
        "description": text,
        "recap_documents": [],
    }


def send(body: bytes, key: str = "key-1") -> Answer:
    return pushes.receive(body, key, now=make.NOW)


def test_an_alert_becomes_filing_and_event_and_leaves_its_receipt_and_its_bytes() -> None:
    docket()

    answer = send(alert(entry()))

    fetch = Fetch.objects.get()
    assert answer == Answer(Verdict.ACCEPTED)
    assert (fetch.new, fetch.filings, fetch.outcome, fetch.push_key) == (1, 1, "ok", "key-1")
    assert captures.read(fetch.capture) == alert(entry())
    assert Event.objects.get().headline == "MOTION to Dismiss by Roe Inc (No. 5)"


def test_an_alert_joins_the_stub_of_the_courts_feed() -> None:
    docket()
    by_feed(Entry())

    send(alert(entry()))

    assert Filing.objects.get().wording == "MOTION to Dismiss by Roe Inc."


def test_the_same_key_again_changes_nothing() -> None:
    docket()
    send(alert(entry()))

    again = send(alert(entry(text="ORDER.")))

    assert again.verdict is Verdict.REPEATED
    assert (Fetch.objects.count(), Item.objects.get().revision_count) == (1, 0)


def test_of_one_alert_sent_twice_at_once_one_is_taken_in(monkeypatch: pytest.MonkeyPatch) -> None:
    docket()
    keep, answers = captures.keep, []

    def meanwhile(body: bytes, *args: Any) -> str:
        """The other one comes, and is done, before this one has begun to write."""
        monkeypatch.setattr(captures, "keep", keep)
        answers.append(send(body))
        return keep(body, *args)

    monkeypatch.setattr(captures, "keep", meanwhile)
    answers.append(send(alert(entry())))

    assert [answer.verdict for answer in answers] == [Verdict.ACCEPTED, Verdict.REPEATED]
    assert (Fetch.objects.count(), Item.objects.count(), Event.objects.count()) == (1, 1, 1)


def test_without_a_key_the_identity_of_the_entries_keeps_repeats_harmless() -> None:
    docket()

    answers = [send(alert(entry()), key="") for _ in range(2)]

    assert [answer.verdict for answer in answers] == [Verdict.ACCEPTED] * 2
    assert [fetch.known for fetch in Fetch.objects.order_by("pk")] == [0, 1]
    assert Event.objects.count() == 1


def test_what_was_edited_since_is_an_edit() -> None:
    docket()
    send(alert(entry()))

    send(alert(entry(text="ORDER granting it.")), key="key-2")

    assert Filing.objects.get().wording == "ORDER granting it."
    assert Fetch.objects.get(push_key="key-2").edited == 1


def test_an_alert_of_a_docket_that_nobody_tracks_is_kept() -> None:
    assert send(alert(entry())).verdict is Verdict.ACCEPTED

    assert (Item.objects.count(), Filing.objects.count()) == (1, 0)


@pytest.mark.parametrize("event_type", [2, 5])
def test_other_alerts_are_none_of_our_business(event_type: int, folder: Path) -> None:
    answer = send(alert({"caseName": "Doe v. Roe"}, event_type=event_type))

    fetch = Fetch.objects.get()
    assert answer.verdict is Verdict.IGNORED
    assert (fetch.outcome, fetch.offered, fetch.message[:8]) == ("empty", 0, "Ignored:")
    assert not any(folder.iterdir())
    assert send(b"", "key-1").verdict is Verdict.REPEATED


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'"text"', b"\xff\xfe", b'{"webhook": 5}', b"[" * 50_000, alert({"caseName": "Doe"})],
)
def test_what_is_no_docket_alert_is_refused_with_a_sentence_and_kept(body: bytes, folder: Path) -> None:
    answer = send(body)

    fetch = Fetch.objects.get()
    assert answer == Answer(Verdict.REFUSED, fetch.message)
    assert (fetch.outcome, fetch.message[-1]) == ("not_a_feed", ".")
    assert captures.read(fetch.capture) == body
    assert send(body) == answer


@pytest.mark.parametrize("key", ["k" * 101, "a\0b"])
def test_a_key_that_cannot_be_kept_is_refused(key: str) -> None:
    assert send(alert(entry()), key).verdict is Verdict.REFUSED

    assert not Fetch.objects.exists()


def test_the_source_of_alerts_is_never_polled() -> None:
    send(alert(entry()))

    source = Source.objects.get()
    assert (source.slug, source.can_be_polled, source.health_at(make.NOW)) == (
        "courtlistener-webhooks",
        False,
        "not_polled",
    )
