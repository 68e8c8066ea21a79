"""A person decides what ingestion proposed; every decision is taken once and can be taken back."""

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Min
from django.utils.text import Truncator

from disputes.models import (
    Citation,
    DateBasis,
    Event,
    Item,
    Placement,
    Standing,
    Story,
    Suggestion,
    SuggestionState,
    User,
)
from disputes.models.base import Recorded
from disputes.models.ranks import Duty
from disputes.services import permitting, publishing
from disputes.text import markup
from disputes.text.dates import BadDate, When

REASON = "Review"
HEADLINE_CHARACTERS = 300
HEADLINE_WORDS = 20  # where an untitled report lends its first ones
POINTING_AT_EVENTS = ("signals", "demands_made", "demands_answered")  # what a curator can tie to an event


class AlreadyDecided(Exception):
    """Somebody was first; the message says who and what, for the one who was second."""


class NotDecided(Exception):
    """There is no decision to take back."""


class CannotAccept(Exception):
    """Says what is missing for an event."""


@transaction.atomic
def accept(suggestion: Suggestion, *, by: User, now: datetime.datetime) -> Event:
    """Put the item on the dispute's timeline: on its story's event where there is one, else on a new one.

    The event can be one that is not public. Raises AlreadyDecided, CannotAccept, NotAllowed.
    """
    _decide(suggestion, SuggestionState.ACCEPTED, by, now)
    story = _locked_story(suggestion)
    known = story.event if story else None
    event = known or _new_event(suggestion, story, by)
    suggestion.event, suggestion.made_event = event, known is None
    suggestion.made_placement = _place(suggestion, event, by)
    suggestion.made_citation = _cite(suggestion, event, by)
    suggestion.save(update_fields=["event", "made_event", "made_placement", "made_citation"])
    if known and (suggestion.made_placement or suggestion.made_citation):
        _tell_first_publication(event)
        with _signed(event, by):
            event.save(update_fields=["published_at", "changed_at"])  # it is news again
    return event


@transaction.atomic
def reject(suggestion: Suggestion, *, by: User, now: datetime.datetime) -> None:
    """Refuse it for good: the same item is not proposed for this dispute again. Raises AlreadyDecided,
    NotAllowed."""
    _decide(suggestion, SuggestionState.REJECTED, by, now)


def decide(verb: str, suggestion: Suggestion, *, by: User, now: datetime.datetime) -> Event | None:
    """`accept`, `reject` or `take_back`, by name: for faces where a button names the verb."""
    match verb:
        case "accept":
            return accept(suggestion, by=by, now=now)
        case "reject":
            reject(suggestion, by=by, now=now)
        case "take_back":
            take_back(suggestion, by=by)
        case _:
            raise ValueError(verb)
    return None


@transaction.atomic
def take_back(suggestion: Suggestion, *, by: User) -> None:
    """Let it wait again, and undo what accepting it made, unless something else has come to rest on that.

    Raises NotDecided, NotAllowed.
    """
    permitting.require(by, Duty.DECIDE)
    _locked_story(suggestion)
    decided = Suggestion.objects.decided().select_for_update().filter(pk=suggestion.pk)
    taken_back = decided.first()
    if taken_back is None:
        raise NotDecided("This suggestion is still waiting.")
    decided.update(
        state=SuggestionState.WAITING,
        decided_by=None,
        decided_at=None,
        event=None,
        made_event=False,
        made_placement=False,
        made_citation=False,
    )
    if taken_back.event:
        _unmake(taken_back, taken_back.event, by)
    suggestion.refresh_from_db()


def _decide(suggestion: Suggestion, state: SuggestionState, by: User, now: datetime.datetime) -> None:
    """One conditional update, so that of two curators only one decides."""
    permitting.require(by, Duty.DECIDE)
    waiting = Suggestion.objects.waiting().filter(pk=suggestion.pk)
    decided = waiting.update(state=state, decided_by=by, decided_at=now)
    suggestion.refresh_from_db()
    if not decided:
        raise AlreadyDecided(
            f"{suggestion.decided_by} has {suggestion.get_state_display().lower()} this already."
        )


def _locked_story(suggestion: Suggestion) -> Story | None:
    """Reports of one story come to rest on one event: they are decided one after the other."""
    story_id = suggestion.item.story_id
    return Story.objects.select_for_update().get(pk=story_id) if story_id else None


