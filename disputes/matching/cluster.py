"""Which reports tell of the same happening: the same headline within a week. Knows no database."""

import datetime
import hashlib
import unicodedata

JOIN_WITHIN = datetime.timedelta(days=7)


def title_key(title: str) -> str:
    """SHA-256 of the bare headline: what stays when case, punctuation and spacing go. Empty for no words."""
    words = unicodedata.normalize("NFKC", title).casefold()
    bare = " ".join("".join(c if c.isalnum() else " " for c in words).split())
    return hashlib.sha256(bare.encode()).hexdigest() if bare else ""


def is_same_story(first: datetime.datetime, second: datetime.datetime) -> bool:
    """Two reports with one headline are one story while they lie no more than a week apart."""
    return abs(first - second) <= JOIN_WITHIN
