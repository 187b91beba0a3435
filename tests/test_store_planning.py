"""When an address is asked for again, and the doctests of the store."""

from __future__ import annotations

import doctest
from itertools import pairwise

import newscrawl.store.hints
import newscrawl.store.planning
from newscrawl.store.planning import DAY, next_try


def test_the_doctests_hold() -> None:
    for module in (newscrawl.store.planning, newscrawl.store.hints):
        failed, tried = doctest.testmod(module)
        assert (failed, tried > 0) == (0, True)


def test_gaps_grow_up_to_a_day() -> None:
    gaps = [next_try(1000, tries) - 1000 for tries in range(1, 20)]
    assert all(first <= second for first, second in pairwise(gaps))
    assert gaps[0] == 0
    assert gaps[-1] == DAY
