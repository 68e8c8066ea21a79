"""What kind of happening a text tells of, by its words: a first guess for a person to correct."""

import re
from typing import Final

from disputes.matching import docket_text

_NEWS: Final = [
    ("threat", r"cease[- ]and[- ]desist|demand letter|threaten|legal threat"),
    ("motion", r"\bmotion\b|asks? (?:the |a )?(?:court|judge)|moves? to (?:dismiss|compel|seal|strike)"),
    ("settlement", r"settle(?:s|d|ment)?\b"),
    ("licensing", r"licen[cs]|partnership|strikes? (?:a )?deal"),
    ("class_certification", r"class certif|certif\w+ (?:a |the )?class"),
    ("appeal", r"appeal"),
    ("order", r"\brul(?:es|ed|ing)\b|judge|verdict|judgment|injunction|dismiss|court (?:says|orders|finds)"),
    ("complaint", r"\bsue[sd]?\b|suing|lawsuit|complaint|files? suit"),
    ("hearing", r"hearing|trial|testif"),
    ("discovery", r"discovery|depos(?:e|ition)"),
    ("regulation", r"\bbill\b|regulat|legislat|lawmakers|senat|copyright office|commission|consultation"),
    ("response", r"respond|repl(?:y|ies|ied)|den(?:y|ies|ied)|says it will|pledge|safeguards?"),
    ("statement", r"statement|says|condemn|urges?|calls on"),
]
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
    ("notice", r"notice|summons|certificate|affidavit|declaration|disclosure|statement|cover sheet"),
]
# Of a full text its own noun comes first: "ORDER granting 5 MOTION", "MOTION for an order". Where two begin
# at one place, the upper of these is meant: "NOTICE OF APPEAL" is an appeal.
_DOCKET_TEXT: Final = [
    (
        "housekeeping",
        r"^\W*(?:~?util\b|(?:set|reset|terminate|add)(?:/\w+)* (?:\w+/)*(?:deadline|hearing|part(?:y|ies)\b)"
        r"|deadlines?\b|case (?:opening|opened|assigned|designated|reassigned|closed|eligible)|audio file"
        r"|filing (?:fee|error)|(?:magistrate )?judge [^.]{1,80} (?:is so designated|added|assigned)"
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
    ("minute_entry", r"\bminutes?\b|\b(?:hearing|conference|proceedings|trial) (?:\w+ ){0,2}held\b"),
    ("transcript", r"\btranscript\b"),
    ("letter", r"\bletter\b"),
    (
        "notice",
        r"\bnotice\b|\bsummons|\bcertificat|\baffidavit\b|\baffirmation\b|\bdeclaration\b|\bdisclosure\b"
        r"|\bstatement\b|cover sheet|\bexhibits?\b|\bwaiver of service|proof of service|\bcorporate\b",
    ),
]
_COUNSEL: Final = re.compile(
    r"pro hac vice|substitut\w+ of (?:counsel|attorney)"
    r"|withdraw\w*(?: \w{1,20}){0,2} (?:as|of) (?:attorney|counsel)",
    re.IGNORECASE,
)
_NEWS_RULES: Final = [(kind, re.compile(words, re.IGNORECASE)) for kind, words in _NEWS]
_DOCKET_RULES: Final = [(kind, re.compile(words, re.IGNORECASE)) for kind, words in _DOCKET]
_OPENING_CHARACTERS: Final = 300
_TEXT_RULES: Final = [(kind, re.compile(words, re.IGNORECASE)) for kind, words in _DOCKET_TEXT]
_ROUTINE: Final = frozenset({"housekeeping", "appearance", "notice", "transcript"})
_EVENT_KINDS: Final = {
    "complaint": "complaint",
    "motion": "motion",
    "opposition": "motion",
    "reply": "motion",
    "order": "order",
    "judgment": "order",
    "appeal": "appeal",
    "minute_entry": "hearing",
}
_LANES: Final = {
    "settlement": "deal",
    "licensing": "deal",
    "regulation": "standards",
    "statement": "coverage",
    "response": "coverage",
    "other": "coverage",
}


def news_kind(title: str, summary: str = "") -> str:
    """A kind of event from the headline, else from the summary, else "other"."""
    for text in (title, summary):
        for kind, words in _NEWS_RULES:
            if words.search(text):
                return kind
    return "other"


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


def is_routine(filing_kind: str) -> bool:
    """Entries that a reader can fold away: nobody's claim moves by them."""
    return filing_kind in _ROUTINE


def event_kind(filing_kind: str) -> str:
    """The kind of event that a kind of filing makes on a timeline."""
    return _EVENT_KINDS.get(filing_kind, "filing")


def lane(event_kind: str) -> str:
    """The lane on which a kind of event is drawn."""
    return _LANES.get(event_kind, "lawsuit")
