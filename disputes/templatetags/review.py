"""What the curators' first page says of the queue."""

from django import template

from disputes.models import Suggestion

register = template.Library()


@register.simple_tag
def waiting_suggestions() -> int:
    return Suggestion.objects.waiting().count()
