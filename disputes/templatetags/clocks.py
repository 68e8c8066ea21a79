"""Clocks of deadlines: how far one is from now, as a time element that a script keeps right."""

import datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from disputes.search.deadlines import Deadline

register = template.Library()


@register.filter
def clock(deadline: Deadline, now: datetime.datetime) -> SafeString:
    """In words, with the moment at which it is over; `at most` where its zone is not known."""
    return format_html(
        '<time class="clock{}" datetime="{}" data-zone="{}">{}</time>',
        "" if deadline.is_over(now) else " running",
        f"{deadline.ends_at:%Y-%m-%dT%H:%M:%SZ}",
        deadline.time_zone,
        deadline.words(now),
    )
