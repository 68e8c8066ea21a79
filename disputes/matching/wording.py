"""What sets one report apart from others on the same dispute: its words, numbers, courts and points. Pure."""

import re
from collections.abc import Iterable
from typing import Final

from disputes.matching.similarity import bare

_READ_CHARACTERS: Final = 5000
_STEM_CHARACTERS: Final = 6  # enough to fold the endings of the catalogue's languages: dismiss, dismissed
_SPACELESS: Final = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"  # scripts read by pairs of characters
_WORD: Final = re.compile(rf"[{_SPACELESS}]++|[^\W\d_{_SPACELESS}]{{3,60}}+")
_NUMBER: Final = re.compile(
    r"(?<![a-z\d.,])(\d[\d.,]{0,20}+)(?:[ -]?(?:(?:(thousand|mille|mil|tausend|k)|(millions?|millones|milhões"
    r"|milioni|millionen|mio|mn|m)|(billions?|bn|b|milliards?|milliarden|mrd|miliardi|bilhões))(?![^\W\d_])"
    r"|(万|만)|(億|亿|억)))?",
    re.IGNORECASE,
)
_UNITS: Final = (10**3, 10**6, 10**9, 10**4, 10**8)
_YEARS: Final = range(1900, 2101)
_SMALLEST_NUMBER: Final = 10  # smaller ones count things in every report

# Words of every report on such disputes, and the small words of the languages we read most.
_GENERAL: Final = """
the and for that with this from has have had are was were will would could should may might been being not
but its their his her they them who whom which what when where why how into over under after before about
against between among more most than then there also only just still yet all any each other others such some
one two three four five six first second third last next day days week weeks month months year years new
news latest says said say told tells report reports reported according while during without within because
since until through make makes made take takes took get gets got can does did use uses used using user users
based top big major key lead leading case cases court courts judge judges legal law laws lawsuit lawsuits
suit suits sue sues sued suing file files filed filing claim claims claimed allege alleges alleged accuse
accuses accused dispute copyright copyrights copyrighted infringe infringes infringement intellectual
property rights right protected works work author authors artist artists creator creators publisher
publishers writer writers company companies firm firms maker makers developer developers startup group giant
giants tech technology industry artificial intelligence machine model models train trains trained training
data dataset content material generative generated generator generators tool tools service services platform
platforms software system chatbot chatbots image images video videos music text texts book books song songs
article articles permission license licence unauthorized unauthorised illegal illegally allegedly federal
states united state der die das den dem des ein eine einen einer eines und oder nicht mit von vom zum zur
bei auf für gegen über nach aus wegen sich wird werden wurde hat haben ist sind war auch als wie urteil
gericht klage klagt verklagt les des une aux dans par pour sur avec sans contre qui que est sont ont été
plus leur ses son cette droit auteur auteurs tribunal plainte intelligence artificielle entreprise los las
una del por para con sin contra que sus más como entre sobre demanda derechos autor autores inteligencia
artificial empresa gli della delle dei nel per con causa diritto autore intelligenza artificiale dos das uma
pelo pela com sem direitos autorais
"""
_COURTS: Final = (
    (
        "the highest court",
        r"\bsupreme court|\bjustices\b|\bcertiorari|\bscotus\b|bundesgerichtshof|\bbgh\b|cour de cassation"
        r"|cassazione|tribunal supremo|最高裁|最高法院|대법원",
    ),
    (
        "the court of appeals",
        r"\bcircuit\b|\bappeals? (?:court|judges?|panel)|\bcourts? of appeals?\b|\bappellate\b"
        r"|oberlandesgericht|\bolg\b|cour d['’]appel|corte d['’]appello|tribunal de apela|高等?裁|고등법원",
    ),
    (
        "the trial court",
        r"\bdistrict (?:court|judge)|\bmagistrate\b|\btrial court|landgericht|tribunal judiciaire|地方?裁"
        r"|지방법원",
    ),
    (
        "the upper house",
        r"\bsenat(?:e|ors?)\b|\b(?:house of )?lords\b|\bpeers\b|\bbundesrat\b|\bsénat|参議院",
    ),
    (
        "the lower house",
        r"\bhouse of (?:representatives|commons)\b|\bcommons\b|\bcongress(?:man|woman)|\bbundestag\b"
        r"|\bhouse (?:members|lawmakers|(?:sub)?committee)|assemblée nationale|衆議院",
    ),
)
_POINTS: Final = (
    ("a class of claimants", r"\bclass[- ](?:action status|certif\w+)|certif\w+ (?:a |the |of )*class\b"),
    ("an approval", r"\bapprov|genehmig|\bapprouv|\baprob|承認"),
    ("an injunction", r"\binjuncti|\brestraining order|einstweilige|\bréféré\b|仮処分"),
    ("fair use", r"\bfair[- ]use\b|fair dealing"),
    (
        "handing over evidence",
        r"\b(?:hand|turn)(?:s|ed|ing)? over\b|\bproduc(?:e|tion of) |\bcompel|\bdiscovery\b|\blogs\b"
        r"|\bdeposition|\bdepos(?:e|ed)\b",
    ),
    ("keeping evidence", r"\bpreserv|\bretain"),
    ("where the case is heard", r"\btransfer|\bjurisdiction|\bvenue\b|\bconsolidat|\bmerg(?:e|er|ed|ing)\b"),
    (
        "a motion to dismiss",
        r"\b(?:motions?|mov(?:e|es|ed)|asks?|asked|bids?|seeks?|wants?)\b[^.]{0,60}"
        r"\b(?:dismiss|throw out|toss)",
    ),
    ("a stay", r"\bstays?\b|\bpaus(?:e|es|ed)\b"),
    ("costs", r"\b(?:attorneys?'?|legal|lawyers'?) fees\b|\bsanction"),
    (
        "a review refused",
        r"\bcertiorari|(?:declin|refus|reject|den(?:y|ied|ies)|turn\w* (?:away|down))\w* (?:to )?"
        r"(?:hear|take up|review|the appeal|the petition)",
    ),
    ("a reconsideration", r"\breconsider"),
    (
        "amended claims",
        r"\bamend(?:s|ed|ing)? (?:\w+ ){0,2}(?:complaint|lawsuit|suit|claims?)|\badds? claims?",
    ),
)
_COURT_RULES: Final = [(name, re.compile(words, re.IGNORECASE)) for name, words in _COURTS]
_POINT_RULES: Final = [(name, re.compile(words, re.IGNORECASE)) for name, words in _POINTS]


