"""The health of sources as text."""

from __future__ import annotations

from dataclasses import replace

from newscrawl.commands.healthtable import NOTE, detail, table
from newscrawl.health.alarms import Alarm
from newscrawl.health.days import DAY
from newscrawl.store.health import Known
from tests.test_health_shape import day

ALARM = Alarm(kind="dates", since=31, lately=0.5, usually=1)
RIF = Known(
    name="rif",
    url="",
    days=tuple(
        replace(day(number, dated=5 if number > 30 else 10), last=number * DAY) for number in range(38)
    ),
    alarms=(ALARM, replace(ALARM, kind="titles", since=2, ended=9, accepted=True)),
)


def test_a_source_has_a_line_with_what_it_was_lately_and_usually() -> None:
    new = Known(name="bahr", url="", days=(day(37, 0),), alarms=())
    assert table([RIF, new], 37 * DAY + 7200) == [
        "state  a day      length     dated     authored   titled     rejected  last article  source",
        "dates  10.0/10.0  1448/1448  50%/100%  100%/100%  100%/100%  0%/0%     2.0 h ago     rif",
        "ok     0.0/-      -/-        -/-       -/-        -/-        -/-       -             bahr",
        NOTE,
    ]


def test_one_source_is_shown_with_its_alarms_and_its_last_days() -> None:
    lines = detail(RIF, 37 * DAY)
    assert lines[4:6] == [
        "dates: since 1970-02-01: 50% have a date, where 100% had",
        "titles: since 1970-01-03 until 1970-01-10, then taken for what it is now: 50% have a title, where 100% had",
    ]
    assert lines[7].split() == ["day", "articles", "rejected", "dated", "authored", "titled"]
    assert lines[-1].split() == ["1970-02-07", "10", "0", "5", "10", "10"]
    assert len(lines[8:]) == 14
    assert "nothing was unlike usual" in detail(replace(RIF, alarms=()), 37 * DAY)
