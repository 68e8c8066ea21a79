"""Answers with a page, or with the part of it that htmx asked for. Knows nothing of disputes."""

from collections.abc import Collection, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    partials: Collection[str] = (),
    status: int = 200,
) -> HttpResponse:
    """The whole page, or one of its `partials`, for htmx to swap (partial name = DOM id = hx-target).

    A boosted or a history-restore request always gets the whole page.
    """
    name = partial(request, partials)
    response = render(request, f"{template}#{name}" if name else template, context, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response


def partial(request: HttpRequest, partials: Collection[str]) -> str | None:
    """Which of them is asked for; None: the whole page is."""
    htmx = HtmxDetails(request)
    if not htmx or htmx.boosted or htmx.history_restore_request or htmx.target not in partials:
        return None
    return htmx.target
