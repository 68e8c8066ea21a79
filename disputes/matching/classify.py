"""What kind of happening a text tells of, by its words: a first guess for a person to correct."""

import re
from typing import Final

from disputes.matching import docket_text

_DOCKET: Final = [
    (
        "housekeeping",
        r"^~?util\b|set (?:deadlines?|hearings?)|add(?:ed)? (?:attorney|party)|case (?:assigned|designat)",
    ),
    ("appearance", r"appearance|pro hac vice|substitution of (?:counsel|attorney)|withdraw\w* as attorney"),
    ("opposition", r"opposition|opposing|in opposition|response (?:in|to motion)"),
    ("reply", r"\breply\b"),
    ("judgment", r"judgment(?!.*\bmotion\b)"),
    ("order", r"\border\b|opinion|memorandum & order|memo endorse|decision|case termination"),
    ("appeal", r"appeal"),
    ("stipulation", r"stipulat"),
    ("answer", r"\banswer\b"),
    ("complaint", r"complaint|petition|information|indictment"),
    ("motion", r"motion|application|request"),
    ("transcript", r"transcript"),
    ("minute_entry", r"minute entry|proceeding held|hearing held|conference|status report"),
    ("letter", r"\bletter\b"),
    (
        "notice",
        r"notice|summons|certificate|affidavit|declaration|disclosure|statement|cover sheet"
        r"|return of service",
    ),
]
# Of a full text its own noun comes first: "ORDER granting 5 MOTION", "MOTION for an order". Where two begin
# at one place, the upper of these is meant: "NOTICE OF APPEAL" is an appeal.
_DOCKET_TEXT: Final = [
    (
        "housekeeping",
        r"^\W*(?:~?util\b|(?:set|reset|terminate|add)(?:/\w+)* (?:\w+/)*(?:deadline|hearing|part(?:y|ies)\b)"
        r"|deadlines?\b|case (?:opening|opened|assigned|designated|reassigned|closed|eligible)|audio file"
        r"|filing (?:fee|error)|(?:magistrate )?judge .{1,80}? (?:is so designated|added|assigned)"
        r"|add(?:ed)? (?:and terminate )?(?:part|[\w. ]{1,60} (?:for|to case))"
        r"|new party|attorney update|errata\b"
        r"|case (?:as to .{1,300}? no longer referred|calendared|designated)|docket annotation|remark\b"
        r"|attorney [^.]{1,80} (?:added|terminated))|\bfee pa(?:id|yment)\b",
    ),
    (
        "other",
        r"notice of (?:\w{1,20} ){0,2}(?:dismissal|removal|settlement)|response to (?:\w{1,20} ){0,2}order"
        r"|status report|proposed (?:order|verdict|findings|jury)|appearance bond|initial appearance",
    ),
    (
        "appeal",
        r"notice of (?:\w{1,20} )?appeal|(?<!right to )\bappeals?\b|petition for review|\bmandate\b|\busca\b",
    ),
    ("appearance", r"(?:notice of )?(?:\w{1,20} ){0,2}appearance\b(?! bond)"),
    (
        "order",
        r"(?:letter|minute|text|consent) orders?\b|\bstipulat\w+ (?:and |& )?(?:\w{1,20} )?order\b"
        r"|\border(?:s|ed)?\b|in chambers|endorsed letter|memo(?:randum)? endors\w+|\bopinion\b|\brulings?\b"
        r"|\bdecision\b|findings (?:of fact|&|and)|report and recommendation",
    ),
    (
        "motion",
        r"letter[- ]motion|(?:memorandum|brief)\b[^.]{0,60}? support\b|\bmotions?\b|\bapplication\b"
        r"|\brequest\b",
    ),
    ("reply", r"\b(?:sur-?)?reply\b"),
    ("opposition", r"\boppos(?:ition|ing)\b|\bobjections?\b|\bresponse\b"),
    ("judgment", r"\bjudge?ments?\b|\bverdict\b|\b(?:entry|certificate) of default\b|\bdefault entered\b"),
    ("stipulation", r"\bstipulat"),
    ("answer", r"\banswer\b(?! due)"),
    ("complaint", r"\bcomplaint\b|\bpetition\b|\bindictment\b|^\W*(?:\w+ )?information\b|\bcross-?claim\b"),
    (
        "minute_entry",
        r"\bminutes?\b|\b(?:hearing|conference|proceedings|trial|arraignment|appearance)"
        r" (?:[\w,.]{1,20} ){0,12}held\b"
        r"|\bplea entered\b|^\W*electronic clerk's notes\b",
    ),
    ("transcript", r"\btranscript\b"),
    ("letter", r"\bletter\b"),
    (
        "notice",
        r"\bnotice\b|\bsummons|\bcertificat|\baffidavit\b|\baffirmation\b|\bdeclaration\b|\bdisclosure\b"
        r"|\breturns? of service\b|^\W*(?:receipt|process receipt|acknowledg|warrant|ao ?121|schedules?\b)"
        r"|\bstatement\b|cover sheet|\bexhibits?\b|\bwaiver of service|proof of service|\bcorporate\b",
    ),
]
_COUNSEL: Final = re.compile(
    r"pro hac vice|substitut\w+ of (?:counsel|attorney)"
    r"|withdraw\w*(?: \w{1,20}){0,2} (?:as|of) (?:attorney|counsel)",
    re.IGNORECASE,
)
_DOCKET_RULES: Final = [(kind, re.compile(words, re.IGNORECASE)) for kind, words in _DOCKET]
_OPENING_CHARACTERS: Final = 300
_TEXT_RULES: Final = [(kind, re.compile(words, re.IGNORECASE)) for kind, words in _DOCKET_TEXT]
_ROUTINE: Final = frozenset({"housekeeping", "appearance", "notice", "transcript"})
_PROCEDURAL_KINDS: Final = frozenset({"motion", "order", "stipulation", "letter", "opposition", "reply"})
_PROCEDURAL: Final = re.compile(
    r"exten(?:d|ds|ding|sion) (?:of )?(?:\w{1,20} ){0,2}(?:time|deadline)"
    r"|enlarge(?:ment)? (?:of )?(?:time|page)"
    r"|page limit"
    r"|excess pages|(?:reset|continu|reschedul|adjourn)\w* (?:\w{1,20} ){0,3}(?:conference|hearing|deadline)"
    r"|\bto seal\b|under seal|pro hac vice|appear (?:by )?(?:telephon|video|remote)\w*|electronic device"
    r"|related case|relate cases|referr\w+ (?:to )?(?:magistrate|mediat)|\bredact",
    re.IGNORECASE,
)
_SUBSTANTIAL: Final = re.compile(
    r"to (?:dismiss|compel|strike|stay|remand|intervene)\b|judge?ment|injunction|sanction|certif|restraining",
    re.IGNORECASE,
)
_EVENT_KINDS: Final = {
    "complaint": "complaint",
    "motion": "motion",
    "opposition": "motion",
    "reply": "motion",
    "order": "order",
    "judgment": "order",
    "appeal": "appeal",
    "minute_entry": "hearing",
    "answer": "response",
}
_LANES: Final = {
    "settlement": "deal",
    "licensing": "deal",
    "regulation": "standards",
    "statement": "coverage",
    "response": "coverage",
    "commentary": "coverage",
    "round_up": "coverage",
    "other": "coverage",
}


