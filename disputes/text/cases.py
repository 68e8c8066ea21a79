"""Names of US cases: what the spellings of one name have in common, and its short name. Knows no court."""

import re
import unicodedata
from typing import Final

from reporters_db import CASE_NAME_ABBREVIATIONS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NAME_CHARACTERS: Final = 1_000
_VERSUS: Final = re.compile(r"\s(?:v|vs|versus)\.?(?=\s)", re.IGNORECASE)
_IN_RE: Final = re.compile(
    r"(?:in (?:the )?(?:re|matter of)|matter of|petition of|application of)\b[:,.]?", re.IGNORECASE
)
_AND_OTHERS: Final = re.compile(r"[,\s]et\.?\s?(?:al|ux|vir)\b\.?", re.IGNORECASE)
_NUMBER_SIGN: Final = re.compile(r"nos?\.?\s(?=\d)", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_](?:[\w.'&]*[\w.'])?|&")
_ROLES: Final = _words(
    "petitioner petitioners respondent respondents plaintiff plaintiffs defendant defendants"
    " appellant appellants appellee appellees intervenor intervenors debtor debtors claimant claimants"
    " counterclaimant movant pet petr resp respt appt cross counter third party and in error"
)
_FORMS: Final = _words(
    "inc incorporated corp corporation co company llc lc ltd limited llp lp plc pllc gmbh ag kg kgaa"
    " sa sas sarl srl bv nv aps oy kk pbc pte pty pvt"
)
_ENDINGS: Final = _FORMS | {"and"}
_UNITED_STATES: Final = frozenset({"us", "usa", "united states", "united states of america"})
_GOVERNMENTS: Final = _UNITED_STATES | _words(
    "state people commonwealth com government crown king queen regina rex r"
)
# Names that many cases share are no short name of one: states and large cities, and the commonest surnames of
# the US census. They stand alone here: names of two words are no short names anyway.
_PLACES: Final = _words(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii"
    " idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan"
    " minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania"
    " tennessee texas utah vermont virginia washington wisconsin wyoming albuquerque anaheim anchorage"
    " arlington atlanta austin baltimore boston buffalo charlotte chicago cincinnati cleveland"
    " columbus dallas denver detroit durham fresno honolulu houston indianapolis lexington lincoln"
    " louisville memphis miami milwaukee minneapolis nashville newark oakland omaha orlando"
    " philadelphia phoenix pittsburgh portland raleigh riverside sacramento seattle stockton tampa"
    " toledo tucson tulsa wichita"
)
_COMMON: Final = _words("smith johnson williams brown jones garcia miller davis rodriguez martinez")
_SHORT_IN_RE: Final = re.compile(r"(?:in re|matter of)(?: [^\W_][\w.'’-]*)?", re.IGNORECASE)
_SHORT_PARTY: Final = re.compile(r"[^\W\d_][\w'’-]*")


def _plain(text: str) -> str:
    """Without case, accents and typographic quotes; one space between words."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return " ".join("".join(sign for sign in decomposed if not unicodedata.combining(sign)).split())


def _full_words() -> dict[str, str]:
    """The word that an abbreviation, or another word with the same abbreviation, stands for.

    Without its point an abbreviation can be another word (Coal.), unless it has an apostrophe (Ass'n).
    """
    words: dict[str, str] = {}
    for abbreviation, meanings in CASE_NAME_ABBREVIATIONS.items():
        short, full = _plain(abbreviation), [_plain(meaning) for meaning in meanings]
        spellings = [short, *full, *([re.sub(r"[.']", "", short)] if "'" in short else [])]
        words |= {spelling: full[0] for spelling in spellings if spelling not in words}
    return words


_FULL_WORDS: Final = _full_words()


def key(name: str) -> str:
    """What all spellings of one case name share; two names with one key are one name, not yet one case.

    Equal are: any case, spacing, accents and punctuation; `v.`, `vs`, `versus`; `In re: X`, `In the Matter
    of X` and `Matter of X` (Bluebook, rule 10.2.1); with or without `et al.`, a party's role (`,
    Petitioner,`), a leading `The`, a company's form at the end (`, Inc.`); `U.S.`, `USA` and `United States
    of America` as a whole party; words and the abbreviations of law reports (`Ass'n`, `Bros.`, `&`).
    Different stay: other or further parties, and parties in the other order. Never raises; empty only for
    a text without a letter or digit.
    """
    text = _plain(name[:_NAME_CHARACTERS])
    text = re.sub(r"^[^\w]+", "", text)
    text = _NUMBER_SIGN.sub("", text, count=1) if _NUMBER_SIGN.match(text) else text
    if found := _IN_RE.match(text):
        return f"in re {_party(text[found.end() :])}".strip()
    return " v ".join(_party(side) for side in _VERSUS.split(f" {text} ")).strip()


def short(name: str) -> str:
    """The one word by which lawyers would call the case, in its spelling; empty where none is safe.

    It is the claimant's name, else the respondent's, if that is one word and neither a government, a place,
    a company with its form, nor one of the commonest surnames; an accused may have one of these. `In re X`
    and `Matter of X` are short already, where X is one word.
    """
    text = " ".join(name[:_NAME_CHARACTERS].split())
    if _SHORT_IN_RE.fullmatch(text):
        return text
    sides = [side.strip() for side in _VERSUS.split(f" {text} ")]
    if len(sides) != 2:
        return ""
    claimant, respondent = sides
    if _is_telling(claimant) and _plain(claimant) not in _COMMON:
        return claimant
    is_safe = _plain(respondent) not in _COMMON or _party(_plain(claimant)) in _GOVERNMENTS
    return respondent if is_safe and _is_telling(respondent) else ""


def _is_telling(side: str) -> bool:
    return bool(_SHORT_PARTY.fullmatch(side)) and _plain(side) not in _GOVERNMENTS | _PLACES


def _party(side: str) -> str:
    """One side's key: its words without what says nothing about who it is."""
    side = _AND_OTHERS.sub(" ", f" {side} ").replace(" a/s ", " ")
    parts = [[_word(word) for word in _WORD.findall(part)] for part in side.split(",")]
    words = [word for part in parts if not _ROLES.issuperset(part) for word in part]
    while len(words) > 1 and words[-1] in _ENDINGS:
        words.pop()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    joined = " ".join(words)
    return "united states" if joined in _UNITED_STATES else joined


def _word(word: str) -> str:
    full = _FULL_WORDS.get(word) or _FULL_WORDS.get(word.strip("'")) or word
    return re.sub(r"[.'&]", "", full) if len(full) > 1 else full