@contextmanager
def _signed(record: Recorded, by: User) -> Iterator[None]:
    """The history of what is written inside says who and why; what is written later is signed anew."""
    signature = {"_history_user": by, "_change_reason": REASON}  # read by django-simple-history
    vars(record).update(signature)
    try:
        yield
    finally:
        for name in signature:
            delattr(record, name)


def _new_event(suggestion: Suggestion, story: Story | None, by: User) -> Event:
    item, proposed = suggestion.item, suggestion.proposed
    event = Event(
        headline=_headline(suggestion),
        summary=proposed.get("summary", ""),
        kind=proposed["kind"],
        lane=proposed["lane"],
        standing=Standing.REPORTED,
        published_at=item.published_at,
    )
    event.happened, event.date_basis = _date(suggestion)
    with _signed(event, by):
        event.save()
    if story:
        story.event = event
        story.save(update_fields=["event"])
    return event


def _date(suggestion: Suggestion) -> tuple[When, DateBasis]:
    """As proposed, of the happening; else that of publication, marked as such. Raises CannotAccept."""
    if date := suggestion.proposed.get("date"):
        try:
            return When.parse(date, suggestion.proposed.get("until")), DateBasis.HAPPENED
        except BadDate as error:
            raise CannotAccept(f"The date cannot be read: {error}") from error
    return publishing.date_of(suggestion.item, DateBasis.PUBLISHED)


def _headline(suggestion: Suggestion) -> str:
    """As proposed, else the item's title, else how its summary begins. Raises CannotAccept."""
    item = suggestion.item
    opening = Truncator(markup.plain(item.summary)).words(HEADLINE_WORDS)
    headline: str = suggestion.proposed["headline"] or item.title or opening
    if not headline:
        raise CannotAccept("The item has neither a title nor a summary: open it and give it a headline.")
    return headline[:HEADLINE_CHARACTERS]


def _place(suggestion: Suggestion, event: Event, by: User) -> bool:
    """Whether it did not stand there before."""
    if event.placements.filter(dispute=suggestion.dispute_id).exists():
        return False
    placement = Placement(event=event, dispute=suggestion.dispute)
    with _signed(placement, by):
        placement.save()
    return True


def _cite(suggestion: Suggestion, event: Event, by: User) -> bool:
    """Whether it was not cited before."""
    item = suggestion.item
    if event.citations.filter(item=item).exists():
        return False
    citation = Citation(
        event=event,
        item=item,
        url=item.url,
        publisher=item.source.publisher or item.source.name,
        title=item.title[:500],
        basis=item.source.basis,
        published_at=item.published_at,
    )
    with _signed(citation, by):
        citation.save()
    return True


def _unmake(taken_back: Suggestion, event: Event, by: User) -> None:
    """Undo what this acceptance made; what others rest on counts as made by them from now on.

    An event that people have taken over stays, and with it the source that it was made from.
    """
    others = Suggestion.objects.accepted().filter(event=event)
    same_dispute = others.filter(dispute=taken_back.dispute_id)
    same_item = others.filter(item=taken_back.item_id)
    citations = event.citations.filter(item=taken_back.item_id)
    if taken_back.made_placement and not same_dispute.update(made_placement=True):
        _delete(event.placements.filter(dispute=taken_back.dispute_id), by)
    if taken_back.made_event and not others.update(made_event=True):
        if not _is_taken_over(event, taken_back.item):
            _delete([*citations, event], by)
    elif taken_back.made_citation and not same_item.update(made_citation=True):
        _delete(citations, by)
    _tell_first_publication(event)
    Event.objects.filter(pk=event.pk).update(published_at=event.published_at)


def _tell_first_publication(event: Event) -> None:
    """Of the reports that it rests on; where nobody knew when it was first published, that stays so."""
    first = event.citations.aggregate(first=Min("published_at"))["first"] if event.pk else None
    event.published_at = first if event.published_at and first else event.published_at


def _is_taken_over(event: Event, item: Item) -> bool:
    """Whether more rests on it than the item, or somebody has worked on it."""
    return (
        any(getattr(event, name).exists() for name in ("placements", *POINTING_AT_EVENTS))
        or event.citations.exclude(item=item).exists()
        or not all(_is_ours(record) for record in (event, *event.citations.all()))
    )


def _delete(records: Iterable[Recorded], by: User) -> None:
    for record in filter(_is_ours, records):
        with _signed(record, by):
            record.delete()


def _is_ours(record: Recorded) -> bool:
    """Whether nobody has written it but in review."""
    return set(record.history.values_list("history_change_reason", flat=True)) == {REASON}
