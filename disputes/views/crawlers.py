"""What search engines ask for: what they may read, and which pages there are. No cookies."""

from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from disputes.search.sitemaps import SITEMAPS

FRESH_SECONDS = 3600


@cache_control(public=True, max_age=FRESH_SECONDS)
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")


@cache_control(public=True, max_age=FRESH_SECONDS)
@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    return views.index(request, SITEMAPS, template_name="sitemap_index.xml", sitemap_url_name="sitemap")


@cache_control(public=True, max_age=FRESH_SECONDS)
@require_safe
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    return views.sitemap(request, SITEMAPS, section, template_name="sitemap.xml")
