"""Works at stake: the list, and of one the disputes and claims that are about it."""

import datetime
from collections import Counter
from collections.abc import Collection
from functools import cached_property

from disputes.models import Claim, Party, Work
from disputes.search import claims, names, stakes
from disputes.search.involved import Involved, with_page

MOST_CLAIMS = 50
WAYS = {names.FROM_A_TO_Z: "From A to Z", "owner": "By owner", "kind": "By kind"}


def works(question: names.Question) -> names.Listing[Work]:
    """One page of the public works; found by their owner too."""
    rows = stakes.public_works().values_list("pk", "title", "owner__name", "kind")
    return names.listing(
        question,
        (
            names.Name(
                key,
                title,
                names.heading(title, kind.capitalize() if question.way == "kind" else owner, question),
                [note for note in (owner, kind) if note],
            )
            for key, title, owner, kind in rows
        ),
        Work.objects.in_bulk,
        _dispute_counts,
    )


class WorkSheet:
    """What stands on the page of one work; a part is read when the page comes to it."""

    def __init__(self, work: Work, page: str, now: datetime.datetime) -> None:
        self.work = work
        self.involved = Involved(stakes.at_stake(work), page, now)
        self._question = claims.Question(chosen={"work": [work.slug]})

    @cached_property
    def owner(self) -> Party | None:
        """None where nobody is named, or has no public page."""
        return with_page(self.work.owner)

    @cached_property
    def claims(self) -> list[Claim]:
        """What is claimed about it, by dispute; the first of many."""
        found = self._question.claims().select_related("dispute")
        return list(found.order_by("dispute__short_name", "dispute", "pk")[:MOST_CLAIMS])

    @property
    def claims_address(self) -> str:
        """All of them in the grid."""
        return self._question.address


def _dispute_counts(keys: Collection[int]) -> Counter[int]:
    """A dispute that names the work and claims something about it counts once."""
    shown = Work.objects.filter(pk__in=keys).order_by()
    named = shown.filter(disputes__is_public=True).values_list("pk", "disputes")
    claimed = shown.filter(claims__dispute__is_public=True).values_list("pk", "claims__dispute")
    return Counter(key for key, _ in named.union(claimed).order_by())
