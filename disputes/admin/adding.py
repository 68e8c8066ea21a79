"""Adding one source in the admin: look at an address before anything is saved, then save what was seen.

Forms and pages only; what is asked, seen and stored is services/adding.py.
"""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html

from disputes.forms import AddressForm, NewSourceForm
from disputes.models import Source, SourceKind
from disputes.services import adding, engines, receipts
from disputes.services.adding import AlreadyWatched, CannotLook, Look

UNPROCESSABLE = 422
FIELDSETS: list[tuple[str | None, dict[str, Any]]] = [
    (None, {"fields": ("name", "slug", "publisher", ("court", "basis", "language"))}),
    ("Polling", {"fields": ("interval_minutes",)}),
    (
        "How it is read",
        {
            "fields": ("kind", "rules"),
            "description": "Change these and press “Read again”: it is not asked again.",
        },
    ),
]


class AddingAdmin(admin.ModelAdmin):
    """The page that stands in the place of Django's empty form."""

    def get_urls(self) -> list[URLPattern]:
        by_hand = self.admin_site.admin_view(self.by_hand)
        return [path("add/by-hand/", by_hand, name="disputes_source_by_hand"), *super().get_urls()]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        self._check(request)
        if request.method != "POST":
            return self._address_page(
                request, AddressForm(initial={"address": request.GET.get("address", "")})
            )
        return self._decided(request) if "sealed" in request.POST else self._looked(request)

    def by_hand(self, request: HttpRequest) -> HttpResponse:
        """The plain form: for what is only replayed, or cannot be asked now."""
        return super().add_view(request)

    def _looked(self, request: HttpRequest) -> HttpResponse:
        typed = request.POST.get("look_at") or request.POST.get("address", "")
        form = AddressForm({"address": typed})
        if not form.is_valid():
            return self._address_page(request, form, status=UNPROCESSABLE)
        try:
            look = adding.look(
                form.cleaned_data["address"],
                engines.client(),
                now=timezone.now(),
                read=engines.parsers().parse,
            )
        except CannotLook as error:
            form.add_error("address", _sentence(error))
            return self._address_page(request, form, status=UNPROCESSABLE)
        return self._look_page(request, form, look, NewSourceForm(initial=look.suggested()))

    def _decided(self, request: HttpRequest) -> HttpResponse:
        """What was seen comes back with the form: to be read in another way, or to be saved."""
        address, details = AddressForm(request.POST), NewSourceForm(request.POST)
        details.is_valid()
        try:
            look = adding.look_again(
                request.POST["sealed"],
                details.cleaned_data.get("kind", ""),
                details.cleaned_data.get("rules", {}),
                now=timezone.now(),
                read=engines.parsers().parse,
            )
        except CannotLook as error:
            address.is_valid()
            address.add_error("address", _sentence(error))
            return self._address_page(request, address, status=UNPROCESSABLE)
        if look.problem and "rules" not in details.errors:
            details.add_error("rules" if look.source.kind == SourceKind.PAGE else "kind", look.problem)
        if "_again" not in request.POST and details.is_valid():
            return self._saved(request, address, look, details)
        return self._look_page(request, address, look, details)

    def _saved(
        self, request: HttpRequest, address: AddressForm, look: Look, details: NewSourceForm
    ) -> HttpResponse:
        fields = details.cleaned_data | {"is_paused": "_paused" in request.POST}
        try:
            source, fetch = adding.add(look, fields)
        except CannotLook as error:
            details.add_error(None, _sentence(error))
            return self._look_page(request, address, look, details)
        self.log_addition(request, source, [{"added": {}}])
        words = "Added, and paused." if source.is_paused else "Added and watched."
        told = format_html(
            '{} {} <a href="{}">Open it.</a>', words, receipts.sentence(fetch), _change_page(source)
        )
        self.message_user(request, told, messages.SUCCESS)
        return self.response_post_save_add(request, source)

    def _address_page(self, request: HttpRequest, form: AddressForm, status: int = 200) -> HttpResponse:
        return self._page(request, "look", {"title": "Add source", "form": form}, status)

    def _look_page(
        self, request: HttpRequest, form: AddressForm, look: Look, details: NewSourceForm
    ) -> HttpResponse:
        context = {
            "title": "Add source",
            "form": form,
            "look": look,
            "details": AdminForm(details, FIELDSETS, {}, model_admin=self),
        }
        return self._page(request, "look", context, UNPROCESSABLE if details.errors else 200)

    def _page(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        context = self.admin_site.each_context(request) | {"opts": self.opts} | context
        return TemplateResponse(request, f"admin/disputes/source/{template}.html", context, status=status)

    def _check(self, request: HttpRequest) -> None:
        if not self.has_add_permission(request):
            raise PermissionDenied


def _sentence(error: CannotLook) -> str:
    """With a link to what is watched already."""
    if not isinstance(error, AlreadyWatched):
        return str(error)
    page = _change_page(error.source)
    return format_html('This is watched already: <a href="{}">{}</a>.', page, error.source)


def _change_page(source: Source) -> str:
    return reverse("admin:disputes_source_change", args=[source.pk])
