"""What comes back from a child: what its parser reads, the parser's refusals, and limits in plain words."""

import json
import pickle
from pathlib import Path

import pytest

from disputes.ingest import parse
from disputes.ingest.articles import article as articles
from disputes.ingest.children import messages, process
from disputes.ingest.children.messages import ParserFailed
from disputes.ingest.children.pool import Pool
from disputes.ingest.types import BadRules, Context, NotAFeed, ParseLimit, SelectorLost
from tests.fakes import Entry, pacer, rss
from tests.ingest.odd_crew import OddCrew, is_there, started

FOR_PYTHON = {"LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"}


@pytest.mark.parametrize(("kind", "body"), [("feed", rss("One", "Two")), ("pacer", pacer(Entry(), Entry()))])
def test_a_child_reads_what_the_parser_reads(kind: str, body: bytes) -> None:
    context = Context(url="https://news.example/feed", court_id="ca2", rules={"item": "li"})

    with Pool(1) as pool:
        assert pool.parse(kind, body, context) == parse.parse(kind, body, context)


def test_a_child_reads_articles_too() -> None:
    body = f"<html lang=en><title>Doe sues Roe</title><p>{'She has sued Roe over a voice. ' * 9}</p>".encode()

    with Pool(1) as pool:
        assert pool.article(body, Context()) == articles.parse(body, Context())


def test_an_answer_carries_the_marks_too() -> None:
    with Pool(1) as pool:
        [item] = pool.parse("feed", rss("One"), Context()).items

    assert item.marks == parse.parse("feed", rss("One")).items[0].marks is not None


def test_many_threads_may_ask_at_once() -> None:
    titles: list[str] = []

    def ask(title: str) -> None:
        titles.append(pool.parse("feed", rss(title), Context()).items[0].title)

    with Pool(2) as pool:
        for thread in started(*[lambda number=number: ask(str(number)) for number in range(20)]):
            thread.join()

    assert sorted(titles, key=int) == [str(number) for number in range(20)]


def test_a_refusal_is_that_of_the_parser() -> None:
    with Pool(1) as pool, pytest.raises(NotAFeed, match=r"^The body is empty\.$"):
        pool.parse("pacer", b"", Context())


def test_a_kind_without_a_parser_is_a_wrong_key() -> None:
    with Pool(1) as pool, pytest.raises(KeyError, match="telegram"):
        pool.parse("telegram", b"", Context())


@pytest.mark.parametrize(
    ("oddity", "sentence"),
    [
        ("no end", r"^Reading it took more than 0\.5 seconds\.$"),
        ("no end to memory", r"^Reading it took more than 256 MB of memory\.$"),
        ("no floor", r"^Its parts are nested too deeply to be read\.$"),
        ("an end", r"came to its end in the middle of it\.$"),
        ("a crash", r"came to its end in the middle of it\.$"),
    ],
)
def test_who_takes_too_much_is_replaced_and_the_next_document_is_read(oddity: str, sentence: str) -> None:
    with OddCrew(seconds=0.5) as crew:
        before = crew.number

        with pytest.raises(ParseLimit, match=sentence):
            crew.say(oddity)

        assert not is_there(before)
        assert crew.number != before


@pytest.mark.parametrize(
    ("oddity", "kind"), [("a refusal", SelectorLost), ("a refusal of its own", NotAFeed)]
)
def test_a_refusal_keeps_its_kind_as_far_as_it_is_known_here(oddity: str, kind: type) -> None:
    with OddCrew() as crew:
        before = crew.number

        with pytest.raises(NotAFeed, match=r"^It is not there\.$") as refused:
            crew.say(oddity)

        assert type(refused.value) is kind
        assert crew.number == before


def test_a_mistake_in_a_parser_is_told_with_its_name_and_its_place() -> None:
    with (
        OddCrew() as crew,
        pytest.raises(ParserFailed, match=r"^The parser failed with ValueError\.\n") as failed,
    ):
        crew.say("a mistake")

    assert "odd_child.py" in failed.value.__notes__[0]


def test_a_child_that_was_taken_over_runs_nothing_in_its_parent(tmp_path: Path) -> None:
    with OddCrew() as crew, pytest.raises(ParserFailed, match="cannot be read"):
        crew.say("a command", str(tmp_path / "made"))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", [b"os\nsystem", b"builtins\neval", b"datetime\ndatetime.now", b"copyreg\n_reconstructor"]
)
def test_a_message_names_no_more_than_values_of_ours(name: bytes) -> None:
    with pytest.raises(pickle.UnpicklingError, match="may not say"):
        messages.read(bytearray(b"c" + name + b"\n."))


def test_an_answer_of_another_type_is_none() -> None:
    with OddCrew() as crew, pytest.raises(ParserFailed, match=r"^The reader gave a wrong answer\.$"):
        crew.say("another type")


def test_an_answer_that_is_too_long_is_not_taken_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "LONGEST_ANSWER_BYTES", 1_000)

    with OddCrew() as crew, pytest.raises(ParseLimit, match="too long"):
        crew.say("an echo", "x" * 2_000)


def test_a_child_is_told_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "A_TOKEN"):
        monkeypatch.setenv(name, "hush")

    with OddCrew() as crew:
        environment = json.loads(crew.say("its environment"))

    assert environment.keys() <= {"PATH", "LANG", "LC_ALL", "LC_CTYPE", *FOR_PYTHON}


def test_why_a_child_does_not_start_stands_in_the_log_and_is_no_fault_of_the_document(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with (
        OddCrew(module="tests.ingest.no_such_child") as crew,
        pytest.raises(ParserFailed, match="be started"),
    ):
        crew.number  # noqa: B018  # asking is the act

    assert "no_such_child" in capfd.readouterr().err


def test_rules_that_cannot_be_followed_are_told_as_such() -> None:
    context = Context(rules={"mode": "list", "items": "li"})

    with Pool(1) as pool, pytest.raises(BadRules, match=r"^“items” is no rule for a list\.$"):
        pool.parse("page", b"<p>Doe sues Roe", context)


def test_a_refusal_brings_its_notes_for_the_log() -> None:
    with OddCrew() as crew, pytest.raises(NotAFeed) as refused:
        crew.say("a refusal with a note")

    assert refused.value.__notes__ == ["It stood in a corner."]
