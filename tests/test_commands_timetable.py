"""The schedule as a person reads it."""

from __future__ import annotations

import doctest

from newscrawl.commands import timetable as module
from newscrawl.commands.timetable import timetable
from newscrawl.schedule.feeds import answered, failed
from newscrawl.schedule.states import Answer, Failure, Feed
from newscrawl.schedule.terms import DAY, HOUR, Bounds
from newscrawl.store.plans import Planned

NOW = 1_800_000_000.0


def plan(source: str, feed: Feed) -> Planned:
    return Planned(source=source, url=f"https://{source}.example/rss", role="feed", feed=feed)


def test_each_feed_has_a_line_the_next_first() -> None:
    moments = tuple(NOW - number * HOUR for number in range(20))
    busy = answered(Feed(key="busy"), Answer(at=NOW, new=20, entries=20, moments=moments), Bounds())
    gone = Feed(key="gone")
    for day in range(20):
        gone = failed(gone, Failure(at=NOW - (21 - day) * DAY, reason="404", gone=True), Bounds())
    down = failed(Feed(key="down"), Failure(at=NOW - HOUR, reason="503"), Bounds())
    head, *lines = timetable(
        [
            plan("busy", busy),
            plan("gone", gone),
            plan("down", down),
            plan("new", Feed(key="x", due=NOW - 60)),
        ],
        NOW,
    )
    assert head.split("  ")[0] == "due"
    assert [line.split()[-1] for line in lines] == [
        f"https://{name}.example/rss" for name in ("down", "new", "busy", "gone")
    ]
    assert lines[1].startswith("now ")
    assert " ? " in lines[1]
    assert "failing: 503, 1 times" in lines[0]
    assert "ok" in lines[2]
    assert " 26." in lines[2]
    assert "given up: 404, 20 times" in lines[3]


def test_what_nobody_asks_for_any_more_is_told_from_what_is_due_now() -> None:
    lines = timetable(
        [plan("off", Feed(key="x", due=NOW - 50 * HOUR)), plan("on", Feed(key="y", due=NOW))], NOW
    )
    assert [line.split("  ")[0].strip() for line in lines[1:]] == ["2.1 d ago", "now"]


def test_nothing_planned_is_a_head_alone() -> None:
    assert len(timetable([], NOW)) == 1


def test_the_examples_hold() -> None:
    done = doctest.testmod(module)
    assert done.attempted
    assert not done.failed