def docket_kind(wording: str) -> str:
    """A kind of filing from the court's names for the entry ("; " between several), else "other"."""
    return _kind_of(telling(wording))


def docket_text_kind(text: str) -> str:
    """A kind of filing from the full text of an entry, by what it opens with, else "other"."""
    opened = docket_text.headline(text, _OPENING_CHARACTERS)
    if _COUNSEL.search(opened):
        return "appearance"
    found = [(match.start(), kind) for kind, words in _TEXT_RULES if (match := words.search(opened))]
    return min(found, key=lambda one: one[0])[1] if found else "other"


def telling(wording: str) -> str:
    """The names that tell something: a clerk's housekeeping often stands before the order it belongs to."""
    names = wording.split("; ")
    return "; ".join(name for name in names if _kind_of(name) != "housekeeping") or wording


def _kind_of(wording: str) -> str:
    return next((kind for kind, words in _DOCKET_RULES if words.search(wording)), "other")


def is_routine(filing_kind: str, wording: str = "") -> bool:
    """Entries that a reader can fold away: nobody's claim moves by them.

    Of motions, orders and their like the wording tells: more time, more pages, a seal, a courtesy.
    """
    if filing_kind not in _PROCEDURAL_KINDS:
        return filing_kind in _ROUTINE
    opened = docket_text.headline(wording, _OPENING_CHARACTERS)
    return bool(_PROCEDURAL.search(opened)) and not _SUBSTANTIAL.search(opened)


def event_kind(filing_kind: str) -> str:
    """The kind of event that a kind of filing makes on a timeline."""
    return _EVENT_KINDS.get(filing_kind, "filing")


def lane(event_kind: str) -> str:
    """The lane on which a kind of event is drawn."""
    return _LANES.get(event_kind, "lawsuit")
