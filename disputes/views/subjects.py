"""Products and works that disputes are over, standards that they push towards: lists, and one of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from disputes.search import names, products, stakes, standards, works
from disputes.views import render


def product_list(request: HttpRequest) -> HttpResponse:
    question = names.Question.read(request.GET, products.WAYS)
    context = {"listing": products.products(question)}
    return render.page(request, "disputes/product_list.html", context, partials=["names"])


def product_detail(request: HttpRequest, slug: str) -> HttpResponse:
    product = get_object_or_404(stakes.public_products().select_related("maker"), slug=slug)
    sheet = products.ProductSheet(product, request.GET.get("page", "1"), timezone.now())
    return render.page(request, "disputes/product_detail.html", {"sheet": sheet})


def work_list(request: HttpRequest) -> HttpResponse:
    question = names.Question.read(request.GET, works.WAYS)
    context = {"listing": works.works(question)}
    return render.page(request, "disputes/work_list.html", context, partials=["names"])


def work_detail(request: HttpRequest, slug: str) -> HttpResponse:
    work = get_object_or_404(stakes.public_works().select_related("owner"), slug=slug)
    sheet = works.WorkSheet(work, request.GET.get("page", "1"), timezone.now())
    return render.page(request, "disputes/work_detail.html", {"sheet": sheet})


def standard_list(request: HttpRequest) -> HttpResponse:
    found = standards.standards(standards.Question.read(request.GET), timezone.now())
    return render.page(request, "disputes/standard_list.html", {"standards": found}, partials=["standards"])


def standard_detail(request: HttpRequest, slug: str) -> HttpResponse:
    standard = get_object_or_404(standards.public_standards(), slug=slug)
    sheet = standards.StandardSheet(
        standard, timezone.now(), page=request.GET.get("page", "1"), order=request.GET.get("order", "")
    )
    return render.page(request, "disputes/standard_detail.html", {"sheet": sheet})
