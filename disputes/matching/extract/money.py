"""Sums of money in a text. Knows no dispute and no rate of exchange."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from disputes.matching.extract.types import Match, Value

# Before an amount. A bare $ is taken for the US dollar, a bare ¥ for the yen.
_BEFORE: Final = {
    "USD": "$|us$|usd",
    "EUR": "€|eur",
    "GBP": "£|gbp",
    "JPY": "¥|￥|jpy",
    "CNY": "cn¥|rmb|cny",
    "KRW": "₩|krw",
    "INR": "₹|rs|rs.|inr",
    "AUD": "a$|aud",
    "CAD": "c$|ca$|cad",
    "CHF": "chf",
    "HKD": "hk$",
    "BRL": "r$|brl",
}
_BEHIND: Final = {
    "USD": "dollar|dollars|dólares|dollari|us-dollar|us dollars|u.s. dollars|usd|$|ドル|美元|달러",
    "EUR": "euro|euros|€|eur|ユーロ|欧元|유로",
    "GBP": "pounds|pfund|libras|£|gbp|ポンド|英镑",
    "JPY": "yen|yens|yenes|円",
    "CNY": "yuan|rmb|人民元|人民币|元",
    "INR": "rupees|rupien|roupies",
    "KRW": "won|원",
    "CHF": "chf",
}
_POWERS: Final = {  # of ten
    3: "thousand|k|tausend|mille",
    4: "万|萬|만",
    5: "lakh|lakhs",
    6: "million|millions|mn|m|mio|millionen|millones|milhões|milioni",
    7: "crore|crores",
    8: "億|亿|억",
    9: "billion|billions|bn|b|mrd|milliarde|milliarden|milliard|milliards|mil millones|bilhões|miliardi",
    12: "trillion|trillions|tn|billionen|兆|조|万亿",
}
_SIGNS: Final = {sign: code for code, signs in _BEFORE.items() for sign in signs.split("|")}
_WORDS: Final = {word: code for code, words in _BEHIND.items() for word in words.split("|")}
_SCALES: Final = {word: power for power, words in _POWERS.items() for word in words.split("|")}
_PLAIN_UNITS: Final = (
    "work|book|title|recording|song|infringement|infringed work|track|image|copy|article|film|author"
    "|violation|day"
)


def _alternatives(words: dict[str, str] | dict[str, int]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


_THOUSANDS: Final = r"[,.'’\u00a0\u202f ]"
_AMOUNT: Final = (
    rf"(?<![\d.,])(?P<amount>\d{{1,3}}(?:{_THOUSANDS}\d{{2,3}}){{0,5}}{_THOUSANDS}\d{{3}}(?!\d)"
    r"(?:[.,]\d{1,2}(?!\d))?"
    r"|\d{1,15}(?:[.,]\d{1,3}(?!\d))?)"
)
_SCALE: Final = rf"(?:[\s-]?(?P<scale>{_alternatives(_SCALES)})\.?(?![a-z])(?P<more>\d{{1,4}}万)?)?"
_PATTERNS: Final = (
    re.compile(rf"(?<![\w$])(?P<sign>{_alternatives(_SIGNS)})\s?{_AMOUNT}{_SCALE}", re.I),
    re.compile(
        rf"{_AMOUNT}{_SCALE}[\s-]?(?:de\s|d[’']|di\s|U\.?S\.?[\s-])?"
        rf"(?P<word>{_alternatives(_WORDS)})(?![a-z])",
        re.I,
    ),
)
_BOUNDS: Final = (
    (
        "at least",
        re.compile(r"(?:at least|no less than|minimum of|mindestens|au moins|al menos|almeno)\s{1,2}$", re.I),
    ),
    ("more than", re.compile(r"(?:more than|over|exceeding|above|über|plus de|más de)\s{1,2}$", re.I)),
    (
        "at most",
        re.compile(r"(?:up to|as much as|maximum of|bis zu|jusqu[’']à|hasta|fino a)\s{1,2}$|最大$", re.I),
    ),
    (
        "about",
        re.compile(r"(?:about|around|roughly|nearly|almost|some|rund|environ|unos|circa)\s{1,2}$|約$", re.I),
    ),
)
_PER: Final = re.compile(
    rf"\s(?:per\s(?P<any>[a-z]{{3,20}})|(?:a|an|each|for\s(?:each|every)|pro|par|por)\s(?P<unit>{_PLAIN_UNITS})s?)\b",
    re.I,
)


def find(text: str) -> Iterator[Match]:
    """Sums: {"amount" (a decimal number in full), "currency" (ISO 4217)}, and where the text says so "bound"
    ("at least", "more than", "at most", "about") and "per" ("work" in "$150,000 a work")."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            unit = parts.get("sign") or parts["word"] or ""
            if unit.casefold() == "won" and not match["scale"]:
                continue  # "the 5 won the case"
            currency = (_SIGNS if parts.get("sign") else _WORDS)[" ".join(unit.casefold().split())]
            value: Value = {"amount": _amount(match), "currency": currency}
            per = _PER.match(text, match.end())
            yield match.start(), per.end() if per else match.end(), value | _said(text, match.start(), per)


def _said(text: str, start: int, per: re.Match[str] | None) -> Value:
    said: Value = {}
    before = text[max(0, start - 20) : start]
    if bound := next((bound for bound, pattern in _BOUNDS if pattern.search(before)), ""):
        said["bound"] = bound
    if per:
        said["per"] = (per["any"] or per["unit"]).casefold()
    return said


def _amount(match: re.Match[str]) -> str:
    scale = " ".join((match["scale"] or "").casefold().split())
    amount = _number(match["amount"], is_scaled=bool(scale)).scaleb(_SCALES.get(scale, 0))
    if match["more"]:  # 1億5000万円
        amount += Decimal(match["more"].removesuffix("万")).scaleb(4)
    return f"{amount.normalize():f}"


def _number(text: str, *, is_scaled: bool) -> Decimal:
    """Three digits after a mark are thousands, unless `1.234 billion`; others are a fraction."""
    parts = re.split(r"[^\d]", text)
    is_fraction = len(parts) > 1 and (len(parts[-1]) != 3 or (is_scaled and len(parts) == 2))
    whole, fraction = (parts[:-1], parts[-1]) if is_fraction else (parts, "0")
    return Decimal(f"{''.join(whole)}.{fraction}")
