"""What Casetracker watches and how that goes: the sources, and the receipts of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from disputes.search import sources
from disputes.views import render


def source_list(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    context = {"sources": sources.SourceList(now), "now": now}
    return render.page(request, "disputes/source_list.html", context)


def source_detail(request: HttpRequest, slug: str) -> HttpResponse:
    source, now = get_object_or_404(sources.all_sources(), slug=slug), timezone.now()
    context = {"sheet": sources.SourceSheet(source, now), "now": now}
    return render.page(request, "disputes/source_detail.html", context)
