"""Progress: what is done, at what pace, and how long the rest takes."""

from __future__ import annotations

import doctest

from newscrawl.commands import progress
from newscrawl.commands.progress import Progress


class Clock:
    """Seconds that pass as told."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_time_left_is_what_this_run_needs_for_the_rest_of_the_bytes() -> None:
    clock, said = Clock(), list[str]()
    told = Progress([1000, 1000, 3000, 5000], said.append, clock)
    told.skip(1000)  # an earlier run's: it says nothing of this one's pace
    told.begin("b.warc.gz", 1000, 10)
    clock.now = 30.0
    assert list(told.counted("b")) == ["b"]
    clock.now = 100.0
    list(told.counted("b" * 9))
    list(told.counted("b"))
    assert said == [
        "1 of 4 archives done; b.warc.gz: 10 pages, 1 read, 0 written; 0.0 pages/s",
        "1 of 4 archives done; b.warc.gz: 10 pages, 2 read, 0 written; 0.0 pages/s; about 2 h 28 min left",
    ]


def test_a_file_that_is_done_is_told_at_once() -> None:
    clock, said = Clock(), list[str]()
    told = Progress([1000, 9000], said.append, clock)
    told.begin("a.warc.gz", 1000, 10)
    clock.now = 20.0
    list(told.counted(range(20)))
    told.end()
    told.begin("b.warc.gz", 9000, 0)
    clock.now = 200.0
    told.end()
    assert said == [
        "1 of 2 archives done; a.warc.gz: done; 0.5 pages/s; about 3 min left",
        "2 of 2 archives done; b.warc.gz: done; 0.1 pages/s",
    ]


def test_times_are_spoken() -> None:
    assert doctest.testmod(progress).failed == 0
