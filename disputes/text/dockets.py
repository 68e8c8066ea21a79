"""Docket numbers of US federal courts: what the spellings of one number have in common. Knows no court."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# Hyphens that typesetting puts in the place of "-", one character for one, so that positions stay true.
_HYPHENS: Final = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
DOCKET_KEY_CHARACTERS: Final = 150
_DIGIT: Final = re.compile(r"\d")
_TYPES: Final = {"civ": "cv", "civil": "cv", "crim": "cr", "cri": "cr"}

# district: office, year, type, serial, then the judges' initials ("M_M", "N/A") and the defendant, in either
# order; a type with digits ("a2", "2255", a motion under 28 U.S.C.) only between hyphens and after an office
_DISTRICT: Final = re.compile(
    r"(?:(?P<office>[0-9a-z]{1,2}):)?(?P<year>\d\d(?:\d\d)?)-?"
    r"(?P<type>[a-z]{1,6}|(?(office)(?<=-)[0-9a-z]{1,6}(?=-)|(?!)))-?(?P<serial>\d{1,7})"
    r"(?P<rest>(?:-[0-9a-z_/]{1,4}){0,4})",
    re.ASCII | re.IGNORECASE,
)
# bankruptcy: year, serial of five, then the judge's initials and the chapter, in a few courts the office
# before the year or the initials; appeals: year, serial, no padding
_SHORT: Final = re.compile(
    r"(?:(?P<office>\d)-)?(?P<year>\d\d(?:\d\d)?)-(?P<serial>\d{1,7})(?P<rest>(?:-[0-9a-z]{1,6}){0,3})",
    re.ASCII | re.IGNORECASE,
)
_OFFICE_INITIALS: Final = re.compile(r"-(?P<office>\d)(?P<rest>-[a-z]{1,4})", re.ASCII | re.IGNORECASE)
_INITIALS_CHAPTER: Final = re.compile(r"([a-z]+)(\d{1,2}a?)", re.ASCII | re.IGNORECASE)
_CHAPTER: Final = re.compile(r"\d{1,2}a?", re.ASCII | re.IGNORECASE)  # 7A: chapter 7 with assets

_SUFFIX = r"(?P<rest>(?:-(?:[A-Z]{2,4}|[A-Za-z]_[A-Za-z]|[a-z]{2,3}\d{0,2}|\d{1,2})(?![\w:])){0,4})"
_IN_TEXT: Final = re.compile(
    r"(?<![\w:-])(?:(?P<office>\d{1,2}):)?(?P<year>(?:19|20)?\d\d)[ -]?"
    r"(?P<type>(?i:civ|crim|cv|cr|mc|md|mdl|mj|ml|ap|bk|(?(office)(?<=-)[a-z]{2}(?=-)|(?!))))\.?[ -]?"
    r"(?P<serial>\d{3,6})" + _SUFFIX + r"(?![\w:])",
    re.ASCII,
)
_SIGNED: Final = re.compile(
    r"(?P<civil>(?i:\bC\.\s?A\.|\bCiv(?:il|\.)\s?(?:Action|A\.))\s+)?(?i:\bNos?\.?|\bNumbers?)\s*"
    r"(?P<number>(?P<year>(?:20)?\d\d)-(?P<serial>\d{1,6})" + _SUFFIX + r")(?![\w:])",
    re.ASCII,
)
# "CV 24-1234", as the Central District of California and others write it; in capitals, for else it is a word
_TYPE_FIRST: Final = re.compile(
    r"(?<![\w:-])(?P<type>C[VR])[ -](?P<year>(?:20)?\d\d)-(?P<serial>\d{3,6})" + _SUFFIX + r"(?![\w:])",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class DocketNumber:
    """A docket number read. `core` is the key: equal cores in one court are one docket.

    `core` is `1:18-cv-04423` (office, two-digit year, type, serial of five), `18-cv-04423` where a spelling
    leaves the office out, `16-11390` or `1-16-11390` in bankruptcy, `19-8054` in the courts of appeals. A
    malformed number is kept as it stands: `core` is then the raw text.
    """

    raw: str
    core: str
    office: str = ""
    year: str = ""
    type: str = ""
    serial: str = ""
    initials: tuple[str, ...] = ()
    defendant: str = ""
    chapter: str = ""
    is_malformed: bool = False

    @property
    def loose(self) -> str:
        """The key without the office, which news leaves out; several offices of one court can share it."""
        return self.core.removeprefix(self.office)[1:] if self.office else self.core


def normalise(raw: str) -> DocketNumber:
    """Read one number as a court's feed or a catalogue spells it. Never raises: see `is_malformed`."""
    text = " ".join(raw.split())
    plain = text.translate(_HYPHENS)
    if found := _DISTRICT.fullmatch(plain):
        return _district(found, text)
    if found := _SHORT.fullmatch(plain):
        return _short(found, text)
    return DocketNumber(text, text, is_malformed=True)


