"""To which entries of its docket an entry refers, and which motion, opposition, reply and order are one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from disputes.matching import classify, docket_text

type Relation = Literal["decides", "opposes", "replies", "supports", "concerns"]

# An attachment's, a count's, a page's or a rule's number stands behind other words than these.
_NUMBER: Final = (
    r"#? ?(\d{1,4})(?:-\d{1,2})?(?![\w:./$%-]{0,20}\d)"
    r"(?! ?(?:of \d|u\.?s\.?c|c\.?f\.?r|f\.\d|days?\b|pages?\b|hours?\b))"
)
_PAPER: Final = (
    r"(?!341 (?:notice|meeting))(?:[^\W\d][^\W\d/'&-]{0,19} ){0,4}?(?:motions?|orders?|complaint"
    r"|answer|reply|response|opposition"
    r"|objections?|memorandum|brief|notice|letter|stipulation|petition|judge?ment|declaration"
    r"|affidavit|application|appeal"
    r"|report|indictment|statement|request|transcript|verdict|opinion|counterclaim|certificate|plan|claim"
    r"|schedules?|exhibits?)\b"
)
# "granting 45 Motion", "re: 45 MOTION", "(Re: 44 Motion, 46 Order)": the number comes first.
_BEFORE_PAPER: Final = re.compile(
    rf"(?:\b(?:granting|denying|deeming|adopting|approving|regarding|concerning|opposing|striking"
    rf"|terminating|withdrawing|moot|re|to|on|of|for|in part|and|as|or)"
    rf"|[:,;&(])[:,]? {{0,2}}{_NUMBER} {{1,2}}(?={_PAPER})",
    re.IGNORECASE,
)
# "re 45", "granting 45", where no paper follows; "re 12 Waiver of Service", where an unknown one does.
_AFTER_VERB: Final = re.compile(
    rf"\b(?:re|RE|Re|granting|denying|regarding|GRANTING|DENYING)[:.]? {{0,2}}{_NUMBER}"
    r"(?= {0,2}(?:[.,;)(]|$|by\b|filed\b|and\b)| (?!(?:\w{1,20} ){1,3}(?:Street|St|Avenue|Ave|Road"
    r"|Drive)\b)[A-Z])"
)
# "[45]", "[45-1]". A case number has more digits behind the hyphen.
_IN_BRACKETS: Final = re.compile(r"\[ ?(\d{1,4})(?:-\d{1,2})? ?\]")
# "ECF No. 45", "(Doc. 45)", "Dkt. 45", "related document(s) 45", and lists of them.
_NAMED: Final = re.compile(
    r"\b(?:ecf|docs?|dkts?|documents?|document\(s\)|docket(?: entr(?:y|ies))?"
    r"|d\.?e|filing|entry|pldg)[.:)]? {0,2}"
    rf"(?:\(?(?:nos?|numbers?)\b\.?\)?)? {{0,2}}{_NUMBER}",
    re.IGNORECASE,
)
_NEXT: Final = re.compile(
    rf"(?: {{0,2}},| {{0,2}}&| and|, and) {{0,2}}{_NUMBER}(?= {{0,2}}(?:[,.;)&]|and\b|$))", re.IGNORECASE
)
_DECIDING: Final = re.compile(
    r"\b(?:grant|den[iy]|authori[sz]|adopt|approv|overrul|sustain|moot|strik|resolv|dismiss"
    r"|order on)\w*\b",
    re.IGNORECASE,
)
_DECIDED: Final = re.compile(
    r"[^.;]{0,120}?\b(?:is|are|be) (?:hereby )?(?:granted|denied|moot|dismissed|withdrawn|adopted"
    r"|approved|stricken)\b",
    re.IGNORECASE,
)
_SUPPORTING: Final = re.compile(r"\bin support\b|\bsupporting\b", re.IGNORECASE)
_OPPOSING: Final = re.compile(r"\bin opposition\b|\bopposing\b", re.IGNORECASE)
# A service of papers, or what a magistrate proposes to the judge.
_AFFECTS_NOTHING: Final = re.compile(
    r"\W{0,3}(?:\w+[ /]){0,3}?(?:of service|recommendations?)\b", re.IGNORECASE
)
_BY_THE_COURT: Final = frozenset({"order", "judgment", "appearance", "stipulation", "minute_entry"})
_FIRST_LEAD_CHARACTERS: Final = 300
_LEAD_CHARACTERS: Final = 80
_OF_KIND: Final[dict[str, Relation]] = {"opposition": "opposes", "reply": "replies"}


@dataclass(frozen=True, slots=True)
class Reference:
    """The number of another entry of the same docket, how this one stands to it, and where it says so."""

    number: int
    relation: Relation
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Thread:
    """A motion and what was filed and decided upon it; each is a position in the entries that were given."""

    motion: int
    supports: tuple[int, ...] = ()
    oppositions: tuple[int, ...] = ()
    replies: tuple[int, ...] = ()
    orders: tuple[int, ...] = ()


def references(text: str) -> tuple[Reference, ...]:
    """The entries to which the text of an entry refers, in the order of the text, each number once.

    Numbers of attachments, counts, pages, days, rules, statutes and cases are none.
    """
    text = docket_text.without_additions(text[: docket_text.LOOKED_AT_CHARACTERS])
    kind, found = classify.docket_text_kind(text), dict[int, Reference]()
    for start, end, number in sorted(set(_numbers(text))):
        relation = _relation(kind, text, start, end, is_first=not found)
        found.setdefault(number, Reference(number, relation, (start, end)))
    return tuple(found.values())


def link(entries: Sequence[tuple[int | None, str]]) -> tuple[Thread, ...]:
    """The threads of a docket, given as number and text of each entry, in the order of the motions.

    An entry without a number can decide or answer, but nothing can refer to it.
    """
    at_number = {number: position for position, (number, _) in enumerate(entries) if number is not None}
    told = {position: _earlier(number, text) for position, (number, text) in enumerate(entries)}
    motions = {
        position: dict[Relation, list[int]]()
        for position, (number, text) in enumerate(entries)
        if number is not None and _is_motion(text, told[position])
    }
    for position, mentioned in told.items():
        for reference in mentioned:
            motion = _motion_behind(at_number.get(reference.number), motions, told, at_number)
            if motion is not None and position not in motions:
                motions[motion].setdefault(reference.relation, []).append(position)
    return tuple(_thread(motion, by_relation) for motion, by_relation in motions.items())


def _numbers(text: str) -> Iterator[tuple[int, int, int]]:
    for pattern in (_BEFORE_PAPER, _AFTER_VERB, _IN_BRACKETS, _NAMED):
        for found in pattern.finditer(text):
            yield (*found.span(1), int(found[1]))
            while following := _NEXT.match(text, found.end()):
                yield (*following.span(1), int(following[1]))
                found = following


def _relation(kind: str, text: str, start: int, end: int, *, is_first: bool) -> Relation:
    if _AFFECTS_NOTHING.match(text):
        return "concerns"
    lead = text[max(0, start - (_FIRST_LEAD_CHARACTERS if is_first else _LEAD_CHARACTERS)) : start]
    if kind in _BY_THE_COURT:
        said = lead if is_first else lead.rpartition(". ")[2]
        return "decides" if _DECIDING.search(said) or _DECIDED.match(text, end) else "concerns"
    if not is_first:
        return "concerns"
    if kind in _OF_KIND:
        return _OF_KIND[kind]
    if _OPPOSING.search(text, 0, start):
        return "opposes"
    return "supports" if _SUPPORTING.search(text, 0, start) else "concerns"


def _earlier(number: int | None, text: str) -> tuple[Reference, ...]:
    """An entry refers to what was there before it: another number was read wrongly, or is a misprint."""
    return tuple(one for one in references(text) if number is None or one.number < number)


def _is_motion(text: str, mentioned: Sequence[Reference]) -> bool:
    kind = classify.docket_text_kind(text)
    return kind == "motion" and not any(one.relation == "supports" for one in mentioned)


def _motion_behind(
    position: int | None,
    motions: dict[int, dict[Relation, list[int]]],
    told: dict[int, tuple[Reference, ...]],
    at_number: dict[int, int],
) -> int | None:
    """The motion at a position, or the one that the opposition or the support there is about."""
    if position is None or position in motions:
        return position
    about = (one.number for one in told[position] if one.relation in ("opposes", "supports", "replies"))
    return next((at_number[number] for number in about if at_number.get(number) in motions), None)


def _thread(motion: int, by_relation: dict[Relation, list[int]]) -> Thread:
    def of(relation: Relation) -> tuple[int, ...]:
        return tuple(dict.fromkeys(by_relation.get(relation, ())))

    return Thread(motion, of("supports"), of("opposes"), of("replies"), of("decides"))
