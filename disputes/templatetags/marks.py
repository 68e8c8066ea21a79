"""Words that were looked for, marked where they stand in a text; the text itself is escaped."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from disputes.search.full_text import Piece

register = template.Library()


@register.filter
def marks(pieces: Iterable[Piece]) -> SafeString:
    """The pieces as one text."""
    texts = (format_html("<mark>{}</mark>", each.text) if each.is_marked else each.text for each in pieces)
    return format_html_join("", "{}", ((text,) for text in texts))
