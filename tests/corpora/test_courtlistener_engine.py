"""Saved dockets, served as the API does, through the whole engine: all of it once, also when interrupted."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import LazySettings

from disputes.models import Fetch, Item, Source
from disputes.web.types import Answer, Request
from tests import fakes, make
from tests.fakes import FakeClient

pytestmark = [pytest.mark.corpora, pytest.mark.django_db]
API = "https://www.courtlistener.com/api/rest/v4"


class Api(FakeClient):
    """The API, with the dockets of a folder. `ends_after`: so many requests, then 502 for ever."""

    def __init__(self, folder: Path, ends_after: int = 1_000_000) -> None:
        super().__init__()
        self.dockets = {
            str(json.loads(path.read_text())["id"]): path.parent for path in folder.glob("*/docket.json")
        }
        self.ends_after = ends_after
        self.edit = (b"", b"")

    def get(self, request: Request) -> Answer:
        self.asked.append(request)
        if len(self.asked) > self.ends_after:
            return FakeClient.answer(502)
        return replace(
            FakeClient.answer(200, self.body_of(request.url).replace(*self.edit, 1)), url=request.url
        )

    def body_of(self, url: str) -> bytes:
        address = urlsplit(url)
        asked = parse_qs(address.query)
        resource = address.path.removeprefix("/api/rest/v4/").split("/")
        if resource[0] == "dockets":
            return (self.dockets[resource[1]] / "docket.json").read_bytes()
        folder, page = self.dockets[asked["docket"][0]], asked.get("cursor", ["p1"])[0]
        name = f"docket-entries.{page}.json" if resource[0] == "docket-entries" else "parties.json"
        return (folder / name).read_bytes()


@pytest.fixture
def folder(corpora: Path, settings: LazySettings, tmp_path: Path) -> Path:
    settings.CAPTURES_DIR, settings.HOST_GAP_SECONDS = tmp_path, 0
    settings.COURTLISTENER_QUOTA = [(100_000, 60)]
    return corpora / "courtlistener-api" / "derived"


@pytest.fixture
def expected(folder: Path) -> dict[str, int]:
    index = json.loads((folder / "index.json").read_text())
    return {name: sum(each[name] for each in index) for name in ("entries", "numbered")}


def read(api: Api) -> Iterator[Fetch]:
    """Rounds until nothing is due."""
    while fetches := list(fakes.engine(api, make.NOW).round()):
        yield from fetches


def watch(api: Api) -> None:
    for number in api.dockets:
        make.source(kind="courtlistener", url=f"{API}/dockets/{number}/")


def test_every_entry_is_there_once_and_a_second_run_brings_none(
    folder: Path, expected: dict[str, int]
) -> None:
    api = Api(folder)
    watch(api)

    first = sum(fetch.new for fetch in read(api))
    Source.objects.update(due_at=make.NOW)
    second = sum(fetch.new + fetch.edited for fetch in read(api))

    assert (first, second) == (expected["entries"], 0)
    assert Item.objects.exclude(court_entry__document_number="").count() == expected["numbered"]


def test_an_interrupted_run_says_partial_and_goes_on_where_it_was(
    folder: Path, expected: dict[str, int]
) -> None:
    api = Api(folder, ends_after=30)
    watch(api)

    interrupted = [fetch.outcome for fetch in read(api)]
    api.ends_after = 1_000_000
    Source.objects.update(due_at=make.NOW)
    list(read(api))

    assert set(interrupted) == {"partial", "failed"}
    assert Item.objects.count() == expected["entries"]
    addresses = [request.url for request in api.asked[:30]]
    assert not set(addresses) & {request.url for request in api.asked[30 + interrupted.count("failed") :]}


def test_one_edit_is_one_change(folder: Path) -> None:
    api = Api(folder)
    watch(api)
    list(read(api))

    api.edit = (b'"description": "COMPLAINT', b'"description": "AMENDED COMPLAINT')
    api.dockets = dict(
        [
            next(
                one
                for one in api.dockets.items()
                if b'"COMPLAINT' in (one[1] / "docket-entries.p1.json").read_bytes()
            )
        ]
    )
    Source.objects.filter(url__contains=next(iter(api.dockets))).update(due_at=make.NOW)

    assert sum(fetch.edited for fetch in read(api)) == 1