def number_key(raw: str) -> str:
    """The core in lower case: how a docket number is compared with another of the same court."""
    return normalise(raw).core.lower()


def lacks_office(raw: str) -> bool:
    """Whether a district court's number leaves its office out: offices of one court can share the rest."""
    number = normalise(raw)
    return bool(number.type) and not number.office


def docket_key(court_id: str, number: str) -> str:
    """One docket among all courts', in at most 150 characters: what items and proceedings are joined by."""
    return f"{court_id}|{number_key(number)}"[:DOCKET_KEY_CHARACTERS]


def find_all(text: str) -> list[tuple[int, int, DocketNumber]]:
    """The docket numbers in running text, by position: (start, end, number).

    Tolerates `23-cv-11195`, `1:23-CV-11195-SHS`, `23 Civ. 11195`, `1:2023cv11195` and `CV 23-11195`; a number
    without a type only after `No.` or the like (`C.A. No. 20-613-LPS`), for two numbers and a hyphen can be
    anything.
    """
    if not _DIGIT.search(text):
        return []
    return sorted(_found(text.translate(_HYPHENS)), key=lambda one: one[0])


def _found(text: str) -> Iterator[tuple[int, int, DocketNumber]]:
    for found in _IN_TEXT.finditer(text):
        yield found.start(), found.end(), _district(found, found[0])
    for found in _TYPE_FIRST.finditer(text):
        number = "-".join((found["year"], found["type"], found["serial"])) + found["rest"]
        yield found.start(), found.end(), normalise(number)
    for found in _SIGNED.finditer(text):
        # "C.A. No." and "Civil Action No." say in words what the type says elsewhere.
        kind = ("cv",) if found["civil"] else ()
        parts = (found["year"], *kind, found["serial"])
        yield found.start("number"), found.end("number"), normalise("-".join(parts) + found["rest"])


def _district(found: re.Match[str], raw: str) -> DocketNumber:
    office = _office(found["office"] or "")
    year = found["year"][-2:]
    kind = found["type"].lower()
    kind = _TYPES.get(kind, kind)
    serial = str(int(found["serial"])).zfill(5)
    initials, defendant = _split(found["rest"])
    core = f"{year}-{kind}-{serial}"
    return DocketNumber(
        raw, f"{office}:{core}" if office else core, office, year, kind, serial, initials, defendant
    )


def _short(found: re.Match[str], raw: str) -> DocketNumber:
    """Bankruptcy pads its serials to five, courts of appeals do not pad: a leading zero tells them apart."""
    year, serial = found["year"][-2:], found["serial"]
    serial = str(int(serial)).zfill(5) if serial.startswith("0") else serial
    office, rest = found["office"] or "", found["rest"]
    if not office and (ending := _OFFICE_INITIALS.fullmatch(rest)):
        office, rest = ending["office"], ending["rest"]
    initials, chapter = _initials_and_chapter(rest)
    core = f"{office}-{year}-{serial}" if office else f"{year}-{serial}"
    return DocketNumber(raw, core, office, year, "", serial, initials, chapter=chapter)


def _initials_and_chapter(rest: str) -> tuple[tuple[str, ...], str]:
    """Of `-RLM-7A`, `-7` or, without a hyphen between, `-bjh11`."""
    parts = [part for part in rest.split("-") if part]
    chapters = [part for part in parts if _CHAPTER.fullmatch(part)]
    initials = tuple(part for part in parts if part not in chapters)
    if not chapters and initials and (ending := _INITIALS_CHAPTER.fullmatch(initials[-1])):
        return (*initials[:-1], ending[1]), ending[2]
    return initials, chapters[-1].lstrip("0") if chapters else ""


def _office(text: str) -> str:
    return text.lstrip("0").upper() or text[:1]


def _split(rest: str) -> tuple[tuple[str, ...], str]:
    """Initials (`-NGG-JO`), and the trailing number (`-1`): a defendant, or in bankruptcy a chapter."""
    parts = [part for part in rest.split("-") if part]
    numbers = [part for part in parts if part.isdigit()]
    return tuple(part for part in parts if not part.isdigit()), str(int(numbers[-1])) if numbers else ""
