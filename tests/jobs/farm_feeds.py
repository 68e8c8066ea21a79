"""Made-up news feeds: every word is invented, and the same number gives the same feed each time."""

import datetime
import itertools
from email.utils import format_datetime
from random import Random
from typing import Final

ENTRIES: Final = 20
TELLING: Final = 97  # one entry in so many tells of a dispute that is tracked
DISPUTES: Final = 100
EVERY: Final = datetime.timedelta(hours=3)
_SYLLABLES: Final = ("ba", "do", "fi", "gu", "ka", "le", "mo", "na", "pe", "ri", "so", "tu", "va", "we", "zi")


def _words(chance: Random, count: int) -> list[str]:
    return ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(count)]


def _sentences(count: int) -> list[str]:
    chance = Random("sentences")
    made = (" ".join(_words(chance, chance.randint(8, 20))) for _ in range(count))
    return [f"{words.capitalize()}." for words in made]


SENTENCES: Final = _sentences(2_000)
NAMES: Final = ["".join(two).capitalize() for two in itertools.product(_SYLLABLES, repeat=2)]


def parties(dispute: int) -> tuple[str, str]:
    """Who is on the two sides of a dispute; no two disputes have the same."""
    name = NAMES[dispute % len(NAMES)]
    return f"{name} Pictures {dispute}", f"{name} Machines {dispute}"


def document(feed: int, version: int, entries: int, newest: datetime.datetime) -> bytes:
    """As RSS, about 2 kB an entry. Each version has one more at the top, and the oldest no longer."""
    numbers = range(version + entries - 1, version - 1, -1)
    items = "".join(_entry(feed, number, newest + EVERY * (number - ENTRIES)) for number in numbers)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Courier {feed}</title><link>https://courier-{feed}.example/</link>"
        f"<description>{SENTENCES[feed % len(SENTENCES)]}</description><language>en</language>"
        f"{items}</channel></rss>"
    ).encode()


def _entry(feed: int, number: int, published: datetime.datetime) -> str:
    chance = Random(feed * 1_000 + number)
    title, *said = chance.choices(SENTENCES, k=20)
    if (feed * ENTRIES + number) % TELLING == 0:
        claimant, respondent = parties((feed + number) % DISPUTES)
        title = f"{claimant} sues {respondent} over its model"
    address = f"https://courier-{feed}.example/{published:%Y/%m}/{number}-{'-'.join(_words(chance, 4))}"
    paragraphs = "".join(
        f"<p>{first} <em>{second}</em></p>\n" for first, second in zip(said[1::2], said[2::2], strict=False)
    )
    return (
        f"\n<item><title>{title[:90]}</title><link>{address}</link>"
        f'<guid isPermaLink="false">courier-{feed}-{number}</guid>'
        f"<pubDate>{format_datetime(published)}</pubDate><dc:creator>{said[-1][:16]}</dc:creator>"
        f"<description>&lt;p&gt;{said[0]} &lt;a href=&quot;{address}&quot;&gt;More&lt;/a&gt;&lt;/p&gt;"
        f"</description><content:encoded><![CDATA[{paragraphs}]]></content:encoded></item>"
    )
