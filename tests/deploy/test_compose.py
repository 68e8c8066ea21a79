"""The containers' description, as far as it can be held to account without a container engine.

compose.schema.json says what of the Compose Specification (compose-spec.io) our file uses.
"""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COMPOSE = (ROOT / "docker/compose.yaml").read_text()
DOCKERFILE = (ROOT / "docker/Dockerfile").read_text()
SERVICES: dict[str, Any] = yaml.safe_load(COMPOSE)["services"]
OURS = {name: service for name, service in SERVICES.items() if service["image"] == "casetracker"}


def test_compose_file_follows_the_specification() -> None:
    schema = json.loads((HERE / "compose.schema.json").read_text())

    faults = jsonschema.Draft7Validator(schema).iter_errors(yaml.safe_load(COMPOSE))

    assert [fault.message for fault in faults] == []


@pytest.mark.parametrize("part", ["networks", "volumes", "depends_on"])
def test_what_a_service_names_is_there(part: str) -> None:
    compose = yaml.safe_load(COMPOSE)
    there = compose["services"] if part == "depends_on" else compose[part]

    named = {name.partition(":")[0] for service in SERVICES.values() for name in service.get(part, ())}

    assert named <= set(there)


def test_every_role_has_its_service() -> None:
    assert {name: service["command"] for name, service in OURS.items()} == {
        role: [role] for role in ("migrate", "web", "worker", "beat")
    }


def test_every_service_that_serves_tells_its_health() -> None:
    asked = {name for name, service in SERVICES.items() if "test" in service.get("healthcheck", {})}

    assert asked == {"web", "worker", "postgres", "redis"}


def test_every_variable_is_a_setting_that_the_example_names() -> None:
    example = (ROOT / ".env.example").read_text()

    asked = set(re.findall(r"\$\{(\w+)", COMPOSE))

    assert asked <= set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE))


@pytest.mark.parametrize("secret", ["SECRET_KEY", "POSTGRES_PASSWORD", "REDIS_PASSWORD"])
def test_secrets_have_no_default_and_are_missed_at_once(secret: str) -> None:
    uses = re.findall(r"\$\{" + secret + r"(..)", COMPOSE)

    assert uses
    assert set(uses) == {":?"}


def test_databases_are_reached_from_inside_only() -> None:
    for name in ("postgres", "redis"):
        assert SERVICES[name]["networks"] == ["inside"]
        assert "ports" not in SERVICES[name]
    assert yaml.safe_load(COMPOSE)["networks"]["inside"] == {"internal": True}


def test_redis_forgets_nothing() -> None:
    command = " ".join(SERVICES["redis"]["command"])

    assert "--appendonly yes" in command
    assert "--maxmemory-policy noeviction" in command


def test_what_must_last_lies_on_named_volumes() -> None:
    volumes = yaml.safe_load(COMPOSE)["volumes"]

    mounted = {volume.partition(":")[0] for service in SERVICES.values() for volume in service["volumes"]}

    assert mounted == set(volumes) == {"captures", "postgres", "redis"}


def test_image_runs_without_rights_on_the_projects_python() -> None:
    version = (ROOT / ".python-version").read_text().strip()

    assert re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE) == [f"python:{version}-slim"] * 2
    assert re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE) == ["casetracker"]


def test_builder_is_given_what_the_image_copies_and_no_more() -> None:
    given = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}

    copied = set(re.findall(r"^COPY (?!--from)(\S+)", DOCKERFILE, re.MULTILINE))

    assert given == copied
    assert all((ROOT / source).exists() for source in copied)
