"""Asks, before anything is written, whether the person who wants it may do it."""

from disputes.models import User
from disputes.models.ranks import Duty, Rank, duties


class NotAllowed(Exception):
    """Says what was wanted and who may do it."""


def require(user: User, duty: Duty) -> None:
    """Raises NotAllowed."""
    if not user.may(duty):
        least = next(rank for rank in Rank if duty in duties(rank))
        raise NotAllowed(f"To {duty.words} takes the rank of {least.lower()} or a higher one.")
