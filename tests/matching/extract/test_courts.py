"""Courts by their names, citation forms and seats."""

import pytest

from disputes.matching.extract import courts, federal

ABROAD = {"lg-elsewhere": ["Landgericht Elsewhere", "LG Elsewhere"]}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("U.S. District Court for the Northern District of California", {"cand"}),
        ("the Southern District of New York", {"nysd"}),
        ("N.D. Cal., S.D.N.Y. and D. Del.", {"cand", "nysd", "ded"}),
        ("SDNY", {"nysd"}),
        ("U.S. Bankruptcy Court for the District of Maryland", {"mdb"}),
        ("the Ninth Circuit", {"ca9"}),
        ("2d Cir.", {"ca2"}),
        ("U.S. Court of Appeals for the D.C. Circuit", {"cadc"}),
        ("9th U.S. Circuit Court of Appeals", {"ca9"}),
        ("the US Supreme Court", {"scotus"}),
        ("the Judicial Panel on Multidistrict Litigation", {"jpml"}),
        ("Delaware federal court", {"ded"}),
        ("federal court in Los Angeles", {"cacd"}),
        ("LG Elsewhere", {"lg-elsewhere"}),
        ("federal court in California", set()),
        ("the District of Columbia", set()),
        ("short circuit, circuit board, a court", set()),
    ],
)
def test_courts_are_found_in_running_text(text: str, ids: set[str]) -> None:
    assert {value["id"] for _, _, value in courts.find(text, ABROAD)} == ids


def test_a_court_abroad_has_the_first_of_its_names() -> None:
    [(start, end, value)] = courts.find("vor dem LG Elsewhere", ABROAD)

    assert (start, end, value["name"]) == (8, 20, "Landgericht Elsewhere")


@pytest.mark.parametrize(
    ("text", "court_id"),
    [
        ("United States District Court M D Tennessee", "tnmd"),
        ("Bankr. D. Md.", "mdb"),
        ("M.D. Pa.", "pamd"),
        ("Supreme Court of the United States", "scotus"),
        ("Court of Somewhere", ""),
        ("", ""),
    ],
)
def test_a_whole_string_names_one_court_or_none(text: str, court_id: str) -> None:
    assert federal.resolve(text) == court_id
