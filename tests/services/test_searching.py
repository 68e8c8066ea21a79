"""The search documents follow the records: what changed is looked at, once, however often one begins."""

import datetime

import pytest
from django.db import connection
from django.utils import timezone

from disputes.models import Citation, Dispute, Event, Filing, Party, SearchDocument, SearchMark
from disputes.search import full_text
from disputes.search.full_text import Term
from disputes.services import searching
from tests import make

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """Stands for what cannot be caught."""


def index(everything: bool = False) -> int:
    return [0, *searching.index(now=timezone.now(), everything=everything)][-1]


def found(word: str) -> list[str]:
    return [each.what for each in full_text.matching(SearchDocument.objects.all(), [Term((word,))])]


def test_a_second_run_has_nothing_to_write() -> None:
    event = make.event(make.dispute())
    make.citation(event, filing=make.filing())
    make.citation(event, item=make.item())

    assert index() == 4
    assert index() == 0
    assert index(everything=True) == 0


@pytest.mark.parametrize(
    ("model", "name", "what"),
    [
        (Dispute, "summary", "dispute"),
        (Party, "name", "dispute"),
        (Event, "summary", "event"),
        (Filing, "wording", "filing"),
        (Citation, "passage", "report"),
    ],
)
def test_what_is_reworded_is_found_by_its_new_words_only(model: type, name: str, what: str) -> None:
    dispute = make.dispute(summary="before")
    make.role(dispute, make.party("before"))
    event = make.event(dispute, summary="before")
    make.citation(event, filing=make.filing(wording="before"))
    make.citation(event, passage="before", title="Report")
    index()
    before = found("before")

    for record in model.objects.all():  # type: ignore[attr-defined]
        setattr(record, name, "after")
        record.save()
    index()

    assert found("after") == [what]
    assert sorted(found("before") + ([] if model in (Dispute, Party) else [what])) == sorted(before)


def test_what_is_deleted_leaves_nothing_in_the_index() -> None:
    event = make.event(make.dispute(), headline="gone")
    citation = make.citation(event, title="gone")
    index()

    citation.delete()
    left = found("gone")
    event.delete()

    assert left == ["event"]
    assert found("gone") == []


def test_a_second_sight_of_the_same_entry_is_no_report() -> None:
    event = make.event(make.dispute())
    make.citation(event, item=make.item(court_entry={"sequence": "1"}, title="twice"), title="Docket twice")
    index()

    assert found("twice") == []


def test_what_a_long_transaction_has_changed_is_not_missed() -> None:
    late, event = make.event(make.dispute(), headline="late"), make.event(make.dispute())
    Event.objects.filter(pk=late.pk).update(changed_at=timezone.now() - datetime.timedelta(minutes=4))
    SearchMark.objects.create(records="event", reached_at=event.changed_at)
    index()

    assert found("late") == ["event"]


def test_a_clock_that_runs_ahead_keeps_nothing_from_being_looked_at() -> None:
    ahead = make.event(make.dispute())
    Event.objects.filter(pk=ahead.pk).update(changed_at=timezone.now() + datetime.timedelta(days=900))
    index()
    make.event(make.dispute(), headline="next")
    index()

    assert found("next") == ["event"]


@pytest.mark.parametrize("dies_at", range(1, 14))
def test_broken_off_anywhere_it_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch, dies_at: int) -> None:
    monkeypatch.setattr(searching, "BATCH", 2)
    docket = make.proceeding()
    for number in range(5):
        event = make.event(make.dispute(), headline=f"widget {number}")
        make.citation(event, filing=make.filing(docket, wording="widget"))
    steps = iter(range(1, 1_000_000))

    def execute(run: object, *statement: object) -> object:
        if statement[0].startswith(("INSERT", "UPDATE")) and next(steps) == dies_at:  # type: ignore[attr-defined]
            raise Killed
        return run(*statement)  # type: ignore[operator]

    with connection.execute_wrapper(execute), pytest.raises(Killed):
        index()
    index()

    assert sorted(found("widget")) == ["event"] * 5 + ["filing"] * 5
    assert SearchDocument.objects.count() == 15


def test_the_index_is_whole_after_all_of_it() -> None:
    """FTS5 compares its index with the table it follows, and raises where they differ."""
    event = make.event(make.dispute(), headline="widget")
    make.citation(event, filing=make.filing())
    index()
    Event.objects.update(headline="other", changed_at=timezone.now())
    index()
    Dispute.objects.all().delete()

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            table = full_text.INDEX
            cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")
    assert found("widget") == []


def test_a_dispute_is_found_by_another_name_of_its_product() -> None:
    make.dispute().products.add(make.product("Video Tool", aliases=["Dreamer"]))
    index()

    assert found("dreamer") == ["dispute"]
