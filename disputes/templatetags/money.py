"""Amounts of money."""

from decimal import Decimal

from django import template

register = template.Library()


@register.filter
def money(amount: Decimal, currency: str) -> str:
    """The currency's ISO code and the amount, without cents where there are none: "USD 1,500,000,000"."""
    return f"{currency} {amount:,.2f}".removesuffix(".00")
