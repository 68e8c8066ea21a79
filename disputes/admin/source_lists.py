"""Sources as OPML in the admin: a list uploaded, looked through and confirmed; all sources as a file.

Forms and pages only; what a list holds and what becomes of it is services/source_lists.py.
"""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from disputes.forms import OpmlForm
from disputes.ingest.opml import BadOpml
from disputes.services import source_lists
from disputes.services.sealing import SealBroken

UNPROCESSABLE = 422
FILE = "casetracker-sources.opml"


class ListsAdmin(admin.ModelAdmin):
    change_list_template = "admin/disputes/source/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("opml/", view(self.upload), name="disputes_source_upload"),
            path("opml/download/", view(self.download), name="disputes_source_download"),
            *super().get_urls(),
        ]

    def upload(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._upload_page(request, OpmlForm())
        return self._accepted(request) if "sealed" in request.POST else self._offered(request)

    def _offered(self, request: HttpRequest) -> HttpResponse:
        form = OpmlForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                offer = source_lists.offer(form.cleaned_data["file"].read(), now=timezone.now())
                return self._upload_page(request, OpmlForm(), offer=offer)
            except BadOpml as error:
                form.add_error("file", str(error))
        return self._upload_page(request, form)

    def _accepted(self, request: HttpRequest) -> HttpResponse:
        is_paused = "_paused" in request.POST
        try:
            added = source_lists.accept(request.POST["sealed"], is_paused=is_paused, now=timezone.now())
        except SealBroken as error:
            self.message_user(request, str(error), messages.ERROR)
            return redirect("admin:disputes_source_upload")
        self.message_user(request, added.sentence(), messages.SUCCESS)
        return redirect("admin:disputes_source_changelist")

    def _upload_page(self, request: HttpRequest, form: OpmlForm, **context: Any) -> HttpResponse:
        context |= {"opts": self.opts, "title": "Upload OPML", "form": form}
        context |= self.admin_site.each_context(request)
        status = UNPROCESSABLE if form.errors else 200
        return TemplateResponse(request, "admin/disputes/source/upload.html", context, status=status)

    def download(self, request: HttpRequest) -> HttpResponse:
        """All of them, by whoever may see them: addresses stand there whole, as in the list."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        headers = {"Content-Disposition": f'attachment; filename="{FILE}"', "Cache-Control": "no-store"}
        body = source_lists.export(now=timezone.now())
        return HttpResponse(body, content_type="text/x-opml; charset=utf-8", headers=headers)
