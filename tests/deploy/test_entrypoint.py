"""The container's roles, tried with stand-ins for the programs that they start."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENTRYPOINT = ROOT / "docker/entrypoint.sh"
SCRIPTS = [*ROOT.glob("docker/*.sh"), ROOT / ".ci/run"]


@pytest.fixture
def stand_ins(tmp_path: Path) -> Path:
    """A folder with programs that only say how they were called."""
    for name in ("granian", "celery", "python"):
        program = tmp_path / name
        program.write_text(f'#!/bin/sh\necho {name} "$@"\n')
        program.chmod(0o755)
    return tmp_path


def run(stand_ins: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": f"{stand_ins}:{os.defpath}", **settings}
    command = ["sh", str(ENTRYPOINT), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_scripts_are_well_formed(script: Path) -> None:
    assert subprocess.run(["sh", "-n", str(script)], check=False).returncode == 0


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("web", "granian --interface=wsgi --host=0.0.0.0 --port=8000"),
        ("worker", "celery --app=casetracker worker --pool=prefork --concurrency=2"),
        ("beat", "celery --app=casetracker beat"),
        ("migrate", "python manage.py migrate --noinput\npython manage.py load_catalogue"),
    ],
)
def test_role_starts_its_program(stand_ins: Path, role: str, words: str) -> None:
    assert run(stand_ins, role).stdout.startswith(words)


def test_sizes_come_from_the_environment(stand_ins: Path) -> None:
    assert "--workers=5" in run(stand_ins, "web", WEB_WORKERS="5").stdout
    assert "--concurrency=7" in run(stand_ins, "worker", WORKER_PROCESSES="7").stdout


def test_health_is_asked_under_a_name_that_is_answered_to(stand_ins: Path) -> None:
    asked = run(stand_ins, "healthy", ALLOWED_HOSTS=".casetracker.example,10.0.0.5")

    assert asked.stdout.endswith("casetracker.example\n")
    assert " .casetracker" not in asked.stdout


def test_manage_passes_everything_on(stand_ins: Path) -> None:
    assert run(stand_ins, "manage", "createsuperuser", "--email", "a b").stdout == (
        "python manage.py createsuperuser --email a b\n"
    )


def test_unknown_role_is_refused_in_one_sentence(stand_ins: Path) -> None:
    refused = run(stand_ins, "webb")

    assert refused.returncode == 64
    assert refused.stderr.startswith("entrypoint.sh: unknown role 'webb'")
