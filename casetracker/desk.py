"""The front door of the admin: who may come in, and what besides a password it takes."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

MAY_ENTER = "disputes.use_desk"
SECOND_FACTOR_FIRST = "Set up a second factor first: an app that shows codes, or a passkey."


class Desk(AdminSite):
    def has_permission(self, request: HttpRequest) -> bool:
        return _is_on_duty(request) and not _lacks_second_factor(request)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Everybody signs in on one page; who is signed in already is told what is missing."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.GET.get("next") or request.get_full_path())
        if not _is_on_duty(request):
            raise PermissionDenied("Your account may not enter the desk.")
        if _lacks_second_factor(request):
            messages.warning(request, SECOND_FACTOR_FIRST)
            return redirect("mfa_index")
        return redirect("admin:index")


def _is_on_duty(request: HttpRequest) -> bool:
    return request.user.is_active and request.user.has_perm(MAY_ENTER)


def _lacks_second_factor(request: HttpRequest) -> bool:
    return settings.SECOND_FACTOR_REQUIRED and not is_mfa_enabled(request.user)
