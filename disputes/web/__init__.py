"""The one guarded way out: every request of the product is made by `Client`.

Knows addresses, limits and HTTP; knows no Django, no sources and no schedule.
"""

from disputes.web.client import Client
from disputes.web.errors import FetchFailed, FetchRefused, TooBig, TooSlow, Unreachable, Unreadable
from disputes.web.types import Answer, Limits, Request

__all__ = [
    "Answer",
    "Client",
    "FetchFailed",
    "FetchRefused",
    "Limits",
    "Request",
    "TooBig",
    "TooSlow",
    "Unreachable",
    "Unreadable",
]
