"""The review of suggestions: the evidence and the reasons on one page, decided through services/review.py."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from disputes.admin import suggested
from disputes.forms import SuggestionForm
from disputes.matching.match import SUGGEST_AT
from disputes.models import Suggestion, SuggestionState
from disputes.services import permitting, review

DONE = {"accept": "Accepted", "reject": "Rejected", "take_back": "Waiting again"}
SURE_AT, LIKELY_AT = 0.9, 0.8
REFUSALS = (review.AlreadyDecided, review.NotDecided, review.CannotAccept, permitting.NotAllowed)


class StateFilter(admin.SimpleListFilter):
    """Waiting first: a queue opens on what there is to do."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [*SuggestionState.choices[1:], ("all", "All")]

    def choices(self, changelist: Any) -> Any:
        waiting, *others = super().choices(changelist)
        yield {**waiting, "display": "Waiting"}
        yield from others

    def queryset(self, request: HttpRequest, suggestions: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
        if self.value() == "all":
            return suggestions
        return suggestions.filter(state=self.value() or SuggestionState.WAITING)


class ScoreFilter(admin.SimpleListFilter):
    """How sure the match is. Who has little time takes the sure ones first."""

    title = "score"
    parameter_name = "band"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("sure", f"Sure: {SURE_AT:.2f} and more"),
            ("likely", f"Likely: from {LIKELY_AT:.2f}"),
            ("bar", f"At the bar: from {SUGGEST_AT:.2f}"),
        ]

    def queryset(self, request: HttpRequest, suggestions: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
        match self.value():
            case "sure":
                return suggestions.filter(score__gte=SURE_AT)
            case "likely":
                return suggestions.filter(score__gte=LIKELY_AT, score__lt=SURE_AT)
            case "bar":
                return suggestions.filter(score__lt=LIKELY_AT)
        return suggestions


@admin.register(Suggestion)
class SuggestionAdmin(admin.ModelAdmin):
    form = SuggestionForm
    change_form_template = "admin/disputes/suggestion/change_form.html"
    list_display = ("item", "dispute", "score", "reports", "source", "published_at")
    list_filter = (
        *(StateFilter, ScoreFilter, "dispute__campaign"),
        ("item__source", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("item__source", "item__story", "dispute", "decided_by")
    list_per_page = 50
    search_fields = ("item__title", "dispute__short_name")
    actions = ("accept", "reject", "take_back")
    fields = ("headline", "summary", ("date", "until"), ("kind", "lane"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Suggestion | None = None) -> bool:
        return False

    @admin.display(ordering="item__source__name")
    def source(self, suggestion: Suggestion) -> str:
        return str(suggestion.item.source)

    @admin.display(description="reports", ordering="item__story__report_count")
    def reports(self, suggestion: Suggestion) -> int | None:
        """How many of its story there are."""
        return suggestion.item.story.report_count if suggestion.item.story else None

    @admin.display(description="published", ordering="item__published_at")
    def published_at(self, suggestion: Suggestion) -> Any:
        return suggestion.item.published_at

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        suggestion = kwargs["obj"]
        context |= suggested.context(suggestion)
        context["is_waiting"] = suggestion.state == SuggestionState.WAITING
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Suggestion, form: Any, change: bool) -> None:
        form.save()

    def response_change(self, request: HttpRequest, obj: Suggestion) -> HttpResponse:
        """The button that was pressed; after a decision the next suggestion in the queue."""
        for verb in ("accept", "reject", "take_back"):
            if f"_{verb}" in request.POST:
                self._decide(request, verb, obj)
                return HttpResponseRedirect(self._next(obj))
        return super().response_change(request, obj)

    def _next(self, decided: Suggestion) -> str:
        following = Suggestion.objects.waiting().exclude(pk=decided.pk).first()
        if following is None:
            return reverse("admin:disputes_suggestion_changelist")
        return reverse("admin:disputes_suggestion_change", args=[following.pk])

    @admin.action(description="Accept", permissions=["change"])
    def accept(self, request: HttpRequest, suggestions: QuerySet[Suggestion]) -> None:
        self._decide(request, "accept", *suggestions)

    @admin.action(description="Reject", permissions=["change"])
    def reject(self, request: HttpRequest, suggestions: QuerySet[Suggestion]) -> None:
        self._decide(request, "reject", *suggestions)

    @admin.action(description="Take the decision back", permissions=["change"])
    def take_back(self, request: HttpRequest, suggestions: QuerySet[Suggestion]) -> None:
        self._decide(request, "take_back", *suggestions)

    def _decide(self, request: HttpRequest, verb: str, *suggestions: Suggestion) -> None:
        done, now = 0, timezone.now()
        for suggestion in suggestions:
            try:
                event = review.decide(verb, suggestion, by=request.user, now=now)  # type: ignore[arg-type]
            except REFUSALS as error:
                self.message_user(request, f"{suggestion}: {error}", messages.WARNING)
                continue
            done += 1
            if event and not event.is_public:
                words = f"{suggestion}: accepted onto “{event}”, an event that is not public."
                self.message_user(request, words, messages.WARNING)
        if done:
            self.message_user(request, f"{DONE[verb]}: {done}.", messages.SUCCESS)
