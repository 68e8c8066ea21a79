"""What sites do to their entries after publishing them, and how many articles there are in truth."""

import html
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from disputes.text import markup

LEDE: Final = "A complaint was filed in Los Angeles on Monday, according to the court's public record."
MORE: Final = (
    "Netflix asks for an injunction against further training of the model. ByteDance has not answered a "
    "request for comment by the end of the day. A hearing is expected within the month, both sides say."
)
BRIEF: Final = (
    "Lawyers for ByteDance want the case moved to another state; Netflix has two weeks to say what it thinks."
)
SITE: Final = "https://courier.example"
LATER: Final = "Wed, 04 Mar 2026 08:00:00 GMT"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a news feed, its texts as they stand in the feed: markup escaped. Empty: not there."""

    title: str = "Netflix sues ByteDance over Seedance"
    summary: str = LEDE
    guid: str = "story-1"
    link: str = f"{SITE}/2026/03/netflix-sues"
    published: str = "Mon, 02 Mar 2026 10:00:00 GMT"

    def rss(self) -> str:
        texts = {"title": self.title, "link": self.link, "guid": self.guid, "description": self.summary}
        told = {name: text for name, text in (texts | {"pubDate": self.published}).items() if text}
        return "".join(["<item>", *(f"<{name}>{text}</{name}>" for name, text in told.items()), "</item>"])

    @property
    def wording(self) -> tuple[str, str]:
        return markup.norm(self.title), markup.norm(html.unescape(self.summary))


@dataclass(frozen=True, slots=True)
class History:
    """`polls`: what the feed held each time. So many `articles` there are, and so many edits of them all."""

    polls: Sequence[Sequence[Entry]]
    articles: int = 1
    edits: int = 0


ONE: Final = Entry()
TWO: Final = Entry(
    title="Judge hears ByteDance and Netflix on venue",
    summary=BRIEF,
    guid="story-2",
    link=f"{SITE}/2026/03/venue",
    published="Mon, 02 Mar 2026 15:00:00 GMT",
)
THREE: Final = Entry(
    title="Studios join the lawsuit of Netflix against ByteDance",
    summary="Five more studios have filed briefs in support; none of them has asked to become a party.",
    guid="story-3",
    link=f"{SITE}/2026/03/studios",
    published="Tue, 03 Mar 2026 09:00:00 GMT",
)
BARE: Final = replace(ONE, summary="")
LONG: Final = replace(ONE, summary=f"{LEDE} {MORE} {BRIEF}")
NAMELESS: Final = replace(ONE, guid="")
INSECURE: Final = replace(ONE, link=ONE.link.replace("https", "http"), guid=ONE.link.replace("https", "http"))
QUOTED: Final = replace(ONE, summary="Netflix &amp;amp; ByteDance say “no”.")
COMPELLED: Final = replace(BARE, title="Netflix v. ByteDance: the judge rules on the motion to compel")
SEALED: Final = replace(
    TWO, title="Netflix v. ByteDance: the judge rules on the motion to seal", summary="", link=ONE.link
)


def edited(first: Entry, *changes: dict[str, str], edits: int | None = None) -> History:
    """One entry alone in its feed, changed each time once more; each change is an edit, unless said."""
    polls = [[first]]
    for change in changes:
        polls.append([replace(polls[-1][0], **change)])
    return History(polls, edits=len(changes) if edits is None else edits)


def live_blog(count: int, *, date_moves: bool = False) -> History:
    """The newest paragraph stands on top."""
    said = [
        f"&lt;p&gt;{9 + n}:00 The judge hears witness no. {n} of Netflix.&lt;/p&gt;" for n in range(count)
    ]
    texts = ["".join(reversed(said[: shown + 1])) for shown in range(count)]
    dates = [f"Wed, 04 Mar 2026 {9 + n:02d}:00:00 GMT" if date_moves else LATER for n in range(count)]
    first, *later = [{"summary": text, "published": date} for text, date in zip(texts, dates, strict=True)]
    return edited(replace(ONE, **first), *later)


def numbered(*entries: Entry) -> list[Entry]:
    """A site that numbers its entries by their place in the list."""
    return [replace(entry, guid=str(place)) for place, entry in enumerate(entries)]


def sharing(*entries: Entry) -> list[Entry]:
    return [replace(entry, guid="feed") for entry in entries]


HISTORIES: Final = {
    # The words change.
    "a typo is mended": edited(
        replace(ONE, title="Netlfix sues ByteDance over Seedance"), {"title": ONE.title}
    ),
    "the headline is rewritten": edited(ONE, {"title": "“Our film”: Netflix takes ByteDance to court"}),
    "a headline without text is rewritten": edited(BARE, {"title": "Hollywood strikes back at ByteDance"}),
    "the text grows": edited(ONE, {"summary": f"{LEDE} {MORE}"}),
    "a text comes where there was none": edited(BARE, {"summary": f"{LEDE} {MORE}"}),
    "a live blog grows from the top": live_blog(6),
    "the text is cut to a teaser": edited(LONG, {"summary": f"{LEDE[:60]}…"}),
    "text and headline change in turn": edited(
        ONE,
        {"title": "Netflix sues ByteDance"},
        {"summary": f"{LEDE} {MORE}"},
        {"title": "Netflix v. ByteDance begins"},
    ),
    "A, B, and A again": edited(ONE, {"title": "Netflix sues ByteDance over film"}, {"title": ONE.title}),
    "thirty edits, of which the last are silent": edited(
        ONE, *({"title": f"Netflix sues ByteDance over Seedance ({n})"} for n in range(30)), edits=24
    ),
    "entities are written otherwise": edited(
        QUOTED,
        {"summary": "Netflix &amp;#38; ByteDance say &amp;ldquo;no&amp;rdquo;."},
        {"summary": "&lt;p&gt;Netflix  &amp;amp; ByteDance say “no”.&lt;/p&gt;"},
        edits=0,
    ),
    # The date moves.
    "it is published again with a new date": edited(ONE, {"published": LATER}, edits=0),
    "the date of a live blog moves with its text": live_blog(6, date_moves=True),
    "the text grows under a new date": edited(ONE, {"published": LATER, "summary": f"{LEDE} {MORE} {BRIEF}"}),
    "date and text move together": edited(ONE, {"published": LATER, "summary": f"{LEDE} {BRIEF[:40]}"}),
    # The link changes.
    "the link changes, the guid stays": edited(ONE, {"link": f"{SITE}/law/netflix-sues"}),
    "tracking parameters come and go": edited(
        ONE,
        {"link": f"{ONE.link}?utm_source=rss&amp;utm_medium=feed"},
        {"link": f"{ONE.link}/?fbclid=x1"},
        {"link": ONE.link},
        edits=0,
    ),
    "the site moves to https, guids and all": edited(INSECURE, {"link": ONE.link, "guid": ONE.link}, edits=0),
    # The guid changes, is lost, is shared.
    "the guid changes, the link stays": edited(ONE, {"guid": f"{SITE}/?p=1"}, edits=0),
    "guid and headline change, the link stays": edited(ONE, {"guid": "1", "title": f"{ONE.title} model"}),
    "guids come where there were none": History([[NAMELESS], [ONE]]),
    "guids are given up": History([[ONE], [NAMELESS]]),
    "there never was a guid": edited(
        NAMELESS, {"title": f"{ONE.title} model"}, {"summary": f"{LEDE} {MORE}"}
    ),
    "the guid is used again for another article": History([[ONE], [replace(TWO, guid=ONE.guid)]], articles=2),
    "all articles share one guid": History(
        [sharing(ONE, TWO), sharing(TWO, ONE), sharing(THREE, TWO)], articles=3
    ),
    "guids are places in the list": History(
        [numbered(TWO, ONE), numbered(THREE, TWO, ONE), numbered(THREE, TWO)], articles=3
    ),
    "two entries exchange their guids": History(
        [[ONE, TWO], [replace(ONE, guid=TWO.guid), replace(TWO, guid=ONE.guid)]], articles=2
    ),
    # Entries come, go and move.
    "an entry goes and comes back": History([[ONE, TWO], [TWO], [THREE, TWO], [ONE, TWO, THREE]], articles=3),
    "an entry comes back with another headline": History(
        [[ONE, TWO], [TWO], [replace(ONE, title=f"{ONE.title} model"), TWO]], articles=2, edits=1
    ),
    "the feed is ordered otherwise": History(
        [[ONE, TWO, THREE], [THREE, ONE, TWO], [TWO, THREE, ONE]], articles=3
    ),
    "all entries lead to the page of their docket": History([[COMPELLED], [SEALED]], articles=2),
    "two articles have one headline": History([[ONE], [ONE, replace(TWO, title=ONE.title)]], articles=2),
}
