"""The page of a report to its text, title, byline, date and language. What it does not say is left empty."""

from datetime import date, timedelta
from typing import Final

from disputes.ingest.articles import bylines as article_bylines
from disputes.ingest.articles import dates as article_dates
from disputes.ingest.articles import names as article_names
from disputes.ingest.articles import places as article_places
from disputes.ingest.articles import text as article_text
from disputes.ingest.articles.page import read
from disputes.ingest.types import NOTHING_KNOWN, Context, NotAFeed, ParsedArticle

_NO_DAY: Final = date(9999, 1, 1)
_PRECISIONS: Final = {0: "", len("2026"): "year", len("2026-02"): "month", len("2026-02-17"): "day"}


def parse(body: bytes, context: Context = NOTHING_KNOWN, *, today: date | None = None) -> ParsedArticle:
    """Read one page as it was fetched from `context.url`. Raises NotAFeed where it holds no article.

    No date after `today`, in UTC, is believed, but for the next one, which has begun in the east; without it
    all are. It takes time and memory by the size of the page: meant for a process that can be stopped.
    """
    page = read(body, context.url)
    headline = article_names.headline(page)
    lines = article_places.lines(page.tree, headline)
    text = article_text.text(page, headline, lines)
    if not text:
        raise NotAFeed("No text of an article was found on the page.")
    tag = article_names.language_tag(page)
    latest = today + timedelta(days=1) if today else _NO_DAY
    seen = article_dates.Seen(page, context.url, tag, headline, lines)
    published_on = article_dates.published(seen, latest)
    return ParsedArticle(
        title=article_names.title(page, headline),
        byline=article_bylines.byline(page, headline, lines),
        published_on=published_on,
        precision=_PRECISIONS[len(published_on)],
        text=text,
        language=tag[:2].lower(),
    )
