"""Is the process alive, can it serve: for whoever starts it and sends it visitors. No cookies, no pages."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from disputes.services import health


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers; the database is not asked."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """503 with a sentence while the database does not answer or lacks migrations."""
    if missing := health.what_is_missing():
        return JsonResponse({"status": "unavailable", "message": missing}, status=503)
    return JsonResponse({"status": "ok"})
