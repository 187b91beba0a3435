"""The state of a feed as text, for a store."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from newscrawl.schedule.habits import HOURS, Habit
from newscrawl.schedule.states import Feed

_DIGITS = 4
"""Behind the point: a tenth of a millisecond, a ten-thousandth of an article."""


def to_json(feed: Feed) -> str:
    """Return *feed* as one line.

    >>> from_json(to_json(Feed(key="k", due=1.5))) == Feed(key="k", due=1.5)
    True
    """
    return json.dumps(_short(asdict(feed)), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Feed:
    """Return the feed that :func:`to_json` wrote as *text*; ValueError if it is something else."""
    try:
        values: dict[str, Any] = json.loads(text)
        habit = {name: values["habit"][name] for name in _names(Habit)}
        hours = tuple(map(float, habit.pop("hours")))
        kept = {name: values[name] for name in _names(Feed) if name != "habit"}
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"no state of a feed: {error}") from error
    if len(hours) != HOURS:
        raise ValueError(f"no state of a feed: a day of {len(hours)} hours")
    return Feed(**kept, habit=Habit(**habit, hours=hours))


def _names(kind: type[Any]) -> list[str]:
    return [one.name for one in fields(kind)]


def _short(value: Any) -> Any:  # noqa: ANN401  # what asdict returns
    if isinstance(value, dict):
        return {name: _short(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [_short(each) for each in value]
    return round(value, _DIGITS) if isinstance(value, float) else value
