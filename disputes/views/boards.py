"""Claims and outcomes across all disputes, each on a page that a link can narrow."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from disputes.search import claims, outcomes
from disputes.views import curve, render


def claim_list(request: HttpRequest) -> HttpResponse:
    question = claims.Question.read(request.GET)
    return render.page(
        request, "disputes/claim_list.html", {"grid": claims.claims(question)}, partials=["claims"]
    )


def outcome_board(request: HttpRequest) -> HttpResponse:
    board = outcomes.board(outcomes.Question.read(request.GET), now=timezone.now())
    context = {"board": board, "curve": curve.draw(board.lengths.waiting)}
    return render.page(request, "disputes/outcome_board.html", context, partials=["board"])
