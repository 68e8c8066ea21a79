"""Where other services tell us what is new. For machines: a secret in the address stands for a sign-in."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseNotAllowed, JsonResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from disputes.services import pushes
from disputes.services.pushes import Verdict

LARGEST_BODY_BYTES = 10 * 1024 * 1024


@csrf_exempt  # who sends it has no cookies that somebody else could make use of
@never_cache
def courtlistener_webhook(request: HttpRequest, secret: str) -> HttpResponseBase:
    """200 for what was taken in, known or none of our business; 400 with a sentence for what is broken."""
    expected = settings.COURTLISTENER_WEBHOOK_SECRET
    if not (expected and constant_time_compare(secret, expected)):
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if request.content_type != "application/json":
        return _refused(415, "Send it as application/json.")
    body = _body(request)
    if body is None:
        return _refused(413, "It is larger than 10 MB.")
    answer = pushes.receive(body, request.headers.get("Idempotency-Key", ""), now=timezone.now())
    if answer.verdict is Verdict.REFUSED:
        return _refused(400, answer.message)
    return JsonResponse({"status": answer.verdict})


def _body(request: HttpRequest) -> bytes | None:
    """All that was sent, None where that is too much. Django's own limit is for forms, and smaller."""
    if int(request.headers.get("Content-Length") or 0) > LARGEST_BODY_BYTES:
        return None
    body = request.read(LARGEST_BODY_BYTES + 1)
    return body if len(body) <= LARGEST_BODY_BYTES else None


def _refused(status: int, message: str) -> JsonResponse:
    return JsonResponse({"status": Verdict.REFUSED, "message": message}, status=status)
