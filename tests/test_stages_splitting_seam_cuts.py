"""What was cut between two lines: found by where it stood, whatever the order in which it was cut."""

from __future__ import annotations

import pytest

from newscrawl.items import Removed
from newscrawl.stages.splitting.seam_cuts import ENDING_KINDS, Cuts


def removed(*cuts: tuple[int, str]) -> list[Removed]:
    return [Removed(kind=kind, rule="test", text="", index=index) for index, kind in cuts]  # type: ignore[arg-type]


CUTS = Cuts(removed((7, "share"), (2, "author"), (4, "date"), (4, "clock")))


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        (1, 5, ["author", "date", "clock"]),
        (2, 5, ["date", "clock"]),
        (3, 4, []),
        (4, 7, []),
        (4, 8, ["share"]),
    ],
)
def test_the_lines_at_both_ends_are_not_between_them(before: int, after: int, kinds: list[str]) -> None:
    assert CUTS.between(before, after) == kinds


@pytest.mark.parametrize(
    ("previous", "first", "ended"), [(7, 8, True), (6, 7, True), (6, 8, True), (3, 5, False), (8, 9, False)]
)
def test_an_article_is_over_where_what_ends_one_was_cut(previous: int, first: int, *, ended: bool) -> None:
    assert CUTS.ended(previous, first) is ended


@pytest.mark.parametrize("kind", sorted(ENDING_KINDS))
def test_every_kind_that_ends_articles_counts(kind: str) -> None:
    assert Cuts(removed((3, kind))).ended(2, 4)


def test_nothing_was_cut_of_a_page_without_cuts() -> None:
    assert Cuts(()).between(0, 9) == []
    assert not Cuts(()).ended(0, 9)
