"""A dispute or an event in a frame on another site, and how that site learns of the frame (oEmbed 1.0).

A frame has no cookies, no script and no way to send anything: whoever frames it can do nothing in our name.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlsplit
from xml.etree import ElementTree

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.csp import CSP
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.http import conditional_page, require_safe

from disputes.models import Dispute, Event
from disputes.search import dossier, embeds, events

# All that a frame may load; any site may frame it, but none can be told by it what to do.
FRAMED: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": ["*"],
}
FRESH_SECONDS = 300
SHARED_SECONDS = 3600
WIDTH = 640
FORMATS = ("json", "xml")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # what XML 1.0 cannot hold


@dataclass(frozen=True, slots=True)
class Frame:
    """The view that is framed, its usual height in pixels, and the rows that it shows."""

    view: str
    height: int
    public: Callable[[], QuerySet[Any]]


# By the name of the view of the full page.
FRAMES = {
    "dispute_detail": Frame("embed_dispute", 520, Dispute.objects.public),
    "event_detail": Frame("embed_event", 260, Event.objects.public),
}


def _framed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What is not there says so in a small page, where the page of the site would not fit."""

    @csp_override(FRAMED)
    @xframe_options_exempt
    @cache_control(public=True, max_age=FRESH_SECONDS)
    @conditional_page
    @require_safe
    @wraps(view)
    def framed(request: HttpRequest, **named: Any) -> HttpResponse:
        try:
            return view(request, **named)
        except Http404:
            return render(request, "disputes/embed/missing.html", status=HTTPStatus.NOT_FOUND)

    return framed


@_framed
def embed_dispute(request: HttpRequest, slug: str) -> HttpResponse:
    dispute = get_object_or_404(dossier.public_disputes(), slug=slug)
    excerpt = embeds.of_dispute(dispute, request.GET, timezone.now())
    return render(request, "disputes/embed.html", {"excerpt": excerpt})


@_framed
def embed_event(request: HttpRequest, pk: int) -> HttpResponse:
    event = get_object_or_404(events.public_events(), pk=pk)
    return render(request, "disputes/embed.html", {"excerpt": embeds.of_event(event)})


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """A consumer request (oEmbed 1.0, 2.2) for the address of a page of ours; the answer of type rich."""
    form = request.GET.get("format", "json")
    if form not in FORMATS:
        return _refused(HTTPStatus.NOT_IMPLEMENTED, "Only json and xml are known as formats.")
    parts = _own_parts(request, request.GET.get("url", ""))
    match = _match(parts.path) if parts else None
    title = _title(match) if match else None
    if not parts or not match or not title:
        return _refused(HTTPStatus.NOT_FOUND, "There is no page of a dispute or an event at this address.")
    frame = FRAMES[match.url_name or ""]
    query = embeds.kept(dict(parse_qsl(parts.query)), "n")
    facts: dict[str, str | int] = {
        "address": request.build_absolute_uri(reverse(frame.view, kwargs=match.kwargs) + query),
        "title": title,
        "width": _at_most(WIDTH, request.GET.get("maxwidth", "")),
        "height": _at_most(frame.height, request.GET.get("maxheight", "")),
    }
    answer = _answer(facts, request.build_absolute_uri(reverse("home")))
    response = JsonResponse(answer) if form == "json" else _xml(answer)
    patch_cache_control(response, public=True, max_age=SHARED_SECONDS)
    return response


def _own_parts(request: HttpRequest, url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    is_own = parts.scheme in ("http", "https") and parts.netloc.lower() == request.get_host().lower()
    return parts if is_own else None


def _match(path: str) -> ResolverMatch | None:
    try:
        match = resolve(path)
    except Resolver404:
        return None
    return match if match.url_name in FRAMES else None


def _title(match: ResolverMatch) -> str | None:
    """Of what is public there; None: nothing is."""
    try:
        return str(FRAMES[match.url_name or ""].public().get(**match.kwargs))
    except ObjectDoesNotExist:
        return None


def _at_most(size: int, wanted: str) -> int:
    """In pixels; what is no number of up to five digits asks for nothing."""
    is_number = wanted.isascii() and wanted.isdigit() and len(wanted) < 6
    return min(size, max(int(wanted), 1)) if is_number else size


def _answer(facts: Mapping[str, str | int], site: str) -> dict[str, str | int]:
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": "Casetracker",
        "provider_url": site,
        "title": facts["title"],
        "cache_age": SHARED_SECONDS,
        "width": facts["width"],
        "height": facts["height"],
        "html": render_to_string("disputes/embed/code.html", dict(facts)).strip(),
    }


def _xml(answer: Mapping[str, str | int]) -> HttpResponse:
    root = ElementTree.Element("oembed")
    for name, value in answer.items():
        ElementTree.SubElement(root, name).text = _CONTROL.sub(" ", str(value))
    body = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(body, content_type="text/xml; charset=utf-8")


def _refused(status: HTTPStatus, sentence: str) -> HttpResponse:
    return HttpResponse(sentence, content_type="text/plain; charset=utf-8", status=status)
