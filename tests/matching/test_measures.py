"""The measures of matching, on cases that can be worked out by hand."""

import pytest

from disputes.matching.measures import bcubed, macro_f1, score


def test_precision_recall_and_f1_come_from_counts() -> None:
    found = score(right=6, wrong=2, missed=6)

    assert (found.precision, found.recall, found.f1) == (0.75, 0.5, 0.6)


def test_who_finds_nothing_is_precise_and_recalls_nothing() -> None:
    found = score(right=0, wrong=0, missed=3)

    assert (found.precision, found.recall, found.f1) == (1.0, 0.0, 0.0)


def test_macro_f1_gives_each_true_class_the_same_weight() -> None:
    pairs = [("order", "order")] * 8 + [("appeal", "appeal"), ("appeal", "motion")]

    assert macro_f1(pairs) == pytest.approx((1.0 + 2 / 3) / 2)
    assert macro_f1([]) == 0.0


@pytest.mark.parametrize(
    ("pairs", "precision", "recall"),
    [
        ([("a", 1), ("a", 1), ("b", 2)], 1.0, 1.0),
        ([("a", 1), ("a", 2), ("b", 3)], 1.0, 2 / 3),
        ([("a", 1), ("a", 1), ("b", 1)], (2 / 3 + 2 / 3 + 1 / 3) / 3, 1.0),
        ([("a", 1), ("a", 1), ("a", 2), ("b", 2)], 0.75, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4),
        ([], 1.0, 1.0),
    ],
    ids=["perfect", "split", "merged", "one astray", "empty"],
)
def test_bcubed_is_the_mean_over_items(pairs: list[tuple[str, int]], precision: float, recall: float) -> None:
    found = bcubed(pairs)

    assert found.precision == pytest.approx(precision)
    assert found.recall == pytest.approx(recall)
