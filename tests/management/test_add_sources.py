"""`add_sources` and `export_opml`: what they print and how they end."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from disputes.models import Source
from tests import make

pytestmark = pytest.mark.django_db
LINES = b"https://a.example/rss\nno address\n\nhttps://b.example/rss\nhttps://a.example/rss\n"


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("add_sources", *arguments, stdout=out, stderr=io.StringIO(), no_color=True)
    return out.getvalue()


def test_good_lines_are_added_and_counted(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("https://a.example/\nhttps://b.example/rss\n")

    assert run(str(tmp_path / "list.txt"), "--kind", "page") == "Added 2, watched already 0, refused 0.\n"
    assert set(Source.objects.values_list("kind", flat=True)) == {"page"}


def test_a_bad_line_is_named_on_standard_error_and_it_fails(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_bytes(LINES)
    out, err = io.StringIO(), io.StringIO()

    with pytest.raises(CommandError) as failed:
        call_command("add_sources", str(tmp_path / "list.txt"), stdout=out, stderr=err, no_color=True)

    assert failed.value.returncode == 1
    assert err.getvalue() == "2: no address: It is no web address.\n"
    assert out.getvalue() == "Added 2, watched already 1, refused 1.\n"


def test_opml_is_known_by_its_content(tmp_path: Path) -> None:
    body = '<opml version="1.0"><body><outline title="Law" xmlUrl="https://law.example/rss"/></body></opml>'
    (tmp_path / "list.txt").write_text(body)

    run(str(tmp_path / "list.txt"))

    assert Source.objects.get().name == "Law"


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"https://a.example/rss\n")))

    assert run("-") == "Added 1, watched already 0, refused 0.\n"


@pytest.mark.parametrize("body", [None, b"<opml><body>"], ids=["missing", "broken"])
def test_a_list_that_cannot_be_read_ends_with_two_and_a_sentence(tmp_path: Path, body: bytes | None) -> None:
    if body is not None:
        (tmp_path / "list.opml").write_bytes(body)

    with pytest.raises(CommandError, match=r"list\.opml: .*\.$") as failed:
        run(str(tmp_path / "list.opml"))

    assert failed.value.returncode == 2


def test_all_sources_are_written_as_opml(tmp_path: Path) -> None:
    make.source(name="News", url="https://news.example/rss")
    out = io.StringIO()

    call_command("export_opml", stdout=out)
    call_command("export_opml", str(tmp_path / "out.opml"))

    assert 'xmlUrl="https://news.example/rss"' in out.getvalue()
    assert (
        (tmp_path / "out.opml").read_text().splitlines()[-1] == out.getvalue().splitlines()[-1] == "</opml>"
    )
