"""The calendar of all disputes, by month, as a list, or of those that are silent; and the same as a feed."""

import hashlib
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.dates import WEEKDAYS
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from disputes.models import Dispute, EventKind, Lane
from disputes.models.timeline import APPOINTMENTS
from disputes.search import calendar as dates
from disputes.search import calendar_feed as feeds
from disputes.search import silence
from disputes.search.calendar_questions import VIEWS, OutsideCalendar, Question
from disputes.text import icalendar
from disputes.views import render


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Parts of the context are read when the template comes to them: each way to see asks for its own."""
    now = timezone.now()
    question = _question(request)
    quiet = silence.silent(question.disputes, now, ended=question.with_ended)
    context: dict[str, Any] = {
        "question": question,
        "now": now,
        "month": dates.Month(question, now),
        "expected": lambda: dates.expected(question, now),
        "overdue": lambda: dates.overdue(question, now),
        "silent_page": lambda: silence.page(quiet, question.page, now),
        "silent": lambda: silence.latest(question.disputes, now),
        "narrowed": lambda: dates.narrowed_to(question),
        "campaigns": dates.campaigns,
        "views": VIEWS,
        "kinds": EventKind.choices,
        "appointments": [kind.value for kind in APPOINTMENTS],
        "weekdays": list(WEEKDAYS.values()),
        "lanes": Lane.choices,
        "silent_days": silence.SILENT_DAYS,
        "feed_scope": feeds.SCOPE,
        "feed_address": request.build_absolute_uri(reverse("calendar_feed")),
    }
    return render.page(request, "disputes/calendar.html", context)


@require_safe
def calendar_feed(request: HttpRequest) -> HttpResponse:
    return _feed(request, _question(request))


@require_safe
def dispute_calendar_feed(request: HttpRequest, slug: str) -> HttpResponse:
    dispute = get_object_or_404(Dispute.objects.public(), slug=slug)
    return _feed(request, _question(request).on(dispute))


def _question(request: HttpRequest) -> Question:
    try:
        return Question.read(request.GET, timezone.now())
    except OutsideCalendar:
        raise Http404 from None


def _feed(request: HttpRequest, question: Question) -> HttpResponse:
    """A calendar program asks again and again: what it has already is not sent twice."""
    feed = feeds.feed(question, timezone.now(), request.build_absolute_uri)
    changed_at = int(feed.changed_at.timestamp())
    tag = f'"{hashlib.sha256(feed.body).hexdigest()[:32]}"'
    headers = {
        "ETag": tag,
        "Last-Modified": http_date(changed_at),
        "Cache-Control": "public, max-age=900",
        "Content-Disposition": 'inline; filename="calendar.ics"',
    }
    response = HttpResponse(feed.body, content_type=icalendar.CONTENT_TYPE, headers=headers)
    return get_conditional_response(request, tag, changed_at, response) or response
