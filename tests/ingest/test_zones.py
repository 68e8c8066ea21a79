"""Moments as feeds write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.ingest import zones


@pytest.mark.parametrize(
    ("raw", "utc"),
    [
        ("Wed, 05 Mar 2031 08:00:00 GMT", "2031-03-05T08:00:00+00:00"),
        ("Wed, 05 Mar 2031 08:00:00 EST", "2031-03-05T13:00:00+00:00"),
        ("Wed, 05 Mar 2031 08:00:00 AKST", "2031-03-05T17:00:00+00:00"),
        ("Wed, 05 Mar 2031 08:00:00 AKDT", "2031-03-05T16:00:00+00:00"),
        ("Wed, 05 Mar 2031 08:00:00 HST", "2031-03-05T18:00:00+00:00"),
        ("Wed, 05 Mar 2031 08:00:00 SST", "2031-03-05T19:00:00+00:00"),
        ("Wed, 05 Mar 2031 08:00:00 AST", "2031-03-05T12:00:00+00:00"),
        ("Wed, 05 Mar 2031 08:00:00 CHST", "2031-03-04T22:00:00+00:00"),
        ("5 mar 31 8:00 -0530", "2031-03-05T13:30:00+00:00"),
        ("Wed, 5 March 2031 08:00:00.25 GMT+01:00", "2031-03-05T07:00:00+00:00"),
        ("01 Jan 99 00:00:00 Z", "1999-01-01T00:00:00+00:00"),
    ],
)
def test_a_courts_moment_is_utc_to_the_second(raw: str, utc: str) -> None:
    at = zones.moment(raw)

    assert at is not None
    assert at.isoformat() == utc


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "yesterday",
        "Wed, 05 Mar 2031 08:00:00",
        "Wed, 05 Mar 2031 08:00:00 LAGOON",
        "Wed, 05 Mar 2031 08:00:00 IST",
        "Wed, 05 Mar 2031 25:00:00 GMT",
        "Thu, 30 Feb 2031 08:00:00 GMT",
        "Wed, 05 Mar 2031 08:00:00 +9900",
        "Wed, 05 Mar 0000 08:00:00 GMT",
        "Fri, 31 Dec 9999 23:00:00 PST",
    ],
)
def test_what_cannot_be_known_is_not_guessed(raw: str) -> None:
    assert zones.moment(raw) is None


def test_news_knows_the_zones_of_the_world_and_takes_none_as_utc() -> None:
    zoned = zones.moment("Wed, 05 Mar 2031 08:00:00 CET", zones.NEWS_ZONES)
    bare = zones.moment("Wed, 05 Mar 2031 07:00:00", zones.NEWS_ZONES)

    assert zoned == bare is not None
    assert zones.moment("Wed, 05 Mar 2031 08:00:00 CET") is None


@given(st.text() | st.from_regex(zones._RFC822, fullmatch=True))
def test_reading_never_fails(raw: str) -> None:
    at = zones.moment(raw, zones.NEWS_ZONES)

    assert at is None or zones.is_rfc822(raw)
