"""What is new here, at a glance: the first page that anybody sees."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from disputes.search import movement, news
from disputes.views import render


def home(request: HttpRequest) -> HttpResponse:
    """What a partial does not show is not asked for: the aside is read when the template comes to it."""
    now = timezone.now()
    after = news.Place.read(request.GET.get("after", ""))
    context: dict[str, Any] = {
        "now": now,
        "after": after,
        "news": lambda: news.news(after, now),
        "figures": news.figures,
        "campaigns": news.campaigns,
        "newly_public": lambda: movement.newly_public(now),
        "in_motion": lambda: movement.in_motion(now),
        "coming": lambda: movement.coming(now),
        "passed": lambda: movement.passed(now),
    }
    return render.page(request, "disputes/home.html", context, partials=["more"])
