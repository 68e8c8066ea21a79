"""The catalogue of disputes, and one dispute with its paths and timeline."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from disputes.models import Basis, Dispute, Standing
from disputes.search import (
    applied,
    concerning,
    court_feeds,
    disputes,
    dossier,
    embeds,
    known_dossier,
    ladder,
    newcomers,
    questions,
    remarks,
    timeline,
)
from disputes.views import render, strip, visitors

PARTIALS = ("timeline", "more")


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
    question = questions.Question.read(request.GET, now)
    about = known_dossier.of(dispute, question.as_of)
    question = concerning.resolved(question, about)
    look = visitors.look(request, dispute, now)
    feeds = court_feeds.CourtFeeds(about, now)
    events = timeline.Timeline(dispute, question, feeds, now)
    context: dict[str, Any] = {
        "dispute": dispute,
        "dossier": about,
        "feeds": feeds,
        "timeline": events,
        "known": question.as_of,
        "ladder": ladder.Ladder(about, now),
        "now": now,
        "overview": lambda: _overview(events),
        "choices": {
            "kind": lambda: events.kinds,
            "standing": Standing.choices,
            "basis": Basis.choices,
            "party": lambda: concerning.choices(about),
        },
        "applied": applied.of(question, about),
        "remarks": remarks.of_timeline(request.GET, question),
        "embedded": embeds.kept(request.GET),
        "look": None if question.as_of else look,
        "newcomer_count": lambda: newcomers.count(dispute, look.before_at, question.with_routine),
        "news": lambda: newcomers.News.of_page(events.lanes),
    }
    response = render.page(request, "disputes/dispute_detail.html", context, partials=PARTIALS)
    # Who looks at a part, or at an earlier day, has not seen what is new.
    is_visit = render.partial(request, PARTIALS) is None and question.as_of is None
    return visitors.remember(request, response, dispute, look) if is_visit else response


def dispute_news(request: HttpRequest, slug: str) -> HttpResponse:
    """What to tell whoever has the timeline open; 204, which leaves the page as it is: nothing more."""
    dispute = get_object_or_404(Dispute.objects.public(), slug=slug)
    question = concerning.resolved(questions.Question.read(request.GET), dossier.Dossier(dispute))
    news = newcomers.news(dispute, question, request.GET)
    if news is None:
        return HttpResponse(status=204)
    return render.page(request, "disputes/dispute/news.html", {"dispute": dispute, "news": news})


def _overview(events: timeline.Timeline) -> strip.Strip | None:
    """None: there is nothing to draw."""
    if not events.bounds:
        return None
    start, end = events.question.start, events.question.end
    chosen = (start.date() if start else None, end.date() if end else None)
    return strip.draw(events.lanes, events.buckets, events.bounds, chosen)
