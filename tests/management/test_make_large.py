"""Invented rows come in the number asked for, beside real ones only where one says so, and go again."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from disputes.models import Citation, Dispute, Event, Figures, Line, Party, SearchDocument
from tests import make

pytestmark = pytest.mark.django_db


def run(*options: str) -> str:
    told = StringIO()
    call_command("make_large", *options, stdout=told)
    return told.getvalue()


def numbers() -> tuple[int, int, int]:
    return Dispute.objects.count(), Event.objects.count(), Citation.objects.count()


def test_it_makes_what_is_asked_for_and_nothing_twice() -> None:
    size = ("--disputes=12", "--events=300", "--largest=120")

    told = run(*size)
    first = numbers()
    run(*size)

    assert first[:2] == (12, 300)
    assert "300 of 300 events" in told
    assert numbers() == first
    assert Line.objects.filter(dispute__slug="large-0").count() == 120
    assert Line.objects.filter(dispute__slug="large-1").count() == 100


def test_it_goes_on_where_it_was_broken_off() -> None:
    run("--disputes=3", "--events=10", "--no-search")

    run("--disputes=5", "--events=20", "--no-search")

    assert numbers()[:2] == (5, 20)


def test_it_leaves_what_is_real_alone(client: Client) -> None:
    real = make.event(make.dispute(slug="doe-v-roe"))

    with pytest.raises(CommandError, match="--beside"):
        run("--disputes=3", "--events=10")
    run("--disputes=3", "--events=10", "--beside")
    page = client.get("/disputes/large-0/").content.decode()
    run("--remove")

    assert "An invented dispute" in page
    assert [dispute.slug for dispute in Dispute.objects.all()] == ["doe-v-roe"]
    assert list(Event.objects.all()) == [real]
    assert not Party.objects.exists()


def test_what_it_makes_is_counted_and_found_at_once() -> None:
    run("--disputes=3", "--events=10")

    assert Figures.objects.counted().count() == 3
    assert SearchDocument.objects.filter(what="event").count() == 10


@pytest.mark.parametrize("size", [("--disputes=0",), ("--events=10", "--largest=11")])
def test_a_size_that_cannot_be_is_refused(size: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match="at least one dispute"):
        run(*size)
