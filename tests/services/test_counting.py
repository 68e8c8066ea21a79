"""Kept figures are what counting gives, and no write gets past them, whoever makes it and however."""

import datetime
from collections.abc import Callable

import pytest
from django.db.models import F

from disputes.models import Citation, Court, Dispute, Event, Figures, Line, Placement, Recount, Source
from disputes.search import counts, dossier, movement
from disputes.services import counting
from tests import make

NOW = make.NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def doe() -> Dispute:
    """With two events and two publishers, counted."""
    dispute = make.dispute()
    for day, publisher in (("2026-02-17", "Courier"), ("2026-02-20", "Herald")):
        make.citation(make.event(dispute, when=day, lane="lawsuit"), publisher=publisher)
    count()
    return dispute


def count(now: datetime.datetime = NOW) -> int:
    return sum(1 for _ in counting.count(now=now))


def is_kept(dispute: Dispute) -> bool:
    return Figures.objects.counted().filter(pk=dispute.pk).exists()


def told(dispute: Dispute) -> tuple[counts.Whole, int]:
    public = dossier.public_disputes().get(pk=dispute.pk)
    return counts.wholes([dispute.pk], NOW)[dispute.pk], public.source_count  # type: ignore[attr-defined]


def newest() -> Event:
    return Event.objects.newest_first()[0]


def test_kept_figures_are_those_that_counting_gives(doe: Dispute) -> None:
    assert is_kept(doe)
    kept = told(doe)

    Figures.objects.all().delete()

    assert told(doe) == kept
    assert kept[1] == 2
    assert kept[0].months == {"2026-02": 2}


def test_what_has_been_counted_is_not_counted_again(doe: Dispute) -> None:
    assert count() == 0
    assert not Recount.objects.exists()


CHANGES: dict[str, Callable[[Dispute], object]] = {
    "an event is added": lambda of: make.event(of),
    "an event is taken off": lambda of: newest().placements.all().delete(),
    "an event is deleted": lambda of: newest().delete(),
    "an event is deleted by the row": lambda of: Placement.objects.all()._raw_delete("default"),
    "events are moved in bulk": lambda of: Event.objects.update(
        latest_at=F("earliest_at") + datetime.timedelta(days=400),
        earliest_at=F("earliest_at") + datetime.timedelta(days=400),
    ),
    "a lane is changed": lambda of: Event.objects.update(lane="deal"),
    "events are withdrawn from the public": lambda of: Event.objects.update(is_public=False),
    "an event becomes routine": lambda of: Event.objects.update(is_routine=True),
    "an event becomes a turning point": lambda of: Event.objects.update(is_important=True),
    "a wording is saved": lambda of: newest().save(),
    "a source is cited": lambda of: make.citation(newest(), publisher="Mail"),
    "a citation goes": lambda of: Citation.objects.all()[0].delete(),
    "a publisher is corrected": lambda of: Citation.objects.update(publisher="Courier"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_is_told_at_once_and_then_kept(
    doe: Dispute, change: Callable[[Dispute], object]
) -> None:
    change(doe)

    assert not is_kept(doe)
    anew = told(doe)
    count()
    assert is_kept(doe)
    assert told(doe) == anew


def test_what_is_moved_to_another_dispute_is_told_on_both(doe: Dispute) -> None:
    other = make.dispute()
    count()

    newest().placements.update(dispute=other)

    assert not is_kept(doe)
    assert not is_kept(other)
    assert [told(each)[0].months for each in (doe, other)] == [{"2026-02": 1}, {"2026-02": 1}]


def test_a_name_by_which_sources_are_counted_counts_again(doe: Dispute) -> None:
    item, filing = make.item(), make.filing()
    for of in ({"item": item}, {"filing": filing}):
        make.citation(newest(), publisher="", url="", **of)
    for records in (Source, Court):
        count()

        records.objects.update(name="The Courier")

        assert not is_kept(doe)
    assert told(doe)[1] == 3


def test_other_disputes_are_left_as_they_are(doe: Dispute) -> None:
    other = make.dispute()
    count()

    make.event(other)

    assert is_kept(doe)
    assert not is_kept(other)


def test_what_is_not_public_has_no_line() -> None:
    hidden = make.event(make.dispute(), is_public=False)

    assert not Line.objects.exists()
    Event.objects.filter(pk=hidden.pk).update(is_public=True)
    assert Line.objects.get().event == hidden


def test_a_placement_may_come_before_its_event() -> None:
    dispute, event = make.dispute(), make.event()
    Event.objects.filter(pk=event.pk)._raw_delete("default")
    Placement.objects.create(event_id=event.pk, dispute=dispute)

    event.save(force_insert=True)

    assert Line.objects.get().dispute == dispute


def test_what_lies_ahead_becomes_the_latest_when_its_time_has_come(doe: Dispute) -> None:
    ahead = make.event(doe, when="2026-03-09")
    count()

    def latest(days: int) -> int:
        later = NOW + datetime.timedelta(days=days)
        found = movement.with_latest(Dispute.objects.all(), later).get()
        return int(found.latest_id)  # type: ignore[attr-defined]

    assert is_kept(doe)
    assert latest(days=6) != ahead.pk
    assert latest(days=7) == ahead.pk
    assert count(NOW + datetime.timedelta(days=7)) == 1


def test_the_next_year_is_counted_anew(doe: Dispute) -> None:
    assert count(NOW + datetime.timedelta(days=366)) == 1
    assert Figures.objects.get().year == 2027


def test_what_is_gone_leaves_nothing(doe: Dispute) -> None:
    doe.delete()
    count()

    assert not Line.objects.exists()
    assert not Figures.objects.exists()
    assert not Recount.objects.exists()
