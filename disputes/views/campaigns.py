"""A campaign: several disputes over one product or one happening, in one table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from disputes.search import campaigns
from disputes.views import render


def campaign_detail(request: HttpRequest, slug: str) -> HttpResponse:
    campaign, now = get_object_or_404(campaigns.public_campaigns(), slug=slug), timezone.now()
    context = {"campaign": campaign, "matrix": campaigns.Matrix(campaign, now), "now": now}
    return render.page(request, "disputes/campaign_detail.html", context)
