"""Days of the week in running text, in several languages."""

import re
from collections.abc import Iterator
from typing import Final

_NAMES: Final = (
    "monday montag lundi lunes lunedì segunda-feira maandag 月曜日 星期一 周一 월요일",
    "tuesday dienstag mardi martes martedì terça-feira dinsdag 火曜日 星期二 周二 화요일",
    "wednesday mittwoch mercredi miércoles mercoledì quarta-feira woensdag 水曜日 星期三 周三 수요일",
    "thursday donnerstag jeudi jueves giovedì quinta-feira donderdag 木曜日 星期四 周四 목요일",
    "friday freitag vendredi viernes venerdì sexta-feira vrijdag 金曜日 星期五 周五 금요일",
    "saturday samstag samedi sábado sabato zaterdag 土曜日 星期六 周六 토요일",
    "sunday sonntag dimanche domingo domenica zondag 日曜日 星期日 周日 일요일",
)
_NUMBERS: Final = {name: at for at, names in enumerate(_NAMES) for name in names.split()}
_LETTERS: Final = "|".join(name for name in _NUMBERS if name[0].isalpha() and ord(name[0]) < 0x2E80)
_SIGNS: Final = "|".join(name for name in _NUMBERS if ord(name[0]) >= 0x2E80)
_WEEKDAY: Final = re.compile(rf"(?<![\w-])(?:{_LETTERS})(?![\w-])|(?:{_SIGNS})", re.I)


def find(text: str) -> Iterator[tuple[int, int, int]]:
    """Each by position: (start, end, 0 for Monday to 6 for Sunday)."""
    for match in _WEEKDAY.finditer(text):
        yield match.start(), match.end(), _NUMBERS[match[0].casefold()]
