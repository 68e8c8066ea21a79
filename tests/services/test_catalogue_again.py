"""Loading the catalogue again: what a curator changed stays, what the files changed comes."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from disputes.models import Citation, Dispute, Event, Outcome, Party, PartyRole, Placement, Source, Topic
from disputes.services import catalogue
from disputes.services.catalogue_report import Report
from tests import catalogues, make
from tests.catalogues import DOE

pytestmark = pytest.mark.django_db
type Load = Callable[..., Report]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return catalogues.folder(tmp_path)


@pytest.fixture
def load(folder: Path) -> Load:
    """Loaded once; the second time with `file` changed from `old` to `new`."""

    def again(file: str = "", old: str = "", new: str = "", everything: bool = False) -> Report:
        if file:
            catalogues.edit(folder / file, old, new)
        return catalogue.load(folder, now=make.NOW, everything=everything)

    again()
    return again


def doe() -> Dispute:
    return Dispute.objects.get(slug="doe-roe")


def test_unchanged_files_are_not_even_read(
    load: Load, django_assert_num_queries: Callable[..., AbstractContextManager[object]]
) -> None:
    with django_assert_num_queries(1):
        report = load()

    assert (report.unchanged_count, report.tally.new, report.tally.updated) == (9, [], [])


def test_looking_at_everything_again_changes_nothing(load: Load) -> None:
    wordings = Event.history.count()

    tally = load(everything=True).tally

    assert (tally.new, tally.updated, tally.kept, tally.removed, tally.left) == ([], [], [], [], [])
    assert Event.history.count() == wordings


def test_a_change_in_a_file_comes_in(load: Load) -> None:
    report = load(DOE, 'stage = "filed"', 'stage = "settled"')

    assert doe().stage == "settled"
    assert report.tally.updated == ["dispute:doe-roe"]
    assert report.unchanged_count == 8


def test_what_a_curator_changed_stays(load: Load) -> None:
    Dispute.objects.filter(slug="doe-roe").update(stage="trial")

    report = load(DOE, 'stage = "filed"', 'stage = "settled"')

    assert doe().stage == "trial"
    assert report.tally.kept == ["dispute:doe-roe: stage"]


def test_other_fields_of_a_changed_record_still_come_in(load: Load) -> None:
    Dispute.objects.filter(slug="doe-roe").update(stage="trial")

    load(DOE, 'scope = "Example"', 'scope = "Everywhere"')

    assert (doe().stage, doe().scope) == ("trial", "Everywhere")


def test_a_status_and_its_source_are_one_statement(load: Load) -> None:
    Dispute.objects.filter(slug="doe-roe").update(status="Trial opened.")

    load(DOE, 'as_of = "2026-03"', 'as_of = "2026-04"')

    assert (doe().status, doe().as_of) == ("Trial opened.", "2026-03")


def test_a_curator_who_comes_round_is_no_longer_in_the_way(load: Load) -> None:
    Dispute.objects.filter(slug="doe-roe").update(stage="settled")
    load(DOE, 'stage = "filed"', 'stage = "settled"')

    load(DOE, 'stage = "settled"', 'stage = "closed"')

    assert doe().stage == "closed"


def test_what_a_curator_deleted_does_not_come_back(load: Load) -> None:
    Event.objects.get(key="doe-roe#letter").delete()

    report = load(DOE, 'headline = "Doe threatens Roe"', 'headline = "Doe writes to Roe"')

    assert not Event.objects.filter(key="doe-roe#letter").exists()
    assert report.tally.deleted == ["event:doe-roe#letter"]
    assert report.problems == []


def test_a_deleted_dispute_stays_away_with_all_that_stood_on_it(load: Load) -> None:
    doe().delete()

    report = load(DOE, 'stage = "filed"', 'stage = "settled"')

    assert report.tally.new == []
    assert report.tally.deleted[0] == "dispute:doe-roe"


def test_lists_are_merged_item_by_item(load: Load) -> None:
    added = Topic.objects.create(slug="added", name="Added")
    doe().topics.add(added)
    doe().topics.remove(Topic.objects.get(slug="films"))

    load(DOE, '["Training data", "Films"]', '["Fresh", "Films"]')

    assert sorted(topic.name for topic in doe().topics.all()) == ["Added", "Fresh"]


def test_a_renamed_record_is_still_the_same(load: Load) -> None:
    Party.objects.filter(slug="roe-labs").update(slug="roe", name="Roe")

    report = load(DOE, 'party = "roe-labs"', 'party = "roe-labs"\nwording = "Defendant"')

    assert PartyRole.objects.get(party__slug="roe").wording == "Defendant"
    assert report.tally.new == []


def test_a_corrected_citation_replaces_the_old_one(load: Load) -> None:
    load(DOE, "https://paper.example/letter", "https://paper.example/the-letter")

    urls = Citation.objects.filter(event__key="doe-roe#letter").values_list("url", flat=True)
    assert sorted(urls) == ["https://news.example/letter", "https://paper.example/the-letter"]


def test_a_citation_that_a_curator_changed_is_left(load: Load) -> None:
    Citation.objects.filter(publisher="Example Paper").update(publisher="The Example Paper")

    report = load(DOE, "https://paper.example/letter", "https://paper.example/the-letter")

    assert Citation.objects.filter(event__key="doe-roe#letter").count() == 3
    assert len(report.tally.left) == 1


def test_an_event_that_left_its_file_is_named_and_left(load: Load) -> None:
    report = load(DOE, 'key = "draft"', 'key = "the-draft"')

    assert report.tally.left == ["event:doe-roe#draft"]
    assert Event.objects.filter(key="doe-roe#draft").exists()


def test_an_event_is_taken_from_a_dispute_it_does_not_belong_to(load: Load) -> None:
    load(DOE, 'also_on = ["example-code"]', "")

    assert not Placement.objects.filter(event__key="doe-roe#draft", dispute__slug="example-code").exists()


def test_how_a_source_is_polled_is_never_touched(load: Load) -> None:
    later = make.NOW.replace(year=2030)
    Source.objects.filter(slug="nysd-feed").update(due_at=later, etag="x", failure_count=3)

    load("sources.toml", "interval_minutes = 10", "interval_minutes = 20")

    feed = Source.objects.get(slug="nysd-feed")
    assert (feed.interval_minutes, feed.due_at, feed.etag, feed.failure_count) == (20, later, "x", 3)


def test_money_and_its_currency_are_one_statement(load: Load) -> None:
    Outcome.objects.filter(path="lawsuit").update(claimed=None, currency="")

    report = load(DOE, "claimed = 2500000", "claimed = 3000000")

    assert Outcome.objects.get(dispute__slug="doe-roe", path="lawsuit").claimed is None
    assert report.problems == []
