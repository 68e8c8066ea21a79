"""The child that reads articles: their libraries are slow to import, and no feed needs them. See pool.py."""

import datetime

from disputes.ingest.articles import article as articles
from disputes.ingest.children import child
from disputes.ingest.types import Context, ParsedArticle


def read(body: bytes, context: Context) -> ParsedArticle:
    """Of today: no date that lies ahead is believed."""
    return articles.parse(body, context, today=datetime.datetime.now(datetime.UTC).date())


if __name__ == "__main__":
    child.serve(read)
