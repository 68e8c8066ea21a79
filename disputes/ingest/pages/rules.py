"""What a curator asks of a web page, checked: the entries of a list, or a watched passage. Knows no page."""

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import soupsieve

from disputes.ingest.pages import dates as page_dates
from disputes.ingest.types import BadRules

SELECTOR_CHARACTERS: Final = 300
MASK_CHARACTERS: Final = 200
MAXIMUM_ENTRIES: Final = 20  # in each of include, remove and mask
_SELECTORS: Final = ("item", "title", "link", "date", "summary")
_LIST_KEYS: Final = {"mode", "date_order", "date_format", *_SELECTORS}
_PASSAGE_KEYS: Final = {"mode", "include", "remove", "mask", "title"}
# The pieces of a pattern: escaped characters, sets, groups, repetitions without an end, anything else.
_PIECE: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]?|\(|\)|[*+]|\{\d*,\}|.", re.S)
_ENDLESS: Final = re.compile(r"[*+]|\{\d*,\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRules:
    """A CSS selector each, empty where the default is meant; without `item` the list is to be found."""

    item: str = ""
    title: str = ""
    link: str = ""
    date: str = ""
    summary: str = ""
    date_order: str = ""
    date_format: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRules:
    """What is watched, without what, and what in it is not compared."""

    include: tuple[str, ...]
    remove: tuple[str, ...] = ()
    mask: tuple[re.Pattern[str], ...] = ()
    title: str = ""


def read(mapping: object) -> ListRules | PassageRules:
    """Check rules as a curator gave them; none at all mean a list that is to be found. Raises BadRules.

    A list: `{"mode": "list", "item": CSS, "title": CSS, "link": CSS, "date": CSS, "summary": CSS,
    "date_order": "mdy" or "dmy", "date_format": as strptime has it}`; only "item" is required.
    A passage: `{"mode": "passage", "include": [CSS, …], "remove": [CSS, …], "mask": [regex, …],
    "title": text}`; only "include" is required.
    """
    if not isinstance(mapping, Mapping):
        raise BadRules("The rules must be a JSON object.")
    given = {key: value for key, value in mapping.items() if value not in (None, "", [])}
    if not given:
        return ListRules()
    match given.get("mode"):
        case "list":
            return _list_rules(given)
        case "passage":
            return _passage_rules(given)
    raise BadRules("“mode” must be “list” or “passage”.")


def _list_rules(given: Mapping[str, Any]) -> ListRules:
    _refuse_unknown(given, _LIST_KEYS, "list")
    if "item" not in given:
        raise BadRules("“item” is missing: the CSS selector of one entry of the list.")
    order, form = given.get("date_order", ""), given.get("date_format", "")
    if order and order not in tuple(page_dates.ORDERS):
        raise BadRules("“date_order” must be “mdy” (2/17/2026) or “dmy” (17/2/2026).")
    if form and not (isinstance(form, str) and page_dates.is_form(form)):
        raise BadRules("“date_format” must name year, month and day, like %d.%m.%Y.")
    selectors = {key: _selector(key, given[key]) for key in _SELECTORS if key in given}
    return ListRules(**selectors, date_order=order, date_format=form)


def _passage_rules(given: Mapping[str, Any]) -> PassageRules:
    _refuse_unknown(given, _PASSAGE_KEYS, "passage")
    if "include" not in given:
        raise BadRules("“include” is missing: the CSS selectors of what is watched.")
    title = given.get("title", "")
    if not isinstance(title, str):
        raise BadRules("“title” must be a text.")
    return PassageRules(
        include=tuple(_selector("include", one) for one in _entries(given, "include")),
        remove=tuple(_selector("remove", one) for one in _entries(given, "remove")),
        mask=tuple(_mask(one) for one in _entries(given, "mask")),
        title=title,
    )


def _refuse_unknown(given: Mapping[str, Any], known: set[str], mode: str) -> None:
    for key in given:
        if key not in known:
            raise BadRules(f"“{key}” is no rule for a {mode}.")


def _entries(given: Mapping[str, Any], key: str) -> list[Any]:
    entries = given.get(key, [])
    entries = [entries] if isinstance(entries, str) else entries
    if not isinstance(entries, list) or len(entries) > MAXIMUM_ENTRIES:
        raise BadRules(f"“{key}” must be a list of at most {MAXIMUM_ENTRIES} texts.")
    return entries


def _selector(key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > SELECTOR_CHARACTERS:
        raise BadRules(f"“{key}” must be a CSS selector of at most {SELECTOR_CHARACTERS} characters.")
    if ":contains(" in value:
        raise BadRules(f"“{key}” uses “:contains”, which is now written “:-soup-contains”.")
    try:
        soupsieve.compile(value)
    except (soupsieve.SelectorSyntaxError, ValueError, RecursionError):
        raise BadRules(f"“{key}” holds “{value.strip()}”, which is no CSS selector.") from None
    return value.strip()


def _mask(value: object) -> re.Pattern[str]:
    if not isinstance(value, str) or not value or len(value) > MASK_CHARACTERS:
        raise BadRules(f"“mask” must hold regular expressions of 1 to {MASK_CHARACTERS} characters.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", FutureWarning)  # what will mean something else in later versions
            pattern = re.compile(value)
    except (re.error, FutureWarning, OverflowError, RecursionError):
        raise BadRules(f"“mask” holds “{value}”, which is no regular expression.") from None
    if _repeats_a_repetition(value):
        raise BadRules(f"“mask” holds “{value}”, which repeats a repetition: that can take for ever.")
    return pattern


def _repeats_a_repetition(pattern: str) -> bool:
    """Whether a group that repeats something without end is itself repeated without end, like `(a+)*`."""
    groups, closed = [False], False  # of each open group, and of the one just closed: whether it repeats
    for piece in _PIECE.findall(pattern):
        is_endless = _ENDLESS.fullmatch(piece) is not None
        if is_endless and closed:
            return True
        closed = piece == ")" and len(groups) > 1 and groups.pop()
        if piece == "(":
            groups.append(False)
        elif is_endless or closed:
            groups[-1] = True
    return False
