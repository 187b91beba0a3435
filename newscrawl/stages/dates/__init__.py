"""Dates as news pages write them, in any calendar and language of ``newscrawl/rules/dates``.

The method, one file a step:

1. ``words`` loads the words of dates (months, weekdays, "published on") from TOML, one file a language.
2. ``lexemes`` takes a short text apart and gives each piece a code letter: ``n`` a small number, ``M``
   a month, ``W`` a weekday. "Thu, 30th November 2023" is ``W,noMy``.
3. ``days``, ``clocks`` and ``relative`` match short regexes on those letters, so that a pattern says
   "number, month, year" once for all languages, and never meets the text itself.
4. ``calendars`` turns the numbers into a day that exists, or into nothing.
5. ``reader`` puts day, time and offset together; ``lines`` tells a date line from prose.
"""

from newscrawl.stages.dates.lexemes import known_chars
from newscrawl.stages.dates.lines import (
    DATELINE_WORDS,
    before_date,
    besides_dates,
    has_date,
    is_date_line,
    is_dateline,
    states_day,
)
from newscrawl.stages.dates.reader import ReadDate, read_date, read_dates

__all__ = [
    "DATELINE_WORDS",
    "ReadDate",
    "before_date",
    "besides_dates",
    "has_date",
    "is_date_line",
    "is_dateline",
    "known_chars",
    "read_date",
    "read_dates",
    "states_day",
]
