"""When the happening that a news text reports took place, in its own words. Knows no clock and no dispute."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from disputes.matching.types import Span
from disputes.text import relative_dates
from disputes.text.dates import When
from disputes.text.relative_dates import Meant

LOOKED_AT_CHARACTERS: Final = 600  # of a field: the lead says when, what follows tells of other days
OLDEST: Final = timedelta(366)  # what is older is background of the news
LATEST: Final = timedelta(1)  # the zone of publication is not known
_CLAUSE_CHARACTERS: Final = 90
_SENTENCE_END: Final = re.compile(r"[.!?…][\"”’)]?\s(?=[\"“‘(]?[A-ZÀ-Ý])|[。！？\n]")
_ABBREVIATION: Final = re.compile(
    r"\b(?:[A-Z]|\d{1,2}|Inc|Corp|Co|Ltd|Bros|vs?|No|Jr|Dr|Mr|Mrs|Ms|St|Cir|Dist"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$"
)
_CLAUSE_BREAK: Final = re.compile(r"[,;:–—(“”\"、]|\s-\s")
# What a court or a party does, by the beginnings of words: the date beside it is that of the happening.
_ACT: Final = re.compile(
    r"\b(?:sue[sd]?\b|suing|fil(?:e[sd]?|ings?)\b|lawsuit|suits?\b|complain|rul(?:e[sd]?|ings?)\b|order"
    r"|dismiss|grant|den(?:y|ie)|decid|decision|verdict|opinion|settle|letter|demand|appeal|argu|hear|trial"
    r"|open|began|announc|issu|releas|publish|vote|passe|sign|said|told|reject|approv|certif|urge"
    r"|warn|accus|declin"
    r"|turn|sent|send|agree|withdr|paus|toss|uphe|upho|found|held|refus|took|wrote"
    r"|verklag|klag|eingereicht|entsch|urteil|verurteil|geurteilt|ankünd|angekünd"
    r"|assign|plainte|jug[eé]|condamn|décid|saisi|annonc|present|fall[óo]|orden|desestim|anunci"
    r"|cit[oó]|condann)"
    r"|[訴诉判裁命]|請求|소송|제소|판결",
    re.I,
)
# In the clause before a date, anywhere: it is the day of something earlier, or to come.
_OTHER_DAY: Final = re.compile(
    r"\b(?:after|following|despite|amid|previously|originally|first (?:filed|sued|reported)|had|will|would"
    r"|set for|slated|scheduled|expected|plans?|planned|upcoming|begins?|starts?|could|may|might"
    r"|must|shall|due"
    r"|to (?:be|begin|start|appear|go|take|file|respond|decide|rule)|nachdem|wird|werden|soll(?:en)?|après"
    r"|sera|aura|doit|después|tras|será|deberá|dopo|sarà|após)\b",
    re.I,
)
# Directly before a date: an end, a beginning, or a range.
_LIMIT: Final = re.compile(
    r"(?:\b(?:since|until|till|by|before|within|through|from|between|as of|ahead of|effective|than|to"
    r"|deadline|(?:seit|vor|nach|ab)(?: dem)?|bis(?: zum)?|(?:depuis|avant|dès)(?: le)?|jusqu[’']au"
    r"|d[’']ici (?:le|au)|(?:desde|hasta)(?: el)?|antes del?|entro(?: il)?|fino al?|até)\s(?:the "
    r"|on |early |late |end of )?)$",
    re.I,
)
_AFTER: Final = re.compile(
    r",?\s?\((?:Reuters|AP|AFP|Bloomberg|UPI|dpa|EFE|PTI)\)|[’']?s?\s(?:deadline|hearing|trial date)\b"
    r"|\s?(?:まで|以降|から|以来|之前|까지|부터)"
)


@dataclass(frozen=True, slots=True)
class Happened:
    """When it was, as far as the words say; where they stand."""

    when: When
    span: Span
    words: str


def happened(fields: Mapping[str, str], published: date | None) -> Happened | None:
    """The day, days, month or year of the happening. None where the text names none: publication stands.

    Read are the title, the first sentence of the summary (else of the text), then those behind it, as far as
    they name a legal act. In the first with a date the one nearest to the word of an act counts. Dates of
    something else do not: background ("after", "since", "had"), deadlines ("by"), what is to come ("will",
    "set for"). None is later than a day after publication or more than a year before it; without `published`
    only dates with a year count. See `relative_dates.find` for what the words mean.
    """
    for field, start, sentence in _sentences(fields):
        meant = [one for one in relative_dates.find(sentence, published) if _is_possible(one, published)]
        own = [one for one in meant if not _is_of_something_else(sentence, one)]
        acts = [match.start() for match in _ACT.finditer(sentence)]
        if own and (acts or not start):
            best = min(own, key=lambda one: _distance(one, acts))
            span = (field, start + best.start, start + best.end)
            return Happened(best.when, span, sentence[best.start : best.end])
    return None


def _sentences(fields: Mapping[str, str]) -> Iterator[tuple[str, int, str]]:
    lead = next((name for name in ("summary", "text") if fields.get(name, "").strip()), "text")
    for field in ("title", lead):
        text, start = fields.get(field, "")[:LOOKED_AT_CHARACTERS], 0
        for match in _SENTENCE_END.finditer(text):
            if not _ABBREVIATION.search(text[max(0, match.start() - 6) : match.start()]):
                yield field, start, text[start : match.start()]
                start = match.end()
        yield field, start, text[start:]


def _is_possible(meant: Meant, published: date | None) -> bool:
    return not published or (meant.first <= published + LATEST and meant.last >= published - OLDEST)


def _is_of_something_else(sentence: str, meant: Meant) -> bool:
    before = sentence[max(0, meant.start - _CLAUSE_CHARACTERS) : meant.start]
    clause = _CLAUSE_BREAK.split(before)[-1]
    return bool(_OTHER_DAY.search(clause) or _LIMIT.search(before) or _AFTER.match(sentence, meant.end))


def _distance(meant: Meant, acts: list[int]) -> tuple[int, int]:
    return min((abs(meant.start - act) for act in acts), default=0), meant.start
