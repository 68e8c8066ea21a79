"""Who looks at a dispute, and since when things are new to them: a person, or a browser by its cookie."""

import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

from disputes.models import Dispute, User
from disputes.services import visiting

COOKIE = "visits"
COOKIE_DAYS = 365


def look(request: HttpRequest, dispute: Dispute, now: datetime.datetime) -> visiting.Look:
    """The look that this request is; nothing is written down."""
    if isinstance(request.user, User):
        return visiting.by_person(request.user, dispute, now)
    known = _looks(request).get(dispute.pk)
    return visiting.look(now, known.at, known.before_at) if known else visiting.look(now, None, None)


def remember(
    request: HttpRequest, response: HttpResponse, dispute: Dispute, seen: visiting.Look
) -> HttpResponse:
    """The response, which differs from visitor to visitor; the look is written down where that is due."""
    patch_vary_headers(response, ["Cookie"])
    if isinstance(request.user, User):
        visiting.note(request.user, dispute, seen)
    elif seen.is_worth_noting:
        patch_cache_control(response, private=True)
        response.set_signed_cookie(
            COOKIE,
            visiting.written(_looks(request) | {dispute.pk: seen}),
            salt=COOKIE,
            max_age=datetime.timedelta(days=COOKIE_DAYS),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


def _looks(request: HttpRequest) -> dict[int, visiting.Look]:
    return visiting.read(str(request.get_signed_cookie(COOKIE, default="", salt=COOKIE)))
