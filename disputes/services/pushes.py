"""What CourtListener tells by itself: docket alerts, each taken in once, however often it is sent."""

import datetime
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.db import IntegrityError

from disputes.models import Basis, Fetch, FetchOutcome, Source, SourceKind
from disputes.services import captures, ingestion
from disputes.services.ingestion import Delivery

SLUG: Final = "courtlistener-webhooks"
DOCKET_ALERT: Final = 1  # the type of event; others are alerts of searches, of orders of documents and so on
KEY_CHARACTERS: Final = 100
REFUSED_OUTCOMES: Final = (FetchOutcome.NOT_A_FEED, FetchOutcome.PARSE_LIMIT)
NO_KEY: Final = f"The Idempotency-Key is no text of at most {KEY_CHARACTERS} characters."


class Verdict(StrEnum):
    ACCEPTED = "accepted"
    REPEATED = "repeated"
    IGNORED = "ignored"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answer:
    verdict: Verdict
    message: str = ""


def receive(body: bytes, key: str, *, now: datetime.datetime) -> Answer:
    """Take in the body of one webhook under its idempotency key.

    The same key again changes nothing; without a key the identity of each entry makes a repeat harmless. What
    is no webhook, or a broken one, is refused, with a sentence for who sends it; the bytes are kept.
    """
    if len(key) > KEY_CHARACTERS or not key.isprintable():
        return Answer(Verdict.REFUSED, NO_KEY)
    if key and (earlier := Fetch.objects.filter(push_key=key).first()):
        return _again(earlier)
    try:
        return _receive(body, key, now)
    except IntegrityError:
        # It was sent twice at once, and the other one was first.
        earlier = Fetch.objects.filter(push_key=key).first() if key else None
        if earlier is None:
            raise
        return _again(earlier)


def _receive(body: bytes, key: str, now: datetime.datetime) -> Answer:
    source, delivery = _source(now), Delivery(body, now, push_key=key)
    event_type = _event_type(body)
    if event_type not in (None, DOCKET_ALERT):
        message = f"Ignored: a webhook of type {event_type} tells of no entries on a docket."
        receipt = ingestion.new_receipt(source, delivery, outcome=FetchOutcome.EMPTY, message=message)
        receipt.save(force_insert=True)
        return Answer(Verdict.IGNORED, message)
    delivery.capture = captures.keep(body, now)
    fetch = ingestion.receive(source, delivery, now=now)
    return Answer(_verdict(fetch), fetch.message)


def _again(earlier: Fetch) -> Answer:
    """What was refused is refused again: whoever sends it is not to take it for received."""
    is_refused = earlier.outcome in REFUSED_OUTCOMES
    return Answer(Verdict.REFUSED if is_refused else Verdict.REPEATED, earlier.message)


def _verdict(fetch: Fetch) -> Verdict:
    return Verdict.REFUSED if fetch.outcome in REFUSED_OUTCOMES else Verdict.ACCEPTED


def _source(now: datetime.datetime) -> Source:
    """It has no address, so that nobody polls it."""
    fields: dict[str, Any] = {
        "name": "Docket alerts of CourtListener",
        "publisher": "CourtListener",
        "kind": SourceKind.COURTLISTENER,
        "basis": Basis.COURT_RECORD,
        "due_at": now,
    }
    return Source.objects.get_or_create(slug=SLUG, defaults=fields)[0]


def _event_type(body: bytes) -> int | None:
    """The type of event that a webhook says it is; None where it does not say."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None
    webhook = told.get("webhook") if isinstance(told, dict) else None
    event_type = webhook.get("event_type") if isinstance(webhook, dict) else None
    return event_type if isinstance(event_type, int) else None
