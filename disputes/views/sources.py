"""What Casetracker watches and how that goes: the sources, and the receipts of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from disputes.search import sources
from disputes.views import render


def source_list(request: HttpRequest) -> HttpResponse:
    found = list(sources.all_sources())
    context = {"groups": sources.groups(found), "tally": sources.tally(found), "now": timezone.now()}
    return render.page(request, "disputes/source_list.html", context)


def source_detail(request: HttpRequest, slug: str) -> HttpResponse:
    source = get_object_or_404(sources.all_sources(), slug=slug)
    context = {"sheet": sources.SourceSheet(source), "now": timezone.now()}
    return render.page(request, "disputes/source_detail.html", context)
