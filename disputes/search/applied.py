"""Which filters of a timeline apply, in words, and what an address drops to be without each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from disputes.models import Basis, EventKind, Standing
from disputes.search.dossier import Dossier
from disputes.search.questions import Question
from disputes.text.dates import When


@dataclass(frozen=True, slots=True)
class Applied:
    """`without` names the parameters that go, for the tag that makes an address."""

    label: str
    without: Mapping[str, None]

    @classmethod
    def of(cls, label: str, *names: str) -> "Applied":
        return cls(label, dict.fromkeys((*names, "after")))


def of(question: Question, about: Dossier) -> list[Applied]:
    return list(_of(question, about))


def _of(question: Question, about: Dossier) -> Iterator[Applied]:
    if question.words:
        yield Applied.of(f"“{question.words}”", "text")
    if question.kind:
        yield Applied.of(str(EventKind(question.kind).label), "kind")
    if question.party:
        names = {role.party.slug: role.party.name for role in about.roles}
        yield Applied.of(names[question.party], "party")
    if question.standing:
        yield Applied.of(str(Standing(question.standing).label), "standing")
    if question.basis:
        yield Applied.of(str(Basis(question.basis).label), "basis")
    if question.since or question.until:
        yield Applied.of(_span(question.since, question.until), "from", "until")


def _span(since: str, until: str) -> str:
    if since == until:
        return _date(since)
    return f"{_date(since) or '…'} – {_date(until) or '…'}"


def _date(text: str) -> str:
    return When.parse(text).words() if text else ""
