"""How good matching is: precision, recall and F1 of found pairs, of kinds and of stories. Pure arithmetic."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Each between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(right: int, wrong: int, missed: int) -> Score:
    """From counts. Precision is 1 where nothing was found, recall where nothing was to find."""
    return Score(_share(right, right + wrong), _share(right, right + missed))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def macro_f1(pairs: Iterable[tuple[str, str]]) -> float:
    """The mean over classes of each class's F1, for pairs (true, found); classes that are nowhere true are
    left out, their items count as missed where they belonged. 0 for no pairs."""
    counts = Counter(pairs)
    truths = {true for true, _ in counts}
    return sum(_class_score(each, counts).f1 for each in truths) / len(truths) if truths else 0.0


def _class_score(each: str, counts: Mapping[tuple[str, str], int]) -> Score:
    right = counts[each, each]
    wrong = sum(count for (true, found), count in counts.items() if found == each != true)
    missed = sum(count for (true, found), count in counts.items() if true == each != found)
    return score(right, wrong, missed)


def bcubed(pairs: Sequence[tuple[Hashable, Hashable]]) -> Score:
    """B-cubed (Bagga and Baldwin 1998) of a clustering, one pair (true cluster, found cluster) an item.

    Precision is the mean over items of the share of the item's found cluster that belongs with it, recall of
    the share of its true cluster that was found with it; the item itself counts. 1 for no items.
    """
    together = Counter(pairs)
    true_sizes, found_sizes = _sizes(together)
    items = len(pairs)
    if not items:
        return Score(1.0, 1.0)
    precision = sum(count * count / found_sizes[found] for (_, found), count in together.items())
    recall = sum(count * count / true_sizes[true] for (true, _), count in together.items())
    return Score(precision / items, recall / items)


def _sizes(
    together: Mapping[tuple[Hashable, Hashable], int],
) -> tuple[Mapping[Hashable, int], Mapping[Hashable, int]]:
    true_sizes: defaultdict[Hashable, int] = defaultdict(int)
    found_sizes: defaultdict[Hashable, int] = defaultdict(int)
    for (true, found), count in together.items():
        true_sizes[true] += count
        found_sizes[found] += count
    return true_sizes, found_sizes
