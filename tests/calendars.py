"""Reads calendars as strictly as RFC 5545 writes them down: what breaks a rule of it fails the test."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

LINE = re.compile(
    r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"\x00-\x1f]*"|[^";:,\x00-\x1f]*))*):([^\x00-\x08\n-\x1f\x7f]*)'
)
MOMENT = re.compile(r"\d{8}T\d{6}Z")
ONCE = ("UID", "DTSTAMP", "DTSTART", "SEQUENCE", "LAST-MODIFIED", "SUMMARY", "TRANSP")
TEXTS = ("NAME", "DESCRIPTION", "SUMMARY", "X-WR-CALNAME", "X-WR-CALDESC")
UNESCAPED = re.compile(r"(?<!\\)(?:\\\\)*(?:[;,]|\\(?![\\;,nN]))")


@dataclass
class Component:
    """Values by property as they stand, still escaped; parameters by property."""

    name: str
    values: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, str] = field(default_factory=dict)
    inner: list["Component"] = field(default_factory=list)

    def text(self, name: str) -> str:
        signs = {"n": "\n", "N": "\n"}
        return re.sub(r"\\(.)", lambda found: signs.get(found[1], found[1]), self.values.get(name, ""))

    @property
    def events(self) -> list["Component"]:
        return [each for each in self.inner if each.name == "VEVENT"]


def read(body: bytes) -> Component:
    """The calendar in `body`, all of whose lines were looked at."""
    lines = body.split(b"\r\n")
    assert lines.pop() == b"", "the last line has no end"
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for line in lines:
        line.decode()  # no letter is cut in two
    unfolded = body.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]
    root = Component("")
    _fill(root, iter(unfolded))
    (calendar,) = root.inner
    assert calendar.name == "VCALENDAR"
    assert calendar.inner, "a calendar holds at least one component"
    assert calendar.values["VERSION"] == "2.0"
    for event in calendar.events:
        _check(event)
    assert len({event.values["UID"] for event in calendar.events}) == len(calendar.events)
    return calendar


def _fill(into: Component, lines: Iterator[str]) -> None:
    for line in lines:
        found = LINE.fullmatch(line)
        assert found, line
        name, parameters, value = found.groups()
        if name == "END":
            assert value == into.name
            return
        if name == "BEGIN":
            into.inner.append(Component(value))
            _fill(into.inner[-1], lines)
        else:
            assert name not in into.values, f"{name} stands twice"
            into.values[name], into.parameters[name] = value, parameters
            assert name not in TEXTS or not UNESCAPED.search(value), line
    assert not into.name, f"{into.name} has no end"


def _check(event: Component) -> None:
    assert set(ONCE) <= set(event.values)
    assert MOMENT.fullmatch(event.values["DTSTAMP"])
    assert int(event.values["SEQUENCE"]) >= 0
    is_day = event.parameters["DTSTART"] == ";VALUE=DATE"
    for name in {"DTSTART", "DTEND"} & set(event.values):
        assert event.parameters[name] == (";VALUE=DATE" if is_day else "")
        assert re.fullmatch(r"\d{8}", event.values[name]) if is_day else MOMENT.fullmatch(event.values[name])
    assert event.values.get("DTEND", "99999999") > event.values["DTSTART"]
    assert event.values.get("STATUS", "CONFIRMED") in ("TENTATIVE", "CONFIRMED", "CANCELLED")
