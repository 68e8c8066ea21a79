"""Names that are typed and not saved yet, tried on stored items. What they change is services/dry_runs.py."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from disputes.admin.base import RecordedAdmin
from disputes.forms import TrialForm
from disputes.models import Dispute, Party
from disputes.services import dry_runs
from disputes.services.dry_runs import Change, Trial

UNPROCESSABLE = 422
MOST_ITEMS = 10_000  # a person waits for it; the command tries more
PAGE = "admin/disputes/trying/trial.html"


class TryingAdmin(RecordedAdmin):
    """A page with “Try these names” beside its buttons to save; `tried` are the fields that it tries."""

    change_form_template = "admin/disputes/trying/change_form.html"
    tried: tuple[str, ...] = ()

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.try_names)
        name = f"disputes_{self.opts.model_name}_try"
        return [path("<path:object_id>/try/", view, name=name), *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        record = kwargs.get("obj")
        if record and self.has_change_permission(request, record):
            context["trial_form"] = TrialForm()
            context["trial_url"] = reverse(f"admin:disputes_{self.opts.model_name}_try", args=[record.pk])
        page: HttpResponse = super().render_change_form(request, context, *args, **kwargs)
        return page

    def try_names(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """What the form as it is typed would change. Saves nothing; for who may change the record."""
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseRedirect(
                reverse(f"admin:disputes_{self.opts.model_name}_change", args=[record.pk])
            )
        form, trial = TrialForm(request.POST), None
        if form.is_valid():
            change = Change(record, self._typed(request), form.cleaned_data["bar"])
            trial = dry_runs.run(change, now=timezone.now(), days=form.cleaned_data["days"], most=MOST_ITEMS)
        return self._answer(request, record, form, trial)

    def _typed(self, request: HttpRequest) -> dict[str, list[str]]:
        fields = self.form.base_fields
        return {name: fields[name].clean(request.POST[name]) for name in self.tried if name in request.POST}

    def _answer(
        self, request: HttpRequest, record: Dispute | Party, form: TrialForm, trial: Trial | None
    ) -> HttpResponse:
        """Its part of the page for htmx, else a page of its own."""
        context = self.admin_site.each_context(request) | {
            "title": f"Names tried: {record}",
            "opts": self.opts,
            "original": record,
            "form": form,
            "trial": trial,
            "groups": _groups(trial) if trial else (),
        }
        template = f"{PAGE}#trial" if HtmxDetails(request) else PAGE
        answer = TemplateResponse(request, template, context, status=200 if trial else UNPROCESSABLE)
        patch_vary_headers(answer, ["HX-Request"])
        return answer


def _groups(trial: Trial) -> list[tuple[str, tuple[dry_runs.Difference, ...]]]:
    groups = [("Added", trial.added), ("Lost", trial.lost), ("Moved", trial.moved)]
    return [(heading, differences) for heading, differences in groups if differences]
