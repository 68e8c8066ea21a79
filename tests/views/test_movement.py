"""What stands beside the news: new disputes, latest movement, dates ahead, deadlines that passed."""

import datetime
import re

import pytest

from disputes.models import Dispute
from disputes.search import movement
from tests import make
from tests.views.conftest import Read

pytestmark = pytest.mark.django_db
ONE_DAY = datetime.timedelta(days=1)


@pytest.fixture
def doe() -> Dispute:
    return make.dispute("Doe v. Roe", slug="doe-v-roe")


def test_disputes_move_by_what_has_happened(doe: Dispute) -> None:
    make.event(doe, when="2026-01-01", headline="Letter")
    make.event(doe, when="2026-06-01", headline="Trial")
    make.event(make.dispute("Acme v. Zenith"), when="2026-02-01")

    moved = movement.in_motion(make.NOW)

    assert [(each.dispute.short_name, str(each.latest)) for each in moved][1] == ("Doe v. Roe", "Letter")
    assert moved[0].dispute.short_name == "Acme v. Zenith"


@pytest.mark.parametrize(
    ("due_on", "is_ahead"),
    [
        ("2026-03-01", False),
        ("2026-03-02", True),
        ("2026-03-02T09:00", True),
        ("2026-03", True),
        ("2026-02", False),
        ("2026", True),
        ("2025", False),
    ],
)
def test_a_deadline_is_ahead_until_all_of_it_is_over(doe: Dispute, due_on: str, is_ahead: bool) -> None:
    make.demand(doe, due_on=due_on)

    assert len(movement.coming(make.NOW)) == is_ahead
    assert len(movement.passed(make.NOW)) == (not is_ahead)


def test_deadlines_that_were_answered_or_are_not_public_are_not_told(doe: Dispute, read: Read) -> None:
    make.demand(doe, due_on="2026-02-20", demand="Stop at once")
    make.demand(doe, due_on="2026-02-20", demand="Answered since", key="answered", answer=make.event(doe))
    make.demand(make.dispute(is_public=False), due_on="2026-02-20", demand="Told in confidence")

    page = read("/")

    assert "Stop at once" in page
    assert "Answered since" not in page
    assert "confidence" not in page


def test_a_dispute_that_becomes_public_is_news_with_all_that_it_brings(doe: Dispute, read: Read) -> None:
    draft = make.dispute("Acme v. Zenith", is_public=False)
    make.event(draft, headline="First letter")
    Dispute.objects.filter(pk=doe.pk).update(published_at=make.NOW - 3650 * ONE_DAY)

    before = read("/")
    draft.is_public = True
    draft.save()

    assert "New disputes" not in before
    assert re.search(r"New disputes.*?Acme v. Zenith.*?since.*?First letter", read("/"), re.DOTALL)


@pytest.mark.parametrize("update_fields", [None, ["is_public"]])
def test_a_dispute_knows_since_when_it_is_public(doe: Dispute, update_fields: list[str] | None) -> None:
    first = doe.published_at

    for is_public in (False, True):
        doe.is_public = is_public
        doe.save(update_fields=update_fields)
        doe.refresh_from_db()
        assert bool(doe.published_at) == is_public

    assert first
    assert doe.published_at
    assert doe.published_at > first


@pytest.mark.parametrize(
    ("kind", "when", "is_ahead"),
    [
        ("hearing", "2026-03-02", True),
        ("hearing", "2026-03-01", False),
        ("hearing", "2026-03-02T11:59", False),
        ("deadline", "2026-03", True),
        ("deadline", "2026-02", False),
        ("deadline", "2026", True),
        ("complaint", "2026-03-02", False),
        ("complaint", "2026-03-03", True),
        ("statement", "2026-03", False),
    ],
)
def test_hearings_and_deadlines_are_ahead_until_they_are_over_all_else_has_begun(
    doe: Dispute, kind: str, when: str, is_ahead: bool
) -> None:
    make.event(doe, kind=kind, when=when)

    assert len(movement.coming(make.NOW)) == is_ahead
    assert len(movement.in_motion(make.NOW)) == (not is_ahead)


def test_a_hearing_of_several_days_is_ahead_until_its_last(doe: Dispute) -> None:
    make.event(doe, kind="hearing", when="2026-03-01", until="2026-03-02")

    assert movement.coming(make.NOW)
    assert not movement.coming(make.NOW + ONE_DAY)


def test_dates_to_come_stand_in_their_order(doe: Dispute) -> None:
    make.event(doe, when="2026-04-01", headline="Hearing")
    make.demand(doe, due_on="2026-03-20", demand="Answer us")
    make.event(make.dispute(is_public=False), when="2026-03-15", headline="Secret hearing")

    assert [date.words for date in movement.coming(make.NOW)] == ["Answer us", "Hearing"]


def test_the_stock_of_the_first_day_is_no_news(doe: Dispute) -> None:
    published = {doe.pk: make.NOW - 10 * ONE_DAY}
    later = make.dispute("Poe v. Roe")
    published[later.pk] = make.NOW - 2 * ONE_DAY
    for pk, published_at in published.items():
        Dispute.objects.filter(pk=pk).update(published_at=published_at)

    assert [each.dispute for each in movement.newly_public(make.NOW)] == [later]
