"""Sums of money as news write them."""

import pytest

from disputes.matching.extract import money


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("$1.5 billion", "1500000000", "USD"),
        ("USD 1.5bn", "1500000000", "USD"),
        ("US$ 1,234,567.89", "1234567.89", "USD"),
        ("$500m", "500000000", "USD"),
        ("€300 000", "300000", "EUR"),
        ("300.000 Euro", "300000", "EUR"),
        ("1,5 Milliarden Euro", "1500000000", "EUR"),
        ("15 milliards de dollars", "15000000000", "USD"),
        ("£20k", "20000", "GBP"),
        ("44億円", "4400000000", "JPY"),
        ("1億5000万円", "150000000", "JPY"),
        ("Rs 2 crore", "20000000", "INR"),
        ("Rs 2,00,000", "200000", "INR"),
    ],
)
def test_a_sum_is_an_amount_in_full_and_a_currency(text: str, amount: str, currency: str) -> None:
    assert list(money.find(text)) == [(0, len(text), {"amount": amount, "currency": currency})]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("up to $150,000 a work", {"bound": "at most", "per": "work"}),
        ("at least $3,000 per book", {"bound": "at least", "per": "book"}),
        ("more than $9", {"bound": "more than"}),
        ("約9円", {"bound": "about"}),
        ("$150,000 for each recording", {"per": "recording"}),
        ("$9 a good deal", {}),
    ],
)
def test_a_sum_can_be_a_bound_and_of_each_work(text: str, said: dict[str, str]) -> None:
    [(_, _, value)] = money.find(text)

    assert {name: value[name] for name in value if name in ("bound", "per")} == said


@pytest.mark.parametrize("text", ["20 million logs", "5 won the case", "version 4.5", "$", "2,500 works"])
def test_other_numbers_are_no_money(text: str) -> None:
    assert list(money.find(text)) == []
