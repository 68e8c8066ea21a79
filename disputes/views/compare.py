"""Two to four disputes beside each other: their lanes on one axis, a table, one chronology."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from disputes.search.comparison import Comparison, Question
from disputes.views import aligned, render


def compare(request: HttpRequest) -> HttpResponse:
    """Parts are read when the template comes to them: suggestions ask for no event."""
    comparison = Comparison(Question.read(request.GET), now=timezone.now())
    context = {"comparison": comparison, "picture": lambda: _picture(comparison)}
    return render.page(request, "disputes/compare.html", context, partials=["offers", "more"])


def _picture(comparison: Comparison) -> aligned.Picture | None:
    lanes = comparison.lanes
    shown = [
        aligned.Shown(
            each.letter,
            each.dispute.short_name,
            lanes.counts[each.dispute.pk],
            lanes.buckets.get(each.dispute.pk, []),
            lanes.bounds.get(each.dispute.pk),
            lanes.beginnings.get(each.dispute.pk),
        )
        for each in comparison.chosen
    ]
    return aligned.draw(shown, is_since_beginning=comparison.asked.axis == "first")
