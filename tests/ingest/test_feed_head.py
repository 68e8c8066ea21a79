"""What a feed says of its own making, in RSS, in RSS 1.0's Syndication module and in Atom."""

import pytest

from disputes.ingest.feeds import feed as feeds
from disputes.ingest.feeds import head as feed_head

SYNDICATION = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
MONDAY = "Mon, 03 Mar 2031 10:30:00 EST"


def rss(head: str, item: str = "") -> bytes:
    items = f"<item><title>T</title>{item}</item>"
    return f'<rss version="2.0" {SYNDICATION}><channel>{head}{items}</channel></rss>'.encode()


@pytest.mark.parametrize(
    ("head", "built_at"),
    [
        (f"<lastBuildDate>{MONDAY}</lastBuildDate>", "2031-03-03 15:30:00+00:00"),
        (f"<pubDate>{MONDAY}</pubDate>", "2031-03-03 15:30:00+00:00"),
        (
            f"<pubDate>Sun, 02 Mar 2031 00:00 GMT</pubDate><lastBuildDate>{MONDAY}</lastBuildDate>",
            "2031-03-03 15:30:00+00:00",
        ),
        ("<lastBuildDate>2031-03-03T10:30:00.9-05:00</lastBuildDate>", "2031-03-03 15:30:00+00:00"),
        (f"<lastBuildDate>never</lastBuildDate><pubDate>{MONDAY}</pubDate>", "2031-03-03 15:30:00+00:00"),
        ("<lastBuildDate>Mon, 03 Mar 2031 10:30:00 LAGOON</lastBuildDate>", "None"),
        (f"<image><pubDate>{MONDAY}</pubDate></image>", "None"),
        ("", "None"),
    ],
)
def test_the_time_of_its_making_is_the_feeds_own(head: str, built_at: str) -> None:
    document = feeds.parse(rss(head, item="<pubDate>Sat, 01 Mar 2031 00:00:00 GMT</pubDate>"))

    assert str(document.built_at) == built_at


def test_atom_tells_when_it_was_last_changed() -> None:
    body = b'<feed xmlns="http://www.w3.org/2005/Atom"><updated>2031-03-03T10:30:00Z</updated><entry/></feed>'

    assert str(feeds.parse(body).built_at) == "2031-03-03 10:30:00+00:00"


def test_a_feed_that_breaks_off_has_told_what_it_told() -> None:
    body = rss(f"<lastBuildDate>{MONDAY}</lastBuildDate><ttl>60</ttl>").partition(b"</item>")[0]

    document = feeds.parse(body)

    assert (str(document.built_at), document.ttl_seconds) == ("2031-03-03 15:30:00+00:00", 3_600)


@pytest.mark.parametrize(
    ("head", "seconds"),
    [
        ("<ttl>60</ttl>", 3_600),
        ("<ttl> 15 </ttl>", 900),
        ("<ttl>soon</ttl>", 0),
        ("<ttl>-5</ttl>", 0),
        (f"<ttl>{'9' * 5_000}</ttl>", 0),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 900),
        ("<sy:updatePeriod>\n daily \n</sy:updatePeriod>", 86_400),
        ("<sy:updateFrequency>2</sy:updateFrequency>", 43_200),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 3_600),
        ("<sy:updatePeriod>now and then</sy:updatePeriod>", 0),
        ("<ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", 1_800),
        ("", 0),
    ],
)
def test_how_long_a_feed_holds_is_told_in_seconds(head: str, seconds: int) -> None:
    assert feeds.parse(rss(head)).ttl_seconds == seconds


def test_hours_and_days_when_nobody_need_ask() -> None:
    hours = "".join(f"<hour>{hour}</hour>" for hour in (23, 0, 24, 7, 25, "noon", -1))
    days = "".join(f"<day>{day}</day>" for day in ("Sunday", "saturday", "Someday"))

    document = feeds.parse(rss(f"<skipHours>{hours}</skipHours><skipDays>{days}</skipDays><hour>3</hour>"))

    assert document.skip_hours == (0, 7, 23)
    assert document.skip_days == (5, 6)


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        ("2031-03-03T10:30:15Z", "2031-03-03 10:30:15+00:00"),
        ("2031-03-03t10:30:15.999999999z", "2031-03-03 10:30:15+00:00"),
        ("2031-03-03 10:30:15-00:30", "2031-03-03 11:00:15+00:00"),
        ("2031-03-03T10:30:15", "None"),
        ("2031-03-03T10:30Z", "None"),
        ("2031-03-03", "None"),
        ("2031-02-30T10:30:15Z", "None"),
        ("2031-03-03T10:30:15+99:00", "None"),
        ("0001-01-01T00:00:00+01:00", "None"),
        ("", "None"),
    ],
)
def test_a_date_of_rfc_3339_is_an_instant_or_none(raw: str, moment: str) -> None:
    assert str(feed_head.rfc3339(raw)) == moment
