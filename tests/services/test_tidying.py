"""What has been kept for long enough is let go of; what stands behind something stays."""

import datetime

import pytest
from django.conf import LazySettings

from disputes.models import Fetch
from disputes.services import captures, tidying
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.NOW
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _captures(settings: LazySettings, tmp_path: object) -> None:
    settings.CAPTURES_DIR = tmp_path


def test_raw_bytes_go_after_the_days_in_the_settings(settings: LazySettings) -> None:
    settings.CAPTURE_DAYS = 90
    old, new = captures.keep(b"old", NOW - 100 * DAY), captures.keep(b"new", NOW - 80 * DAY)

    tidying.tidy(now=NOW)

    assert captures.read(new) == b"new"
    with pytest.raises(OSError, match="No such file"):
        captures.read(old)


def test_nothing_goes_where_the_settings_say_zero(settings: LazySettings) -> None:
    settings.CAPTURE_DAYS = settings.RECEIPT_DAYS = 0
    name = captures.keep(b"old", NOW - 1000 * DAY)

    tidying.tidy(now=NOW)

    assert captures.read(name) == b"old"


@pytest.mark.parametrize(("outcome", "left"), [("unchanged", 30), ("ok", 40)])
def test_receipts_of_polls_that_found_nothing_go_but_for_the_latest(outcome: str, left: int) -> None:
    source = make.source()
    for number in range(40):
        at = NOW - (50 + number) * DAY
        Fetch.objects.create(source=source, started_at=at, finished_at=at, outcome=outcome)

    tidying.tidy(now=NOW)

    assert source.fetches.count() == left
