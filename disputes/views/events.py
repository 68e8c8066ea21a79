"""One event: what supports it, its four dates, how it read before."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from disputes.search import events
from disputes.views import render


def event_detail(request: HttpRequest, pk: int) -> HttpResponse:
    event = get_object_or_404(events.public_events(), pk=pk)
    context = {
        "event": event,
        "sheet": events.EventSheet(event),
        "permalink": request.build_absolute_uri(event.get_absolute_url()),
    }
    return render.page(request, "disputes/event_detail.html", context)
