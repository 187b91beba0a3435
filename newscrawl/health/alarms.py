"""Alarms: raised once, standing until the source is as it was, then ended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newscrawl.health.days import KEPT, pooled
from newscrawl.health.shape import Trait, change, figure, is_back, last_stretch
from newscrawl.health.silence import silence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newscrawl.health.days import Day

SILENT = "silent"
KINDS = (SILENT, *(trait.value for trait in Trait))
ACCEPTED = 30
"""Days after which a change of shape is how the source is now: whoever was told has done nothing about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One thing that is wrong with a source."""

    kind: str
    """Of :data:`KINDS`."""
    since: int
    """The first day of which it is true."""
    ended: int | None = None
    """The day on which it was no more; None: it stands."""
    accepted: bool = False
    """Whether it ended because it is how the source is now."""
    lately: float
    """Of a silence, its days; else the share (0..1) or the median length in characters."""
    usually: float
    """Of a silence, the articles that should have come; else as *lately*, before."""
    told: bool = False
    """Whether the hooks have taken it as it is."""

    @property
    def stands(self) -> bool:
        """Whether it has not ended."""
        return self.ended is None


def judged(days: Sequence[Day], alarms: Iterable[Alarm], today: int) -> list[Alarm]:
    """Return the *alarms* of the source with these *days* as they are *today*: new ones, those that stand with their
    figures brought up to date, those that have ended; without those that ended before the days that are kept."""
    kept = [each for each in alarms if each.ended is None or each.ended > today - KEPT]
    found = []
    for kind in KINDS:
        own = [each for each in kept if each.kind == kind]
        standing = next((each for each in own if each.stands), None)
        left_out = {
            day
            for each in own
            if each.ended is not None and not each.accepted
            for day in range(each.since, each.ended)
        }
        found += [each for each in own if not each.stands]
        if standing is not None:
            found.append(_followed(standing, days, today, left_out))
        elif raised := _raised(kind, days, today, left_out):
            found.append(raised)
    return found


def message(alarm: Alarm) -> str:
    """Return what *alarm* says, in words.

    >>> message(Alarm(kind="dates", since=0, lately=0.1, usually=0.98))
    '10% have a date, where 98% had'
    """
    lately, usually = alarm.lately, alarm.usually
    if alarm.kind == SILENT:
        return f"no article for {lately:.0f} day{'s' if lately > 1 else ''}, where {usually:.1f} were to be expected"
    if alarm.kind == Trait.LENGTH:
        return f"half of the articles have more than {lately:.0f} characters, where it was {usually:.0f}"
    if alarm.kind == Trait.REJECTED:
        return f"{lately:.0%} of the pages are rejected, where {usually:.0%} were"
    what = {Trait.TITLES: "a title", Trait.DATES: "a date", Trait.AUTHORS: "an author"}[Trait(alarm.kind)]
    return f"{lately:.0%} have {what}, where {usually:.0%} had"


def _raised(kind: str, days: Sequence[Day], today: int, left_out: set[int]) -> Alarm | None:
    if kind == SILENT:
        if (quiet := silence(days, today, left_out)) is None:
            return None
        return Alarm(kind=kind, since=quiet.since, lately=quiet.days, usually=quiet.expected)
    if (other := change(Trait(kind), days, today, left_out)) is None:
        return None
    return Alarm(kind=kind, since=other.since, lately=other.lately, usually=other.usually)


def _followed(alarm: Alarm, days: Sequence[Day], today: int, left_out: set[int]) -> Alarm:
    since = [each for each in days if alarm.since <= each.day <= today]
    if alarm.kind == SILENT:
        if any(each.tally.articles for each in since):
            return replace(alarm, ended=today, told=False)
        quiet = silence(days, today, left_out)  # none once the days before it are not kept any more
        return replace(alarm, lately=quiet.days, usually=quiet.expected) if quiet else alarm
    trait = Trait(alarm.kind)
    last = last_stretch(trait, since)
    now = figure(trait, pooled(last)) if last else alarm.lately
    if is_back(trait, now, alarm.usually):
        return replace(alarm, ended=today, lately=now, told=False)
    if today - alarm.since >= ACCEPTED:
        return replace(alarm, ended=today, accepted=True, lately=now, told=False)
    return replace(alarm, lately=now)
