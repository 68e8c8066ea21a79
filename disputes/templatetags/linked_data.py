"""The dispute or the event of a page for machines. What has no source, or no standing, is left out."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from disputes.models import Citation, Dispute, Event, PartyRole, Standing
from disputes.models.parties import PartyKind
from disputes.models.timeline import DateBasis
from disputes.search.dossier import Dossier
from disputes.search.gaps import GapLine
from disputes.search.timeline import Timeline
from disputes.templatetags import citations, standings
from disputes.text import linked_data
from disputes.text.linked_data import Chronology, Happening, Node, Participant, Work

register = template.Library()

MOST_EVENTS = 20  # a page is to stay light; the sitemap names all of them
TOLD = (Standing.REPORTED, Standing.ALLEGED, Standing.CONFIRMED)
KINDS = {PartyKind.PERSON: "Person", PartyKind.GROUP: "Thing"}
# Dates that are those of the happening itself; others are those of a report, or of our reading it.
OWN_DATES = (DateBasis.HAPPENED, DateBasis.FILED)
# A script ends at the first "</script", wherever it stands; Django's json_script escapes the same signs.
ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag
def dispute_data(request: HttpRequest, dossier: Dossier, timeline: Timeline) -> SafeString:
    dispute = dossier.dispute
    chronology = Chronology(
        url=request.build_absolute_uri(dispute.get_absolute_url()),
        name=dispute.short_name,
        summary=dispute.summary,
        site=request.build_absolute_uri(reverse("home")),
        published=dispute.published_at.isoformat(timespec="seconds") if dispute.published_at else "",
        changed=timeline.changed_at.isoformat(timespec="seconds"),
        participants=list(_participants(request, dossier.roles)),
    )
    events = [line for line in timeline.page.lines if not isinstance(line, GapLine)]
    happenings = [_happening(request, each, _works(each)) for each in events[:MOST_EVENTS]]
    return _script(linked_data.chronology(chronology, [each for each in happenings if each]))


@register.simple_tag
def event_data(request: HttpRequest, event: Event) -> SafeString:
    """Nothing, where nobody has read a source for it."""
    happening = _happening(request, event, _works(event))
    on: Iterable[Dispute] = getattr(event, "shown_on", ())
    reports = [
        Chronology(request.build_absolute_uri(each.get_absolute_url()), each.short_name, "", "")
        for each in on
    ]
    return _script(linked_data.event(happening, reports)) if happening else SafeString()


def _participants(request: HttpRequest, roles: Iterable[PartyRole]) -> Iterator[Participant]:
    """Each party once, of those whose part in the dispute a source tells."""
    told = {role.party_id: role.party for role in roles if role.standing in TOLD}
    for party in told.values():
        kind = KINDS.get(PartyKind(party.kind), "Organization")
        yield Participant(kind, party.name, request.build_absolute_uri(party.get_absolute_url()))


def _works(event: Event) -> list[Work]:
    return [
        _work(each) for each in event.citations.all() if each.standing in TOLD and citations.address(each)
    ]


def _work(citation: Citation) -> Work:
    published = citation.published_at.isoformat(timespec="seconds") if citation.published_at else ""
    return Work(
        citations.title(citation), citations.address(citation), citations.publisher(citation), published
    )


def _happening(request: HttpRequest, event: Event, works: list[Work]) -> Happening | None:
    if event.standing not in TOLD or not works:
        return None
    return Happening(
        url=request.build_absolute_uri(event.get_absolute_url()),
        name=event.headline,
        summary=event.summary,
        kind=event.get_kind_display(),
        day=event.happened.iso() if _has_own_day(event) else "",
        remarks=list(_remarks(event)),
        works=works,
    )


def _has_own_day(event: Event) -> bool:
    return event.date_basis in OWN_DATES and event.earliest_at == event.latest_at


def _remarks(event: Event) -> Iterator[str]:
    yield f"{event.get_standing_display()}: {standings.explained(event.standing)}."
    if event.date_basis not in OWN_DATES:
        yield f"{event.happened.words()}: {event.get_date_basis_display()}."
    elif event.earliest_at != event.latest_at:
        yield f"It happened some time within {event.happened.words()}."


def _script(node: Node | dict[str, Any]) -> SafeString:
    """As Django's json_script does: a block of data, which no browser runs, so it asks for no nonce."""
    text = json.dumps(node, ensure_ascii=False).translate(ESCAPED)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308  # escaped
