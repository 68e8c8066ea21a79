"""The address to which CourtListener sends its alerts."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from disputes.models import Fetch
from disputes.views import webhooks

pytestmark = pytest.mark.django_db

ADDRESS = "/webhooks/courtlistener/open-sesame/"
ALERT = json.dumps({"payload": {"results": []}, "webhook": {"event_type": 1}})
OTHER = json.dumps({"payload": {"results": []}, "webhook": {"event_type": 2}})


@pytest.fixture(autouse=True)
def secret(settings: LazySettings, tmp_path: Path) -> None:
    settings.COURTLISTENER_WEBHOOK_SECRET = "open-sesame"
    settings.CAPTURES_DIR = tmp_path


def post(client: Client, body: str = ALERT, address: str = ADDRESS, **options: Any) -> tuple[int, Any]:
    options = {"content_type": "application/json", "headers": {"Idempotency-Key": "key-1"}} | options
    response = client.post(address, body, **options)
    is_json = response.headers["Content-Type"] == "application/json"
    return response.status_code, response.json() if is_json else None


def test_an_alert_is_taken_in_once_without_cookies_or_tokens() -> None:
    client = Client(enforce_csrf_checks=True)

    assert post(client) == (200, {"status": "accepted"})
    assert post(client) == (200, {"status": "repeated"})
    assert Fetch.objects.get().push_key == "key-1"
    assert not client.cookies


def test_other_alerts_are_received_and_left_alone(client: Client) -> None:
    assert post(client, OTHER) == (200, {"status": "ignored"})


def test_what_is_no_webhook_is_answered_with_a_sentence(client: Client) -> None:
    status, answer = post(client, '{"id": 1}')

    assert (status, answer["status"], answer["message"][-1]) == (400, "refused", ".")


@pytest.mark.parametrize("address", ["/webhooks/courtlistener/Open-Sesame/", "/webhooks/courtlistener/é/"])
def test_another_secret_leads_nowhere(client: Client, address: str) -> None:
    assert post(client, address=address)[0] == 404
    assert client.get(address).status_code == 404


def test_without_a_secret_of_ours_there_is_no_such_address(client: Client, settings: LazySettings) -> None:
    settings.COURTLISTENER_WEBHOOK_SECRET = ""

    assert post(client)[0] == post(client, address="/webhooks/courtlistener//")[0] == 404


def test_it_is_only_for_sending(client: Client) -> None:
    response = client.get(ADDRESS)

    assert (response.status_code, response.headers["Allow"]) == (405, "POST")


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded"])
def test_what_does_not_call_itself_json_is_not_read(client: Client, content_type: str) -> None:
    assert post(client, content_type=content_type)[0] == 415
    assert post(client, content_type="application/json; charset=utf-8")[0] == 200


@pytest.mark.parametrize(("size", "status"), [(10 * 1024 * 1024, 200), (10 * 1024 * 1024 + 1, 413)])
def test_ten_megabytes_are_the_limit(client: Client, size: int, status: int) -> None:
    assert post(client, ALERT + " " * (size - len(ALERT)))[0] == status


def test_what_is_longer_than_it_says_is_cut_off_by_the_server(client: Client) -> None:
    assert post(client, headers={"Content-Length": "4"})[0] == 400
    assert webhooks.LARGEST_BODY_BYTES == 10 * 1024 * 1024
