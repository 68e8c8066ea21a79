"""Which items report one happening: each joins the story that it fits, or begins one."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from disputes.matching import copies
from disputes.matching.affinity import best
from disputes.matching.index import Index
from disputes.matching.stories import Report
from disputes.matching.stories import Story as Memory
from disputes.matching.understanding import Understanding
from disputes.models import Item, Story
from disputes.text import urls

LOOKED_AT_DAYS = datetime.timedelta(days=400)  # a late commentary can still be on last year's judgment
MOST_STORIES = 400  # of a batch's disputes, the latest
OUTLET_CHARACTERS = 200

type Understood = tuple[Item, Understanding, Mapping[str, str]]  # with the texts that were read


@dataclass(eq=False)
class Candidate:
    """A story while reports join it."""

    row: Story
    memory: Memory
    items: list[Item] = field(default_factory=list)
    disputes: set[int] = field(default_factory=set)  # of these; others that it remembers may be gone


def join(understood: Sequence[Understood], index: Index) -> None:
    """Give each item that has none its story. The disputes are locked: of two batches one comes after."""
    waiting = [each for each in understood if each[0].story_id is None and each[1].matches]
    if not waiting:
        return
    waiting.sort(key=lambda each: each[0].dated_at)
    candidates = _candidates(waiting)
    for item, understanding, texts in waiting:
        report = _report(item, understanding, texts)
        near = [each for each in candidates if report.disputes & each.memory.disputes.keys()]
        names = [name for one in report.disputes for name in index.names_of(int(one))]
        memory = best([each.memory for each in near], report, names)
        if memory is None:
            candidate = Candidate(Story(headline=item.title), Memory.of(report))
            candidates.append(candidate)
        else:
            candidate = next(each for each in near if each.memory is memory)
            candidate.memory = memory.joined(Memory.of(report))
        candidate.items.append(item)
        candidate.disputes |= {match.dispute_id for match in understanding.matches}
    _write([each for each in candidates if each.items])


def outlet(item: Item) -> str:
    """Who published it: the source where it stands at home, else its host: who gathers is no outlet."""
    host, source = urls.host(item.url), item.source
    is_at_home = not host or host == urls.host(source.url)
    return (source.publisher or source.name if is_at_home else host)[:OUTLET_CHARACTERS]


def _report(item: Item, understanding: Understanding, texts: Mapping[str, str]) -> Report:
    published = item.dated_at.date() if item.is_dated else None
    return understanding.report(item.pk, texts, published=published, outlet=outlet(item))


def _candidates(waiting: Sequence[Understood]) -> list[Candidate]:
    disputes = {match.dispute_id for _, understanding, _ in waiting for match in understanding.matches}
    since = waiting[0][0].dated_at - LOOKED_AT_DAYS
    rows = Story.objects.filter(disputes__in=disputes, last_published_at__gte=since).distinct()
    return [
        Candidate(row, Memory.from_json(row.memory))
        for row in rows.order_by("-last_published_at", "-pk")[:MOST_STORIES]
        if row.memory
    ]


def _write(candidates: Sequence[Candidate]) -> None:
    known = _items_by_story(candidates)
    for each in candidates:
        items = [*(known[each.row.pk] if each.row.pk else ()), *each.items]
        _describe(each, copies.tally(map(_as_copy, _once(items))))
    begun = [each.row for each in candidates if each.row.pk is None]
    Story.objects.bulk_create(begun)
    fields = ["memory", "first_published_at", "last_published_at", "first_outlet"]
    Story.objects.bulk_update(
        [each.row for each in candidates], [*fields, "report_count", "independent_count"]
    )
    through = Story.disputes.through
    through.objects.bulk_create(
        [
            through(story_id=each.row.pk, dispute_id=dispute_id)
            for each in candidates
            for dispute_id in each.disputes
        ],
        ignore_conflicts=True,
    )
    items = [item for each in candidates for item in _belonging(each)]
    Item.objects.bulk_update(items, ["story"])


def _belonging(candidate: Candidate) -> Iterable[Item]:
    for item in candidate.items:
        item.story = candidate.row
        yield item


def _describe(candidate: Candidate, tally: copies.Tally) -> None:
    row, dates = candidate.row, [item.dated_at for item in candidate.items]
    earlier = [row.first_published_at] if row.pk else []
    later = [row.last_published_at] if row.pk and row.last_published_at else []
    row.first_published_at, row.last_published_at = min([*earlier, *dates]), max([*later, *dates])
    row.memory = candidate.memory.as_json()
    row.report_count, row.independent_count = tally.reports, tally.independent
    row.first_outlet = tally.first.outlet if tally.first else row.first_outlet


def _items_by_story(candidates: Sequence[Candidate]) -> defaultdict[int, list[Item]]:
    """What the stories that grow have already."""
    found: defaultdict[int, list[Item]] = defaultdict(list)
    known = [each.row.pk for each in candidates if each.row.pk]
    for item in Item.objects.filter(story__in=known).select_related("source") if known else ():
        found[item.story_id or 0].append(item)
    return found


def _once(items: Iterable[Item]) -> Iterable[Item]:
    """Two sources that bring one page bring one report."""
    return {item.url_hash or f"item {item.pk}": item for item in items}.values()


def _as_copy(item: Item) -> Report:
    return Report.of_text(
        item.pk,
        published=item.dated_at.date() if item.is_dated else None,
        title=item.title,
        summary=item.plain_summary,
        outlet=outlet(item),
    )
