"""Countries by their codes."""

from django import template

from disputes.text import countries

register = template.Library()
register.filter("country", countries.name)
