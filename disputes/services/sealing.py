"""Facts that travel through a form, signed: until a preview is confirmed, none of it is in the database."""

import datetime
from typing import Any, Final

from django.core import signing

LASTS: Final = datetime.timedelta(hours=1)
SALT: Final = "disputes.sealing"
BROKEN: Final = "What was seen is no longer there: it is kept for an hour. Look again."


class SealBroken(Exception):
    """The facts are too old, or not as we gave them out; the message is one sentence for people."""


def seal(purpose: str, facts: dict[str, Any], *, now: datetime.datetime) -> str:
    """`purpose` is a word: what was sealed for one cannot be used for another. Facts are plain JSON."""
    return signing.dumps(facts | {"sealed_at": now.isoformat()}, salt=f"{SALT}.{purpose}", compress=True)


def unseal(purpose: str, sealed: str, *, now: datetime.datetime) -> dict[str, Any]:
    """What was sealed within the last hour. Raises SealBroken."""
    try:
        facts: dict[str, Any] = signing.loads(sealed, salt=f"{SALT}.{purpose}")
    except signing.BadSignature as error:
        raise SealBroken(BROKEN) from error
    if now - datetime.datetime.fromisoformat(facts.pop("sealed_at")) > LASTS:
        raise SealBroken(BROKEN)
    return facts
