"""Parties and courts: lists to look through, and one of each with its disputes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from disputes.search import courts, directory, names, parties
from disputes.views import network, render


def party_list(request: HttpRequest) -> HttpResponse:
    question = names.Question.read(request.GET, directory.WAYS)
    context = {"listing": directory.parties(question)}
    return render.page(request, "disputes/party_list.html", context, partials=["names"])


def party_detail(request: HttpRequest, slug: str) -> HttpResponse:
    party = get_object_or_404(directory.public_parties(), slug=slug)
    sheet = parties.PartySheet(party, parties.Question.read(request.GET))
    context = {"sheet": sheet, "picture": network.draw(party, sheet.network.ties)}
    return render.page(request, "disputes/party_detail.html", context)


def court_list(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    return render.page(request, "disputes/court_list.html", {"courts": courts.listed(now), "now": now})


def court_detail(request: HttpRequest, pk: str) -> HttpResponse:
    court, now = get_object_or_404(courts.public_courts(), pk=pk), timezone.now()
    context = {"sheet": courts.CourtSheet(court, request.GET.get("page", "1"), now), "now": now}
    return render.page(request, "disputes/court_detail.html", context)
