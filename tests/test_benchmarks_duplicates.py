"""What repeats are found of the evaluation sets, where they are at hand; and that the benchmark measures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.duplicates.__main__ import FALSE, FOUND
from benchmarks.duplicates.cost import growth
from benchmarks.duplicates.found import ARTICLES, share_of_different, share_of_pairs
from benchmarks.duplicates.texts import different

if TYPE_CHECKING:
    from collections.abc import Callable

EVAL = Path(__file__).resolve().parents[2] / "shared" / "eval"
needs_sets: Callable[..., object] = pytest.mark.skipif(
    not (EVAL / "near-duplicates").is_dir(), reason=f"the evaluation sets are not at hand in {EVAL}"
)


@needs_sets
def test_similar_pairs_are_found_and_strange_ones_are_not() -> None:
    shares = share_of_pairs(EVAL)
    assert shares["similar"].of > 100
    assert shares["strange"].of > 50
    assert shares["similar"].value >= FOUND
    assert shares["strange"].value <= FALSE


@needs_sets
def test_a_thousand_different_articles_stay_a_thousand() -> None:
    alone = share_of_different(EVAL)
    assert (alone.found, alone.of) == (0, ARTICLES)


def test_articles_are_different_up_to_the_jaccard_that_is_asked_for() -> None:
    words = [f"w{number}" for number in range(50)]
    texts = [" ".join(words), " ".join([*words, "more"]), " ".join(reversed(words)), ""]
    assert different(texts, 10) == [texts[0], texts[2]]
    assert different(texts, 1) == [texts[0]]
    assert different(texts, 10, jaccard=0.99) == texts[:3]


def test_an_index_that_grows_is_measured_at_each_size(tmp_path: Path) -> None:
    small, large = growth((100, 300), tmp_path, probes=50)
    assert (small.stories, large.stories) == (100, 300)
    assert min(small.strangers, small.repeats, large.disk, large.added) > 0
