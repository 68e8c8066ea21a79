"""Countries by their codes (ISO 3166, two letters)."""

from django import template

register = template.Library()

COUNTRIES = {
    "CA": "Canada",
    "CH": "Switzerland",
    "CN": "China",
    "DE": "Germany",
    "DK": "Denmark",
    "EU": "European Union",
    "FR": "France",
    "GB": "United Kingdom",
    "HU": "Hungary",
    "IE": "Ireland",
    "IN": "India",
    "JP": "Japan",
    "KR": "South Korea",
    "LT": "Lithuania",
    "NL": "Netherlands",
    "SG": "Singapore",
    "US": "United States",
}


@register.filter
def country(code: str) -> str:
    """The English name; a code that is not in the table stands as it is."""
    return COUNTRIES.get(code, code)
