"""`deadlines`: what the command says of the letters whose time is over."""

import json

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from disputes import tasks
from disputes.models import Event
from tests import make

pytestmark = pytest.mark.django_db


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    call_command("deadlines", *arguments)
    return capsys.readouterr().out


def test_the_tally_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    make.demand(make.dispute(), due_on="2020-01-01")
    make.source(succeeded_at=timezone.now())

    assert json.loads(told(capsys, "--json")) == {"passed": 1, "written": 1, "replied": 0, "waiting": 0}


def test_it_says_what_it_waits_for(capsys: pytest.CaptureFixture[str]) -> None:
    make.demand(make.dispute(), due_on="2020-01-01")

    assert "Waiting, as no source has been read since: 1. Poll first." in told(capsys)


def test_it_says_what_is_left_to_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    dispute = make.dispute()
    make.demand(dispute, due_on="2020-01-01")
    make.event(dispute, kind="response", when="2019-12-31")

    assert "Left alone, as the timeline has a response in time: 1." in told(capsys)


def test_the_worker_does_the_same_each_hour() -> None:
    make.demand(make.dispute(), due_on="2020-01-01")
    make.source(succeeded_at=timezone.now())

    tasks.tell_deadlines()

    beat = settings.CELERY_BEAT_SCHEDULE["deadlines"]
    assert (beat["task"], beat["schedule"]) == (tasks.tell_deadlines.name, 3600)
    assert Event.objects.count() == 1
