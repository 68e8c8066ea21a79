"""When a visit begins and ends, and what a cookie keeps of it."""

import datetime

import pytest

from disputes.models import Visit
from disputes.services import visiting
from disputes.services.visiting import Look
from tests import make

NOW = make.NOW
MINUTE, HOUR = datetime.timedelta(minutes=1), datetime.timedelta(hours=1)


@pytest.mark.parametrize(
    ("last", "before", "expected"),
    [
        (None, None, None),
        (10 * MINUTE, None, None),
        (10 * MINUTE, 5 * HOUR, 5 * HOUR),
        (29 * MINUTE, 5 * HOUR, 5 * HOUR),
        (30 * MINUTE, 5 * HOUR, 30 * MINUTE),
        (9 * HOUR, None, 9 * HOUR),
    ],
)
def test_a_visit_ends_after_half_an_hour_without_a_look(
    last: datetime.timedelta | None, before: datetime.timedelta | None, expected: datetime.timedelta | None
) -> None:
    last_at, before_at = (NOW - ago if ago else None for ago in (last, before))

    found = visiting.look(NOW + datetime.timedelta(seconds=12), last_at, before_at)

    assert found == Look(NOW, NOW - expected if expected else None, noted_at=last_at)


def test_a_cookie_gives_back_what_was_written() -> None:
    looks = {7: Look(NOW, NOW - HOUR), 12: Look(NOW - MINUTE)}

    text = visiting.written(looks)

    assert visiting.read(text) == looks
    assert visiting.read("") == {}


def test_a_cookie_keeps_the_latest_fifty_disputes_and_stays_small() -> None:
    looks = {10**6 + number: Look(NOW + number * MINUTE, NOW) for number in range(80)}

    text = visiting.written(looks)

    assert set(visiting.read(text)) == {10**6 + number for number in range(30, 80)}
    assert len(text) < 1_500


@pytest.mark.django_db
def test_a_person_has_one_row_however_often_it_is_noted() -> None:
    user, dispute = make.user(), make.dispute()

    for at in (NOW, NOW, NOW + MINUTE, NOW + HOUR, NOW + HOUR + MINUTE):
        visiting.note(user, dispute, visiting.by_person(user, dispute, at))

    visit = Visit.objects.get()
    assert (visit.last_at, visit.before_at) == (NOW + HOUR + MINUTE, NOW + MINUTE)


@pytest.mark.django_db
def test_two_first_looks_at_once_leave_one_row() -> None:
    user, dispute = make.user(), make.dispute()
    first, second = (visiting.by_person(user, dispute, NOW) for _ in range(2))

    visiting.note(user, dispute, first)
    visiting.note(user, dispute, second)

    assert Visit.objects.get().before_at is None


@pytest.mark.django_db
def test_two_looks_at_once_after_a_while_keep_the_end_of_the_visit_before() -> None:
    user, dispute = make.user(), make.dispute()
    visiting.note(user, dispute, visiting.by_person(user, dispute, NOW))
    first, second = (visiting.by_person(user, dispute, NOW + at) for at in (HOUR, HOUR + 2 * MINUTE))

    visiting.note(user, dispute, first)
    visiting.note(user, dispute, second)

    assert Visit.objects.get().before_at == NOW
