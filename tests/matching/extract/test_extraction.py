"""All fields of one text together."""

import datetime
import json

from hypothesis import given
from hypothesis import strategies as st

from disputes.matching.extract.extraction import extract
from disputes.matching.extract.types import Kind

WEDNESDAY = datetime.date(2031, 11, 19)
SUMMARY = (
    "Judge Ann Poe of the U.S. District Court for the District of Delaware ordered Acme on Friday, in No."
    " 1:31-cv-01234-AP, to pay $2 million within ten days, under 17 U.S.C. § 504."
)


def test_every_kind_is_found_in_the_order_of_the_text() -> None:
    found = extract({"title": "Acme must pay", "summary": SUMMARY}, published=WEDNESDAY)

    assert [(one.kind, one.words) for one in found] == [
        (Kind.JUDGE, "Judge Ann Poe"),
        (Kind.COURT, "U.S. District Court for the District of Delaware"),
        (Kind.DOCKET, "1:31-cv-01234-AP"),
        (Kind.MONEY, "$2 million"),
        (Kind.DEADLINE, "within ten days"),
        (Kind.CITATION, "17 U.S.C. § 504"),
    ]
    assert found[4].value == {"days": 10, "due": "2031-11-24", "counted_from": "happening"}


def test_spans_are_those_of_the_words_and_values_are_json() -> None:
    for one in extract({"summary": SUMMARY}, published=None):
        field, start, end = one.span

        assert (field, SUMMARY[start:end]) == ("summary", one.words)
        assert json.loads(json.dumps(one.value)) == one.value


def test_a_list_is_cut() -> None:
    assert len(extract({"text": "$5 " * 500}, published=None)) == 50


@given(st.text(), st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1)))
def test_no_text_is_too_odd(text: str, published: datetime.date) -> None:
    assert extract({"title": text}, published=published) is not None
