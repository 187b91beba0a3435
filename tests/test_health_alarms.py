"""Alarms over many days: raised once, standing, ended, accepted."""

from __future__ import annotations

from dataclasses import replace

from newscrawl.health.alarms import ACCEPTED, Alarm, judged, message
from newscrawl.health.days import KEPT, Day
from tests.test_health_shape import day


def over(days: list[Day], until: int | None = None) -> list[list[Alarm]]:
    """Return the alarms after each of *days*, judged one after another."""
    alarms: list[Alarm] = []
    found = []
    for number, each in enumerate(days):
        alarms = judged(days[max(0, number - KEPT + 1) : number + 1], alarms, each.day)
        found.append(alarms)
    return found[:until]


USUAL = [day(number) for number in range(40)]


def test_a_silence_stands_until_an_article_comes_and_is_told_of_once() -> None:
    quiet = [day(40 + number, 0) for number in range(6)]
    found = over([*USUAL, *quiet, day(46), day(47)])
    assert found[:41] == [[]] * 41
    (alarm,) = found[45]
    assert (alarm.kind, alarm.since, alarm.lately, alarm.stands) == ("silent", 40, 5, True)
    (ended,) = found[46]
    assert (ended.since, ended.ended, ended.told) == (40, 46, False)
    assert found[47] == [ended]


def test_a_silence_stands_though_the_days_before_it_are_forgotten() -> None:
    found = over([*USUAL, *(day(40 + number, 0) for number in range(2 * KEPT))])
    assert [alarm.stands for alarm in found[-1]] == [True]


def test_a_change_stands_until_it_is_undone_and_may_come_again() -> None:
    broken = [day(40 + number, dated=0) for number in range(5)]
    again = [day(57 + number, dated=0) for number in range(3)]
    found = over([*USUAL, *broken, *(day(45 + number) for number in range(12)), *again])
    assert [(alarm.kind, alarm.since) for alarm in found[41]] == [("dates", 40)]
    assert [alarm.stands for alarm in found[44]] == [True]
    assert [alarm.ended for alarm in found[46]] == [46]
    assert [(alarm.since, alarm.ended) for alarm in found[-1]] == [(40, 46), (57, None)]


def test_a_change_that_stays_is_how_the_source_is() -> None:
    found = over([*USUAL, *(day(40 + number, dated=0) for number in range(ACCEPTED + 40))])
    accepted = [alarms for alarms in found if any(alarm.accepted for alarm in alarms)]
    assert len(accepted) == 40
    assert len(found[-1]) == 1
    assert found[-1][0].ended == 40 + ACCEPTED


def test_ended_alarms_are_forgotten_with_their_days() -> None:
    old = Alarm(kind="dates", since=0, ended=3, lately=0, usually=1)
    assert judged(USUAL, [old], 3 + KEPT - 1) == [old]
    assert judged(USUAL, [old], 3 + KEPT) == []


def test_each_kind_is_said_in_words() -> None:
    one = Alarm(kind="silent", since=0, lately=1, usually=8.25)
    assert message(one) == "no article for 1 day, where 8.2 were to be expected"
    said = {
        kind: message(replace(one, kind=kind, lately=0.1, usually=0.9))
        for kind in ("titles", "dates", "authors", "rejected")
    }
    assert said["titles"] == "10% have a title, where 90% had"
    assert said["authors"] == "10% have an author, where 90% had"
    assert said["rejected"] == "10% of the pages are rejected, where 90% were"
    assert "more than 300 characters" in message(replace(one, kind="length", lately=300, usually=1200))
