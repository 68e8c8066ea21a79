"""Dates in texts and in values of programs: every spelling that is read, and those that say nothing."""

import pytest

from disputes.ingest.articles import written_dates


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("17. Februar 2026", "de", ["2026-02-17"]),
        ("Dienstag, 17. Feb. 2026, 14:30 Uhr", "de", ["2026-02-17"]),
        ("17.02.2026", "de", ["2026-02-17"]),
        ("17.2.26, 9 Uhr", "de", ["2026-02-17"]),
        ("February 17th, 2026", "", ["2026-02-17"]),
        ("Feb. 17, 2026 7:10 p.m.", "", ["2026-02-17"]),
        ("the 17th of February 2026", "", ["2026-02-17"]),
        ("17-Feb-2026", "", ["2026-02-17"]),
        ("1er mars 2026", "fr", ["2026-03-01"]),
        ("17 de febrero de 2026", "es", ["2026-02-17"]),
        ("17 febbraio 2026", "it", ["2026-02-17"]),
        ("17 de fevereiro de 2026", "pt", ["2026-02-17"]),
        ("17 февраля 2026 г.", "ru", ["2026-02-17"]),
        ("2026年2月17日", "ja", ["2026-02-17"]),
        ("2026년 2월 17일", "ko", ["2026-02-17"]),
        ("2026/2/17", "ja", ["2026-02-17"]),
        ("2026-02-17 14:30", "", ["2026-02-17"]),
        ("02/17/2026 and 17/02/2026", "", ["2026-02-17", "2026-02-17"]),
        ("2/17/26", "", ["2026-02-17"]),
        ("02/03/2026", "en-US", ["2026-02-03"]),
        ("02/03/2026", "en-GB", ["2026-03-02"]),
        ("02/03/2026", "fr", ["2026-03-02"]),
        ("02/03/2026", "en", []),
        ("02/03/2026", "", []),
        ("02.03.2026", "", ["2026-03-02"]),
        ("02.03.2026", "en", []),
        ("26/02/17", "", []),
        ("February 2026", "", ["2026-02"]),
        ("3 March 2026, updated 4 March 2026", "", ["2026-03-03", "2026-03-04"]),
        ("31. Februar 2026", "de", []),
        ("17 Brumaire 2026", "fr", []),
        ("in 2026", "", []),
        ("17 February 1889", "", []),
        ("version 10.12.2026.4 of 127.0.0.1", "de", ["2026-12-10"]),
        ("9" * 100_000, "", []),
    ],
)
def test_dates_in_a_text(text: str, language: str, expected: list[str]) -> None:
    assert [found.iso for found in written_dates.find(text, language)] == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-02-17T23:30:00-05:00", "2026-02-17"),
        ("2026-02-17 03:01:00.000000", "2026-02-17"),
        ("20260217", "2026-02-17"),
        ("20260217T101500Z", "2026-02-17"),
        ("Tue, 17 Feb 2026 21:25:06 GMT", "2026-02-17"),
        ("Tue Feb 17 2026 02:00:07 GMT-0700 (MST)", "2026-02-17"),
        ("1771336800", "2026-02-17"),
        ("1771336800000", "2026-02-17"),
        ("2026-02", "2026-02"),
        ("2026", "2026"),
        ("2026-01-01", ""),
        ("2026-01-01T00:00:00Z", ""),
        ("2026-01-01T00:00:00+01:00", ""),
        ("01/01/2026", ""),
        ("2026-01-01T09:30:00Z", "2026-01-01"),
        ("0001-01-01T00:00:00", ""),
        ("1970-01-01T00:00:01Z", ""),
        ("2026-02-30", ""),
        ("today", ""),
        ("", ""),
    ],
)
def test_the_date_of_a_value(value: str, expected: str) -> None:
    assert written_dates.stamped(value) == expected


def test_a_date_tells_where_it_stands() -> None:
    found = written_dates.find("Von Jörg, 17. Februar 2026, 14:30 Uhr")[0]

    assert "Von Jörg, 17. Februar 2026, 14:30 Uhr"[found.start : found.end] == "17. Februar 2026"
