"""What recurs on a site, counted from run to run within bounds."""

from __future__ import annotations

import pytest

from newscrawl.templates.recurring import (
    MOST_LINES,
    MOST_PAGES,
    REPEATED_PAGES,
    Recurring,
    Stood,
    repeated_among,
)
from tests.lines_stood import stood


@pytest.mark.parametrize(
    ("count", "pages", "is_the_sites"),
    [(3, 3, False), (4, 4, True), (4, 13, True), (4, 14, False), (30, 100, True)],
)
def test_a_line_is_the_sites_on_four_pages_and_three_in_ten(
    count: int, pages: int, is_the_sites: bool
) -> None:
    assert ("line" in repeated_among({"line": stood(count)}, pages)) is is_the_sites


def test_lines_are_told_with_their_pages_the_most_first() -> None:
    known = Recurring(
        site="a.example", pages=10, lines={"b": stood(5), "a": stood(5), "c": stood(9), "d": stood(1)}
    )
    assert list(known.repeated().items()) == [("c", 9), ("a", 5), ("b", 5)]


def test_runs_add_up_and_a_line_of_a_single_page_is_not_kept() -> None:
    known = Recurring(site="a.example").joined(2, {"often": stood(2), "once": stood(1)})
    known = known.joined(2, {"often": Stood(1, frozenset([7])), "again": stood(2)})
    often = Stood(3, frozenset([0, 1, 7]))
    assert known == Recurring(site="a.example", pages=4, lines={"often": often, "again": stood(2)})


def test_a_line_of_the_same_article_in_each_run_is_not_the_sites() -> None:
    known = Recurring(site="a.example")
    for _ in range(REPEATED_PAGES):
        known = known.joined(2, {"its paragraph": Stood(2, frozenset([3]))})
    assert known.lines["its paragraph"].pages == 2 * REPEATED_PAGES
    assert not known.repeated()


def test_what_is_kept_is_bounded_and_the_most_frequent_stay() -> None:
    many = {f"line {number}": stood(2 + number) for number in range(MOST_LINES + 50)}
    known = Recurring(site="a.example").joined(500, many)
    assert len(known.lines) == MOST_LINES
    assert min(line.pages for line in known.lines.values()) == 2 + 50


def test_a_line_that_the_site_has_given_up_fades() -> None:
    known = Recurring(site="a.example").joined(100, {"old": stood(100)})
    while "old" in known.repeated():
        known = known.joined(100, {"new": stood(100)})
        assert known.pages <= MOST_PAGES
    assert "new" in known.repeated()
    for _ in range(100):
        known = known.joined(100, {"new": stood(100)})
    assert set(known.lines) == {"new"}
