"""Where CourtListener's documents go on: at the server that was asked, at pages of its API, or nowhere."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from disputes.ingest.courts import courtlistener
from tests.ingest.saved_dockets import API, CAME_FROM, DOCKET, ENTRIES, PARTIES, page, parsed, told


@pytest.mark.parametrize(
    ("base", "following"),
    [
        (API, f"{API}/docket-entries/?cursor=cD0y&docket=900001"),
        (API, "http://elsewhere.example:8080/api/rest/v4/docket-entries/?cursor=cD0y&docket=900001"),
        ("http://127.0.0.1:8765/trial/api/rest/v4", f"{API}/docket-entries/?cursor=cD0y&docket=900001"),
        ("http://127.0.0.1:8765/api/rest/v4", "/api/rest/v4/docket-entries/?cursor=cD0y&docket=900001"),
    ],
)
def test_the_next_page_is_asked_of_the_server_that_gave_this_one(base: str, following: str) -> None:
    document = parsed(page(following=following), f"{base}/docket-entries/?docket=900001")

    assert document.next_url == f"{base}/docket-entries/?cursor=cD0y&docket=900001"
    assert not document.is_partial


@pytest.mark.parametrize(
    "following",
    [
        *(
            "https://www.courtlistener.com/admin/",
            f"{API}/users/",
            "?cursor=cD0y",
            "http://[::1",
            f"{API}/../parties/",
        ),
        *(7, True, [], {}, f"{API}/parties/?cursor={'x' * 3_000}", f"{API}/parties/?cursor=\\\u0000"),
    ],
)
def test_a_next_page_outside_of_the_api_leaves_the_document_partial(following: Any) -> None:
    document = parsed(page(told("entries")["results"][0], following=following))

    assert (document.next_url, document.is_partial, document.notes) == ("", True, (courtlistener.LOST,))
    assert len(document.items) == 1


def test_an_empty_page_of_entries_leads_to_the_parties_and_an_empty_page_of_parties_to_the_end() -> None:
    assert parsed(page(), ENTRIES).next_url == PARTIES
    assert parsed(page(), PARTIES).next_url == ""
    assert parsed(page(), DOCKET).next_url == ""


def test_without_its_address_a_document_leads_nowhere() -> None:
    documents = [courtlistener.parse(json.dumps(told(name)).encode()) for name in CAME_FROM]

    assert {document.next_url for document in documents} == {""}


@pytest.mark.parametrize(
    ("rule", "asked"),
    [
        ("2026-04-01T02:00:00+02:00", "&date_modified__gte=2026-04-01T00:00:00Z"),
        ("2026-04-01T00:00:00.123456Z", "&date_modified__gte=2026-04-01T00:00:00Z"),
        *(
            (rule, "")
            for rule in (
                None,
                "",
                "2026-04-01",
                "2026-04-01T00:00:00",
                "soon",
                7,
                "0001-01-01T00:00:00+14:00",
            )
        ),
    ],
)
def test_only_what_changed_since_a_known_moment_is_asked_for(rule: Any, asked: str) -> None:
    assert parsed(told("docket"), DOCKET, modified_since=rule).next_url == ENTRIES + asked


def test_the_address_of_the_entries_can_be_had_without_a_docket() -> None:
    since = datetime(2026, 4, 1, 2, tzinfo=timezone(timedelta(hours=2)))

    assert courtlistener.entries_url(f"{API}/", "900001") == ENTRIES
    assert courtlistener.entries_url(API, "900001", since).endswith("gte=2026-04-01T00:00:00Z")
    assert since == datetime(2026, 4, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        *((text, True) for text in ("900001", " 900001\n", DOCKET, f"{API}/dockets/900001")),
        ("https://www.courtlistener.com/docket/900001/doe-v-roe/?page=2#entry-7", True),
        ("courtlistener.com/docket/900001/7/doe-v-roe/", True),
        ("https://www.courtlistener.com/api/rest/v3/dockets/900001/?format=json", True),
        ("http://127.0.0.1:8765/api/rest/v4/dockets/900001/", True),
        *(
            (text, False)
            for text in ("", "0", "-1", "1:26-cv-00001", "9" * 30, "٣", "900001/", f"{API}/courts/9/")
        ),
        *(
            (text, False)
            for text in ("https://elsewhere.example/docket/900001/x/", "https://www.courtlistener.com/")
        ),
        ("https://elsewhere.example/courtlistener.com/docket/900001/", False),
    ],
)
def test_a_docket_is_found_by_what_a_person_would_paste(text: str, is_one: bool) -> None:
    api_base = "http://127.0.0.1:8765/api/rest/v4"

    expected = f"{api_base}/dockets/900001/" if is_one else None
    assert courtlistener.docket_address(text, api_base) == expected
