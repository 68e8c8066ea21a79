"""Court feeds in the format of PACER, made for tests: every name and number in them is invented."""

import datetime
from collections.abc import Iterable
from xml.sax.saxutils import escape

NEWEST = datetime.datetime(2031, 3, 5, 18, 0, tzinfo=datetime.UTC)


def feed(items: Iterable[str], *, court: str = "nysd", coverage: str = "all") -> bytes:
    """The channel around the items, as CM/ECF writes it."""
    head = (
        '<?xml version="1.0" encoding="ISO-8859-1"?>\n<rss version="2.0">\n<channel>\n'
        f"<title>Court of Invention - Recent Entries</title>\n<link>https://ecf.{court}.uscourts.gov</link>\n"
        f"<description>Docket entries of type: {coverage}</description>\n"
        f"<lastBuildDate>{rfc822(NEWEST)}</lastBuildDate>\n"
    )
    return (head + "\n".join(items) + "\n</channel>\n</rss>\n").encode("iso-8859-1", "xmlcharrefreplace")


def item(
    *,
    number: str = "1:31-cv-00042",
    name: str = "Quill Fables Inc. v. Mirage Engines Ltd.",
    case_id: int = 900042,
    sequence: int = 7,
    event: str = "Order",
    entry: int | None = 3,
    entered_at: datetime.datetime = NEWEST,
    court: str = "nysd",
) -> str:
    """One item of a district court; `entry=None` makes it an entry of text only."""
    case = f"https://ecf.{court}.uscourts.gov/cgi-bin/DktRpt.pl?{case_id}"
    description = f"[{event}] "
    if entry is not None:
        document = f"https://ecf.{court}.uscourts.gov/doc1/127100{case_id % 1000:03}{sequence:03}"
        description += f'(<a href="{document}?caseid={case_id}&de_seq_num={sequence}" >{entry}</a>)'
    return (
        f"<item>\n<title>{escape(f'{number} {name}')}</title>\n<link>{case}</link>\n"
        f"<description>{escape(description)}</description>\n"
        f'<guid isPermaLink="true">{case}&amp;{sequence}</guid>\n<pubDate>{rfc822(entered_at)}</pubDate>\n</item>'
    )


def many(count: int, *, per_case: int = 10) -> list[str]:
    """`count` items, newest first, of `count / per_case` cases; each is an entry of its own."""
    return [
        item(
            number=f"1:31-cv-{index // per_case + 1:05}",
            name=f"Party {index // per_case} v. Other {index // per_case}",
            case_id=900000 + index // per_case,
            sequence=(per_case - index % per_case) * 3,
            entry=None if index % 6 == 5 else per_case - index % per_case,
            event=("Motion to Dismiss", "Order", "Letter", "~Util - Set Deadlines")[index % 4],
            entered_at=NEWEST - datetime.timedelta(seconds=37 * index),
        )
        for index in range(count)
    ]


def rfc822(at: datetime.datetime) -> str:
    return f"{at:%a, %d %b %Y %H:%M:%S} GMT"
