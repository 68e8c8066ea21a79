"""What kind of happening a text tells of, by its words: a first guess for a person to correct."""

import re
from typing import Final

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
    ("complaint", r"complaint|petition|information|indictment"),
    ("answer", r"\banswer\b"),
    ("motion", r"motion|application|request"),
    ("transcript", r"transcript"),
    ("minute_entry", r"minute entry|proceeding held|hearing held|conference|status report"),
    ("letter", r"\bletter\b"),
    ("notice", r"notice|summons|certificate|affidavit|declaration|disclosure|statement|cover sheet"),
]
_NEWS_RULES: Final = [(kind, re.compile(words, re.IGNORECASE)) for kind, words in _NEWS]
_DOCKET_RULES: Final = [(kind, re.compile(words, re.IGNORECASE)) for kind, words in _DOCKET]
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
