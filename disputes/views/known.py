"""What has changed on the page of a dispute since a moment."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from disputes.search import dossier, remarks
from disputes.search.changes import Changes
from disputes.search.known import Moment
from disputes.search.questions import Cursor
from disputes.views import render


def dispute_changes(request: HttpRequest, slug: str) -> HttpResponse:
    dispute = get_object_or_404(dossier.public_disputes(), slug=slug)
    since = Moment.read(request.GET.get("since", ""), timezone.now())
    changes = Changes(dispute, since, Cursor.read(request.GET.get("after", "")))
    context = {
        "dispute": dispute,
        "since": since,
        "changes": changes,
        "remarks": remarks.of_moment(request.GET, "since", since),
        "now": timezone.now(),
    }
    return render.page(request, "disputes/dispute_changes.html", context, partials=["more"])
