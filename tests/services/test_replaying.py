"""Which source replayed files belong to."""

from pathlib import Path

import pytest

from disputes.models import Item, Source
from disputes.services import replaying
from tests import make
from tests.fakes import Entry, pacer

pytestmark = pytest.mark.django_db


def source(kind: str = "pacer", name: str = "", court_id: str = "") -> Source:
    return replaying.source_for(kind, name=name, court_id=court_id, now=make.NOW)


def test_a_court_feed_belongs_to_the_feed_of_its_court() -> None:
    watched = make.source(kind="pacer", court=make.court("nysd"))

    assert source(court_id="nysd") == watched


def test_each_court_that_is_not_watched_has_a_source_of_its_own() -> None:
    assert source(court_id="nyed") != source(court_id="nysb") != source()


@pytest.mark.parametrize("name", ["My trial", "裁判所", "суд", "x" * 300])
def test_a_named_source_is_made_once(name: str) -> None:
    first = source("feed", name)

    assert source("feed", name) == first
    assert source("feed", f"{name[:150]} other") != first


def test_a_source_of_another_kind_is_not_taken() -> None:
    make.source(name="My trial", kind="feed")

    with pytest.raises(replaying.CannotReplay, match="News feed"):
        source("pacer", "My trial")


def test_the_court_helps_where_the_feed_does_not_say_it(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(pacer(Entry()).replace(b"https://ecf.nysd.uscourts.gov", b"https://court.example"))

    list(replaying.replay([feed], "pacer", court_id="nysd", now=make.NOW))

    assert Item.objects.get().docket_key == "nysd|1:26-cv-00001"
