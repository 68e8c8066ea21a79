"""One field for all words, and what has them."""

from django.http import HttpRequest, HttpResponse

from disputes.search import found, narrowing, queries, spelling, suggestions
from disputes.views import render


def search(request: HttpRequest) -> HttpResponse:
    """While one types only suggestions are asked for, and nothing is searched."""
    question = queries.Question.read(request.GET)
    results = found.Results(question)
    context = {
        "question": question,
        "results": results,
        "narrowing": narrowing.Narrowing(results),
        "nearest": lambda: spelling.nearest(question),
        "suggestions": lambda: suggestions.suggestions(question),
    }
    return render.page(request, "disputes/search.html", context, partials=["suggestions"])
