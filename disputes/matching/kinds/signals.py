"""What a happening may mean for a dispute: a later stage, a movement on a path. Said, never done. Pure."""

import re
from dataclasses import dataclass
from typing import Final

# How far each stage lies on its own line: that of a dispute of parties, that of a rule in the making.
_DISPUTE: Final = {
    stage: rank
    for rank, stages in enumerate(
        (
            ("stated",),
            ("threatened",),
            ("answered",),
            ("talks", "inquiry"),
            ("filed",),
            ("motions",),
            ("discovery",),
            ("class_certification", "injunction"),
            ("trial",),
            ("judgment", "dismissed"),
            ("appeal",),
            ("settled", "licensed", "closed"),
        )
    )
    for stage in stages
}
_RULE: Final = {"consultation": 0, "proposed": 1, "published": 2, "adopted": 3}
# A ruling says what it does; the first of these that its words tell is meant.
_OF_RULING: Final = (
    (r"class (?:certif|action status|status)|certif\w+ [^.]{0,30}class", "class_certification"),
    (
        r"(?:den\w+|reject\w*|refus\w+|lose\w*|fail\w*|declin\w+)\b[^.;]{0,60}"
        r"\b(?:dismiss|injunction|(?:summary )?judge?ment)",
        "",
    ),
    (r"injunction[^.;]{0,20} denied|most of|some of|partly|\bpartial\w*\b|in part\b", ""),
    (r"injunction|einstweilige verfügung|référé", "injunction"),
    (r"\b(?:dismiss(?:es|ed)|toss(?:es|ed)|throws? out|threw out)\b", "dismissed"),
    (r"summary judge?ment|\bverdict\b|\bfinal judge?ment\b|\burteil\b|\bjugement\b", "judgment"),
)
_OF_REGULATION: Final = (
    (r"in(?:to)? force|takes? effect|signed into law|signs|enact|adopt\w*|in kraft", "adopted"),
    (r"report|publish|guidance|code of practice|releases", "published"),
    (r"\bbill\b|introduc|propos|draft|amendment|gesetzentwurf|projet de loi", "proposed"),
    (r"consultation|inquiry|comments", "consultation"),
)
_OF_KIND: Final = {
    "threat": ("threatened", "A demand letter or threat"),
    "response": ("answered", "A response"),
    "complaint": ("filed", "A complaint"),
    "motion": ("motions", "A motion"),
    "discovery": ("discovery", "A report of discovery"),
    "class_certification": ("class_certification", "Class certification"),
    "appeal": ("appeal", "An appeal"),
    "settlement": ("settled", "A settlement"),
    "licensing": ("licensed", "A licence"),
}
_PATHS: Final = {
    "complaint": (("lawsuit", "for"),),
    "class_certification": (("lawsuit", "for"),),
    "settlement": (("deal", "for"), ("lawsuit", "against")),
    "licensing": (("deal", "for"),),
    "regulation": (("standards", "for"),),
}
_STAGE_WORDS: Final = {
    "class_certification": "Class certification",
    "motions": "Motions",
    "published": "Report published",
    "adopted": "In force",
}
_PATH_WORDS: Final = {
    "lawsuit": "a lawsuit",
    "deal": "a settlement or licence",
    "standards": "industry standards",
}


@dataclass(frozen=True, slots=True)
class StageChange:
    """A stage of a dispute, and why it is suggested, in words for the curator."""

    stage: str
    words: str


@dataclass(frozen=True, slots=True)
class Movement:
    """A movement "for" or "against" the path "lawsuit", "deal" or "standards", in words for the curator."""

    path: str
    direction: str
    words: str


def stage_change(kind: str, stage: str, text: str = "") -> StageChange | None:
    """The later stage that an event of this kind suggests to a dispute at `stage`; none if it is not later.

    `text` is the headline and summary: of rulings, hearings and rules the kind alone does not tell the stage.
    """
    suggested, what = _stage_of(kind, text.lower())
    line = _RULE if suggested in _RULE else _DISPUTE
    if suggested not in line or stage not in line or line[suggested] <= line[stage]:
        return None
    name = _STAGE_WORDS.get(suggested, suggested.capitalize())
    return StageChange(suggested, f"{what} suggests the stage “{name}”.")


def movements(kind: str, text: str = "") -> tuple[Movement, ...]:
    """The movements on paths to an outcome that an event of this kind suggests; most kinds suggest none."""
    suggested, what = _stage_of(kind, text.lower())
    paths = (("lawsuit", "against"),) if suggested == "dismissed" else _PATHS.get(kind, ())
    return tuple(
        Movement(path, direction, f"{what} speaks {direction} {_PATH_WORDS[path]} as the outcome.")
        for path, direction in paths
    )


def _stage_of(kind: str, text: str) -> tuple[str, str]:
    if kind == "order":
        return _first(_OF_RULING, text), "A ruling"
    if kind == "regulation":
        return _first(_OF_REGULATION, text), "A step of lawmakers or an agency"
    if kind == "hearing":
        return ("trial" if re.search(r"\btrial\b|\bprozess|\bprocès\b|\bjuicio\b", text) else ""), "A hearing"
    return _OF_KIND.get(kind, ("", ""))


def _first(rules: tuple[tuple[str, str], ...], text: str) -> str:
    return next((stage for words, stage in rules if re.search(words, text)), "")
