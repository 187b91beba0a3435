"""What is shown while it lasts: counts, pace, what is left, and nothing that a terminal obeys."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from newscrawl.extensions.liveview import MOST_SOURCES, Doing, Pace, view

DOING = Doing(name="news", seconds=62, pages=40, stories=50, rates=(2.0, 2.5), left=20)


def drawn(doing: Doing, stats: dict[str, int] | None = None) -> list[str]:
    console = Console(file=io.StringIO(), width=120)
    with console.capture() as capture:
        console.print(view(doing, stats or {}))
    return [line.rstrip() for line in capture.get().splitlines()]


def test_says_how_much_how_fast_and_how_long() -> None:
    assert (
        drawn(DOING)[0]
        == "news · 1:02 · 40 pages (2.0/s) · 50 stories (2.5/s) · 20 waiting · about 0:10 left"
    )


@pytest.mark.parametrize(
    "doing",
    [
        replace(DOING, is_all_known=False),
        replace(DOING, seconds=2),
        replace(DOING, pages=3),
        replace(DOING, rates=(0.0, 0.0)),
        replace(DOING, left=0),
    ],
)
def test_says_nothing_of_the_time_left_that_it_cannot_know(doing: Doing) -> None:
    assert "left" not in drawn(doing)[0]


def test_shows_the_sources_that_have_most_before_them() -> None:
    sources = {f"s{number}": (1, number) for number in range(1, MOST_SOURCES + 3)}
    lines = drawn(replace(DOING, sources=sources))[1:]
    assert lines[0].startswith("s10 ")
    assert lines[0].endswith("1 of 10")
    assert lines[-1] == "and 2 more"


def test_counts_by_kind_and_escapes_what_a_terminal_obeys() -> None:
    stats = {
        "newscrawl/render/removed_count/share": 3,
        "newscrawl/article/failed_count/404\x1b[2J": 1,
        "newscrawl/export/rejected_count/short": 2,
    }
    lines = drawn(replace(DOING, sources={"rif\x1b[31m": (0, 1)}), stats)
    assert "removed by kind: share 3" in lines
    assert "rejected by reason: short 2" in lines
    assert "errors by kind: 404\\x1b[2J 1" in lines
    assert not any("\x1b" in line for line in lines)


def test_the_pace_is_that_of_now() -> None:
    pace = Pace()
    for second in range(101):
        pace.note(second, second if second < 80 else 80 + 5 * (second - 80), 0)
    assert pace.rates() == (5.0, 0.0)
    once = Pace()
    once.note(1.0, 7, 7)
    assert once.rates() == (0.0, 0.0)
