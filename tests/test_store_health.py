"""Days and alarms in the store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newscrawl.health.alarms import Alarm
from newscrawl.health.days import KEPT, Tally, one
from newscrawl.store.database import opened
from newscrawl.store.health import everything, forget
from newscrawl.store.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = one(length=900, titled=True, dated=True, authored=False)
ALARM = Alarm(kind="dates", since=20, lately=0.1, usually=0.9)


def test_a_day_s_row_grows_in_one_run_and_in_the_next(tmp_path: Path) -> None:
    for name in ("first", "second"):
        ledger = Ledger(tmp_path / "store.sqlite")
        number = ledger.sources({"rif": "http://rif.example/"})["rif"]
        ledger.health.add(number, 20, ARTICLE, 5000 if name == "first" else 6000)
        ledger.health.add(number, 20, Tally(rejected=1))
        ledger.health.add(number, 21)
        ledger.writer.flush_now()
        found = ledger.health.days(number)
        ledger.close()
    assert [each.day for each in found] == [20, 21]
    assert found[0].tally == ARTICLE + ARTICLE + Tally(rejected=2)
    assert (found[0].last, found[1].last, found[1].tally) == (6000, None, Tally())


def test_alarms_are_kept_as_they_are_and_those_that_stand_or_were_not_told_are_named(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "store.sqlite")
    numbers = ledger.sources({"rif": "http://rif.example/", "bahr": "http://bahr.example/"})
    ended = replace(ALARM, kind="length", ended=22)
    told = replace(ended, kind="titles", told=True, accepted=True)
    ledger.health.keep(numbers["rif"], [ALARM, ended, told])
    ledger.writer.flush_now()
    assert sorted(ledger.health.alarms(numbers["rif"]), key=lambda alarm: alarm.kind) == [ALARM, ended, told]
    assert [(name, url, alarm.kind) for _, name, url, alarm in ledger.health.standing()] == [
        ("rif", "http://rif.example/", "dates"),
        ("rif", "http://rif.example/", "length"),
    ]
    ledger.health.keep(numbers["rif"], [])
    ledger.writer.flush_now()
    assert ledger.health.alarms(numbers["rif"]) == []
    ledger.close()


def test_rows_are_kept_for_ninety_days_and_a_source_can_be_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    ledger = Ledger(path)
    numbers = ledger.sources({"rif": "http://rif.example/", "bahr": "http://bahr.example/"})
    for number in numbers.values():
        for day in range(200):
            ledger.health.add(number, day, ARTICLE)
        ledger.health.note(number, ALARM)
    ledger.health.trim(199)
    ledger.writer.flush_now()
    assert len(ledger.health.days(numbers["rif"])) == KEPT
    ledger.close()
    with opened(path, write=True) as connection:
        assert forget(connection, "rif")
        assert not forget(connection, "rif")
        (left,) = everything(connection)
        assert everything(connection, "rif") == []
        assert everything(connection, "bahr") == [left]
    assert (left.name, len(left.days), left.alarms) == ("bahr", KEPT, (ALARM,))
