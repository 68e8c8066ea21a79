"""The catalogue of disputes, and one dispute with its paths and timeline."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from disputes.models import Basis, EventKind, Standing
from disputes.search import court_feeds, disputes, dossier, ladder, questions, timeline
from disputes.views import render, strip


def dispute_list(request: HttpRequest) -> HttpResponse:
    question = disputes.Question.read(request.GET)
    context = {
        "catalogue": disputes.catalogue(question, now=timezone.now()),
        "orders": disputes.ORDERS,
        "activity_months": disputes.ACTIVITY_MONTHS,
    }
    return render.page(request, "disputes/dispute_list.html", context, partials=["catalogue"])


def dispute_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Parts of the context are read when the template comes to them: a partial asks for what it shows."""
    dispute, now = get_object_or_404(dossier.public_disputes(), slug=slug), timezone.now()
    about = dossier.Dossier(dispute)
    feeds = court_feeds.CourtFeeds(about, now)
    events = timeline.Timeline(dispute, questions.Question.read(request.GET), feeds, now)
    context: dict[str, Any] = {
        "dispute": dispute,
        "dossier": about,
        "feeds": feeds,
        "timeline": events,
        "ladder": ladder.Ladder(about, now),
        "now": now,
        "overview": lambda: _overview(events),
        "choices": {"kind": EventKind.choices, "standing": Standing.choices, "basis": Basis.choices},
    }
    return render.page(request, "disputes/dispute_detail.html", context, partials=["timeline", "more"])


def _overview(events: timeline.Timeline) -> strip.Strip | None:
    """None: there is nothing to draw."""
    if not events.bounds:
        return None
    start, end = events.question.start, events.question.end
    chosen = (start.date() if start else None, end.date() if end else None)
    return strip.draw(events.lanes, events.buckets, events.bounds, chosen)
