"""Addresses that are told elsewhere: whole, with scheme and host."""

from typing import Any

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def absolute(context: dict[str, Any], path: str) -> str:
    address: str = context["request"].build_absolute_uri(path)
    return address