def stems(text: str) -> frozenset[str]:
    """The words of a text without their endings; of scripts without spaces, their pairs of characters."""
    return frozenset(stem for word in _WORD.findall(bare(text)) for stem in _stems(word))


def _stems(word: str) -> Iterable[str]:
    if word[0] >= "\u2e80":
        return (word[start : start + 2] for start in range(len(word) - 1))
    return (word[:_STEM_CHARACTERS],)


GENERAL: Final = stems(_GENERAL)


def telling_words(text: str) -> frozenset[str]:
    """The stems of a text without those that every report on such disputes has."""
    return stems(text) - GENERAL


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text from ten up, in figures ("20M" and "20 million" are one); years are left out."""
    found = (_number(match) for match in _NUMBER.finditer(text[:_READ_CHARACTERS]))
    return frozenset(str(number) for number in found if number >= _SMALLEST_NUMBER and number not in _YEARS)


def _number(match: re.Match[str]) -> int:
    """A last group of three digits are thousands ("1.500", "1,500"), anything shorter a fraction ("1,5")."""
    figures = re.split(r"[.,]", match[1].rstrip(".,"))
    unit = next((unit for unit, word in zip(_UNITS, match.groups()[1:], strict=True) if word), 1)
    if len(figures) > 1 and len(figures[-1]) != 3:
        *whole, fraction = figures
        return round(float(f"{''.join(whole)}.{fraction}") * unit)
    return int("".join(figures)) * unit


def courts(text: str) -> frozenset[str]:
    """The instances and chambers that a text names, as a curator would call them."""
    return _named(_COURT_RULES, text)


def points(text: str) -> frozenset[str]:
    """What a ruling, motion or deal is about, where the text says so."""
    return _named(_POINT_RULES, text)


def _named(rules: Iterable[tuple[str, re.Pattern[str]]], text: str) -> frozenset[str]:
    return frozenset(name for name, words in rules if words.search(text[:_READ_CHARACTERS]))
