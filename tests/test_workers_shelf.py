from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.workers.shelf import Shelf


def test_the_least_recently_used_is_taken_down_first() -> None:
    shelf: Shelf[str] = Shelf(most=30)
    for number in (1, 2, 3):
        shelf.put(number, 10, str(number))
    assert shelf.get(1) == "1"
    shelf.put(4, 10, "4")
    assert [number in shelf for number in (1, 2, 3, 4)] == [True, False, True, True]
    with pytest.raises(KeyError):
        shelf.get(2)


def test_a_value_that_is_too_large_stands_alone() -> None:
    shelf: Shelf[str] = Shelf(most=30)
    shelf.put(1, 10, "small")
    shelf.put(2, 100, "large")
    assert (1 in shelf, shelf.get(2)) == (False, "large")
    shelf.put(3, 10, "small")
    assert (2 in shelf, 3 in shelf) == (False, True)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 40)), max_size=60))
def test_two_shelves_that_are_used_alike_hold_the_same(uses: list[tuple[int, int]]) -> None:
    sizes = dict(uses)
    shelves: tuple[Shelf[int], Shelf[int]] = (Shelf(most=60), Shelf(most=60))
    for number, _ in uses:
        there = [number in shelf for shelf in shelves]
        assert there[0] == there[1]
        for shelf in shelves:
            if there[0]:
                assert shelf.get(number) == sizes[number]
            else:
                shelf.put(number, sizes[number], sizes[number])
