"""Parties and courts: lists to look through, and one of each with its disputes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from disputes.search import courts, directory, words
from disputes.views import render


def party_list(request: HttpRequest) -> HttpResponse:
    wanted = words.read(request.GET.get("q", ""))
    context = {"words": wanted, "letters": directory.by_letter(wanted)}
    return render.page(request, "disputes/party_list.html", context, partials=["parties"])


def party_detail(request: HttpRequest, slug: str) -> HttpResponse:
    party = get_object_or_404(directory.public_parties(), slug=slug)
    return render.page(request, "disputes/party_detail.html", {"sheet": directory.PartySheet(party)})


def court_list(request: HttpRequest) -> HttpResponse:
    context = {"courts": courts.public_courts(), "now": timezone.now()}
    return render.page(request, "disputes/court_list.html", context)


def court_detail(request: HttpRequest, pk: str) -> HttpResponse:
    court = get_object_or_404(courts.public_courts(), pk=pk)
    context = {"sheet": courts.CourtSheet(court), "now": timezone.now()}
    return render.page(request, "disputes/court_detail.html", context)
