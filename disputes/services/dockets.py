"""What an API says of whole dockets: facts that fill the blanks of tracked ones, and who stands on them."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django.db.models import Q
from simple_history.utils import bulk_update_with_history

from disputes.ingest.types import ParsedDocket, ParsedParty
from disputes.models import DocketParty, Proceeding
from disputes.models.bulk import update_each
from disputes.services import publishing
from disputes.text import dates, dockets, urls

REASON: Final = "CourtListener"
CAPTION_CHARACTERS: Final = 500
ROLE_CHARACTERS: Final = 200
KEY_CHARACTERS: Final = 40
ID_DIGITS: Final = 18
FILLED: Final = (
    *("courtlistener_id", "caption", "judge", "filed_on", "terminated_on", "pacer_case_id", "docket_url"),
)

type Facts = dict[str, Any]


def apply(told: Iterable[ParsedDocket], parties: Iterable[ParsedParty], *, now: datetime.datetime) -> int:
    """Set down what is told of tracked dockets and of who stands on them; must run in a transaction.

    Only blanks are filled, and none that a person has cleared. A docket that is found by its number learns
    its id, and takes in the entries that were waiting for it. Returns how many dockets and parties are new
    or changed; safe to repeat.
    """
    told = [each for each in told if _id(each.docket_id)]
    parties = [each for each in parties if _can_be_kept(each)]
    if not (told or parties):
        return 0
    tracked = _tracked(told, {_id(each.docket_id) for each in parties})
    belonging = [(docket, each) for each in told if (docket := _belonging(each, tracked))]
    filled = _fill(belonging, now)
    by_id = {docket.courtlistener_id: docket for docket in tracked if docket.courtlistener_id}
    return len(filled) + _put(parties, by_id, now)


def _id(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= ID_DIGITS else None


def _tracked(told: Sequence[ParsedDocket], party_dockets: Iterable[int | None]) -> list[Proceeding]:
    """The tracked dockets that are told of, under lock."""
    ids = {_id(each.docket_id) for each in told} | set(party_dockets)
    numbers = {dockets.number_key(each.docket_number) for each in told} - {""}
    wanted = Q(courtlistener_id__in=ids) | Q(number_key__in=numbers)
    found = list(Proceeding.objects.tracked().filter(wanted).values_list("pk", flat=True))
    return list(Proceeding.objects.filter(pk__in=found).order_by("pk").select_for_update())


def _belonging(told: ParsedDocket, tracked: Iterable[Proceeding]) -> Proceeding | None:
    """By its id; else by court and number, unless an id of either kind says that it is another one."""
    docket_id, number = _id(told.docket_id), dockets.number_key(told.docket_number)
    for docket in tracked:
        if docket.courtlistener_id == docket_id:
            return docket
    for docket in tracked:
        is_other_case = told.pacer_case_id and docket.pacer_case_id not in ("", told.pacer_case_id)
        if (docket.court_id, docket.number_key) == (told.court_id, number) and not (
            docket.courtlistener_id or is_other_case
        ):
            return docket
    return None


# --- Facts ----------------------------------------------------------------------------------------


def _fill(told: Sequence[tuple[Proceeding, ParsedDocket]], now: datetime.datetime) -> list[Proceeding]:
    blanks = {docket: _blanks(docket, each) for docket, each in told}
    cleared = _cleared(docket for docket, facts in blanks.items() if facts)
    taken = _taken(blanks)
    filled, identified = [], []
    for docket, facts in blanks.items():
        kept = {name: value for name, value in facts.items() if (docket.pk, name) not in cleared}
        case = (docket.court_id, kept.get("pacer_case_id", ""))
        if case in taken:
            kept.pop("pacer_case_id", None)  # another docket of the court has it: one of them is wrong
        taken.add(case)
        if kept:
            vars(docket).update(kept, changed_at=now)
            filled.append(docket)
        if "courtlistener_id" in kept:
            identified.append(docket.pk)
    update_each(filled, [*FILLED, "changed_at"])
    bulk_update_with_history(filled, Proceeding, [], default_change_reason=REASON)
    if identified:
        publishing.track(Proceeding.objects.filter(pk__in=identified), now=now)
    return filled


def _blanks(docket: Proceeding, told: ParsedDocket) -> Facts:
    """What is told of which the docket says nothing."""
    facts = {
        "courtlistener_id": _id(told.docket_id),
        "caption": told.case_name[:CAPTION_CHARACTERS],
        "judge": _fitting(told.judge, 200),
        "filed_on": _day(told.filed_on),
        "terminated_on": _day(told.terminated_on),
        "pacer_case_id": _fitting(told.pacer_case_id, 20),
        "docket_url": _fitting(told.url, 500) if urls.is_http(told.url) else "",
    }
    return {name: value for name, value in facts.items() if value and not getattr(docket, name)}


def _fitting(text: str, limit: int) -> str:
    return text if len(text) <= limit else ""


def _day(text: str) -> str:
    try:
        return dates.When.parse(text).iso() if text else ""
    except dates.BadDate:
        return ""


def _cleared(blank: Iterable[Proceeding]) -> set[tuple[int, str]]:
    """The fields that are blank but were not always so: that, too, is what somebody said."""
    pks = [docket.pk for docket in blank]
    if not pks:
        return set()
    records = Proceeding.history.filter(id__in=pks).values_list("id", *FILLED)
    return {
        (pk, name) for pk, *values in records for name, value in zip(FILLED, values, strict=True) if value
    }


def _taken(blanks: Mapping[Proceeding, Facts]) -> set[tuple[str, str]]:
    case_ids = {facts["pacer_case_id"] for facts in blanks.values() if "pacer_case_id" in facts}
    if not case_ids:
        return set()
    holding = Proceeding.objects.filter(pacer_case_id__in=case_ids).order_by()
    return set(holding.values_list("court_id", "pacer_case_id"))


# --- Parties --------------------------------------------------------------------------------------


def _can_be_kept(party: ParsedParty) -> bool:
    """An identity that does not fit cannot be cut: two could become one."""
    fits = 0 < len(party.key) <= KEY_CHARACTERS and len(party.role) <= ROLE_CHARACTERS
    return bool(fits and party.name and _id(party.docket_id))


def _put(parties: Iterable[ParsedParty], by_id: Mapping[int, Proceeding], now: datetime.datetime) -> int:
    wanted = {
        (docket.pk, each.key, each.role): each
        for each in parties
        if (docket := by_id.get(_id(each.docket_id) or 0))
    }
    known = {}
    if wanted:
        rows = DocketParty.objects.filter(proceeding__in={pk for pk, _, _ in wanted})
        known = {(row.proceeding_id, row.key, row.role): row for row in rows}
    new = [DocketParty(proceeding_id=pk, key=key, role=role, seen_at=now) for pk, key, role in wanted]
    new = [row for row in new if (row.proceeding_id, row.key, row.role) not in known]
    changed = [row for place, row in known.items() if place in wanted and _differs(row, wanted[place])]
    for row in (*new, *changed):
        _describe(row, wanted[(row.proceeding_id, row.key, row.role)])
    DocketParty.objects.bulk_create(new)
    update_each(changed, ["name", "terminated_on"])
    return len(new) + len(changed)


def _differs(row: DocketParty, told: ParsedParty) -> bool:
    return (row.name, row.terminated_on) != (told.name, _date(told.terminated_on))


def _describe(row: DocketParty, told: ParsedParty) -> None:
    row.name, row.terminated_on = told.name, _date(told.terminated_on)


def _date(text: str) -> datetime.date | None:
    day = _day(text)
    return datetime.date.fromisoformat(day) if len(day) == len("2026-01-01") else None
