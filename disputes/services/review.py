"""A person decides what ingestion proposed; every decision is taken once and can be taken back."""

import datetime

from django.db import transaction

from disputes.models import (
    Citation,
    DateBasis,
    Event,
    Placement,
    Standing,
    Suggestion,
    SuggestionState,
    User,
)
from disputes.services import publishing


class AlreadyDecided(Exception):
    """Somebody was first; the message says who and what, for the one who was second."""


class NotDecided(Exception):
    """There is no decision to take back."""


@transaction.atomic
def accept(suggestion: Suggestion, *, by: User, now: datetime.datetime) -> Event:
    """Put the item on the dispute's timeline: on its story's event where there is one, else on a new one.

    Raises AlreadyDecided.
    """
    _decide(suggestion, SuggestionState.ACCEPTED, by, now)
    event = _event_of_story(suggestion) or _new_event(suggestion)
    Placement.objects.get_or_create(event=event, dispute=suggestion.dispute)
    _cite(suggestion, event)
    suggestion.event = event
    suggestion.save(update_fields=["event"])
    return event


@transaction.atomic
def reject(suggestion: Suggestion, *, by: User, now: datetime.datetime) -> None:
    """Refuse it for good: the same item is not proposed for this dispute again. Raises AlreadyDecided."""
    _decide(suggestion, SuggestionState.REJECTED, by, now)


def decide(verb: str, suggestion: Suggestion, *, by: User, now: datetime.datetime) -> None:
    """`accept`, `reject` or `take_back`, by name: for faces where a button names the verb."""
    match verb:
        case "accept":
            accept(suggestion, by=by, now=now)
        case "reject":
            reject(suggestion, by=by, now=now)
        case "take_back":
            take_back(suggestion)
        case _:
            raise ValueError(verb)


@transaction.atomic
def take_back(suggestion: Suggestion) -> None:
    """Let it wait again, and undo what accepting it made, unless something else has come to rest on that.

    Raises NotDecided.
    """
    event = suggestion.event
    decided = Suggestion.objects.filter(pk=suggestion.pk).exclude(state=SuggestionState.WAITING)
    if not decided.update(state=SuggestionState.WAITING, decided_by=None, decided_at=None, event=None):
        raise NotDecided("This suggestion is still waiting.")
    if event is not None:
        _unmake(suggestion, event)
    suggestion.refresh_from_db()


def _decide(suggestion: Suggestion, state: SuggestionState, by: User, now: datetime.datetime) -> None:
    """One conditional update, so that of two curators only one decides."""
    waiting = Suggestion.objects.waiting().filter(pk=suggestion.pk)
    decided = waiting.update(state=state, decided_by=by, decided_at=now)
    suggestion.refresh_from_db()
    if not decided:
        raise AlreadyDecided(
            f"{suggestion.decided_by} has {suggestion.get_state_display().lower()} this already."
        )


def _event_of_story(suggestion: Suggestion) -> Event | None:
    story = suggestion.item.story
    return story.event if story else None


def _new_event(suggestion: Suggestion) -> Event:
    item, proposed = suggestion.item, suggestion.proposed
    event = Event(
        headline=proposed["headline"] or item.title[:300],
        summary=proposed.get("summary", ""),
        kind=proposed["kind"],
        lane=proposed["lane"],
        standing=Standing.REPORTED,
        published_at=item.published_at,
    )
    event.happened, event.date_basis = publishing.date_of(item, DateBasis.PUBLISHED)
    event.save()
    if item.story:
        item.story.event = event
        item.story.save(update_fields=["event"])
    return event


def _cite(suggestion: Suggestion, event: Event) -> None:
    item = suggestion.item
    details = {
        "url": item.url,
        "publisher": item.source.publisher or item.source.name,
        "title": item.title[:500],
        "basis": item.source.basis,
        "published_at": item.published_at,
    }
    Citation.objects.get_or_create(event=event, item=item, defaults=details)


def _unmake(suggestion: Suggestion, event: Event) -> None:
    """Take the item off the event, and the event off the dispute, where nothing else holds them there."""
    others = Suggestion.objects.filter(event=event, state=SuggestionState.ACCEPTED)
    if not others.filter(item=suggestion.item).exists():
        event.citations.filter(item=suggestion.item).delete()
    if not others.filter(dispute=suggestion.dispute).exists():
        event.placements.filter(dispute=suggestion.dispute).delete()
    if not event.citations.exists() or not event.placements.exists():
        event.delete()
