"""What another alias, keyword or bar would change, tried on the items of the last days. Stores nothing."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from disputes.matching import match
from disputes.matching.index import Index
from disputes.matching.types import Match
from disputes.models import Dispute, Item, Party
from disputes.services import proposing
from disputes.services.profiles import profiles

MOST_ITEMS = 20_000
DAYS = 30

type Judged = Mapping[int, Match]  # by dispute


@dataclass(frozen=True, slots=True)
class Change:
    """What is tried: other lists of names for a dispute or a party, another bar; None leaves what is there.

    `names` goes by field: `aliases` and `keywords` of a dispute, `aliases` and `descriptions` of a party.
    """

    record: Dispute | Party | None = None
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    bar: float = match.SUGGEST_AT


@dataclass(frozen=True, slots=True)
class Judgement:
    """A dispute that an item is suggested for, with its score and its reasons in words."""

    dispute: str
    score: float
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return self.dispute


@dataclass(frozen=True, slots=True)
class Difference:
    """One item that would be judged otherwise: as it would be with the change, and as it is now."""

    item: Item
    added: tuple[Judgement, ...]
    lost: tuple[Judgement, ...]

    @property
    def is_moved(self) -> bool:
        return bool(self.added and self.lost)


@dataclass(frozen=True, slots=True)
class Trial:
    """`items` were looked at, of `days` days; `is_cut`: there were more than are tried at once."""

    items: int
    days: int
    is_cut: bool
    added: tuple[Difference, ...]
    lost: tuple[Difference, ...]
    moved: tuple[Difference, ...]

    @property
    def sentence(self) -> str:
        """For a curator."""
        looked_at = f"Of {_counted(self.items, 'item')} of the last {_counted(self.days, 'day')}"
        if self.is_cut:
            looked_at = (
                f"Of the latest {_counted(self.items, 'item')} (the last {self.days} days have more than "
                "are tried at once)"
            )
        if not (self.added or self.lost or self.moved):
            return f"{looked_at}, none would be added, lost or moved."
        counts = f"{len(self.added)} would be added, {len(self.lost)} lost and {len(self.moved)} moved"
        return f"{looked_at}, {counts}."


def run(change: Change, *, now: datetime.datetime, days: int = DAYS, most: int = MOST_ITEMS) -> Trial:
    """Judge the stored news items of so many days, the latest `most` of them, as they are now and with the
    change."""
    found = _items(now - datetime.timedelta(days=days), most + 1)
    items = found[:most]
    before, after = _judge(Index(profiles()), items, match.SUGGEST_AT), _judge_after(change, items)
    names = dict(Dispute.objects.values_list("pk", "short_name"))
    differences = [
        Difference(item, _beside(new, old, names), _beside(old, new, names))
        for item, old, new in zip(items, before, after, strict=True)
        if old.keys() != new.keys()
    ]
    return Trial(
        items=len(items),
        days=days,
        is_cut=len(found) > most,
        added=tuple(each for each in differences if each.added and not each.lost),
        lost=tuple(each for each in differences if each.lost and not each.added),
        moved=tuple(each for each in differences if each.is_moved),
    )


def _items(since: datetime.datetime, most: int) -> list[Item]:
    """News only: entries of dockets are matched by their number."""
    news = Item.objects.filter(court_entry__isnull=True, seen_at__gte=since)
    return list(news.select_related("source").order_by("-seen_at", "-pk")[:most])


def _judge_after(change: Change, items: Sequence[Item]) -> list[Judged]:
    """The change is made, the names are read, and the change undone: nothing else can tell what it does."""
    with transaction.atomic():
        if change.record:
            type(change.record).objects.filter(pk=change.record.pk).update(**change.names)
        changed = list(profiles())
        transaction.set_rollback(True)
    return _judge(Index(changed), items, change.bar)


def _judge(index: Index, items: Sequence[Item], bar: float) -> list[Judged]:
    return [
        {
            one.dispute_id: one
            for one in match.match(
                index, proposing.fields(item), published=proposing.published(item), bar=bar
            )
        }
        for item in items
    ]


def _beside(these: Judged, those: Judged, names: Mapping[int, str]) -> tuple[Judgement, ...]:
    """Those of the first that the second has not; a dispute can have been deleted meanwhile."""
    found = (
        Judgement(names[dispute_id], one.score, tuple(reason.words for reason in one.reasons))
        for dispute_id, one in these.items()
        if dispute_id not in those and dispute_id in names
    )
    return tuple(sorted(found, key=str))


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
