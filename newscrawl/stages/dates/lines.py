"""Whether a block of a page is a date line: label, date, time, and nothing else."""

from __future__ import annotations

import re
from datetime import date

from newscrawl.stages.dates.clocks import CLOCK
from newscrawl.stages.dates.days import read_all_days
from newscrawl.stages.dates.lexemes import read_known_row, read_row
from newscrawl.stages.dates.relative import AGO
from newscrawl.stages.dates.words import names_like_words

LINE_MAX_CHARS = 200
LINE_MAX_WORDS = 24
"""Published and updated, each with date, time and zone, make fifteen; with who wrote it, three more; and the marks that stand
between spaces, six."""
LINE_MAX_DAYS = 4
"""Published and updated, each in two calendars."""

DATELINE_WORDS = 3
"""Words besides the date in a line that has one: a place and an agency."""
_CLOCK_FIGURES = re.compile(r"(?<![\d.])\d{1,2}[:.٫]\d\d(?![.\d])")
"""A time of day, as a line is told by at a glance."""

_WORD = re.compile(r"[^\W_]\S*")
_BARS = re.compile(r"\s[|•·]\s")
_LATEST = date(2099, 12, 31)  # whether a line is one does not depend on the day it is read

# On code letters (see lexemes); bounded, so linear. Taken out of a line in turn.
_YEARLESS = re.compile(r"(?: n o? [-/,.]? c{0,2} [MHJ] | [MHJ] [.,]? n o? ) (?![:n])", re.VERBOSE)  # 5 May
_READING = re.compile(r"n? [uk]? r [:,]? c? n? [uk]?", re.VERBOSE)  # 3 min read, temps de lecture : 3 min
_REST = re.compile(r"[WlUcaoZTAPuE GSD(),.:|/+-]*", re.VERBOSE)
"""What may remain: words about dates and marks; no number, and no word of another kind."""
_DATED = "~"
"""Stands for what is part of a date, where the words beside it are looked for."""
_DOTTED = re.compile(r"(?<=~) ,? c [.]? n [.] n (?![.hAP])", re.VERBOSE)
"""Behind a date "kl. 14.05" is a time of day."""
_LEADS_UP = frozenset("Wlc,.:|-/(")
"""Codes of what stands right before a date and belongs to it: its weekday, its label, small words, marks."""
_WORDS = re.compile(
    r"""
    (?: w | (?<![~c])c(?=w) )                     # a word, or the name that is spelt as "on": Ali
    (?: [wMHJc.:'x-]* (?: [wMHJ] | c(?!c*[~W]) ) )?   # to the last word that leads up to no date
    """,
    re.VERBOSE,
)
"""A run of words that are not about dates, names of months in it among them: April Jones and Mr Rajab are persons."""


def is_date_line(text: str) -> bool:
    """Return whether *text* is nothing but a date line.

    It is if it states a day, a time after a label ("last update 14:05"), or a stretch of time ("3 hours
    ago"), and has no word besides that is not about dates; at most 24 words and marks. A sentence that mentions a
    date is none, and neither is a month without its day, a bare year, weekday or clock.
    """
    if _is_too_long(text):
        return False
    row = read_known_row(text)
    if row is None:
        return False
    rest, days = row.codes, tuple(read_all_days(row, _LATEST))
    if len(days) > LINE_MAX_DAYS:
        return False
    for day in reversed(days):
        rest = rest[: day.start] + _DATED + rest[day.end :]
    rest = _DOTTED.sub("", rest).replace(_DATED, ",")
    if not (days or _states_less(rest)):
        return False
    for pattern in (AGO, _YEARLESS, CLOCK, _READING):
        rest = pattern.sub(",", rest)
    return _REST.fullmatch(rest) is not None


def _is_too_long(text: str) -> bool:
    return len(text) > LINE_MAX_CHARS or len(text.split()) > LINE_MAX_WORDS


def has_date(text: str) -> bool:
    """Return whether *text* is a date line, or one with something else beside it, parted by a bar: "19 May 2024 | 340
    readers"."""
    return any(map(is_date_line, _BARS.split(text, LINE_MAX_WORDS)))


def states_day(text: str, *, besides: int) -> bool:
    """Return whether *text* states a day and has no more than *besides* words that are not about dates, none of them
    within the date: the dateline of an agency, "Ramallah 17-11-2026 WAFA"."""
    if _is_too_long(text):
        return False
    row, _ = read_row(text)
    rest = row.codes
    days = tuple(read_all_days(row, _LATEST))
    for day in reversed(days):
        rest = rest[: day.start] + "," + rest[day.end :]
    words = rest.count("w")
    return bool(days) and words <= besides and _REST.fullmatch(rest.replace("w", "")) is not None


def besides_dates(text: str) -> tuple[str, ...] | None:
    """Return the words of the short line *text* that are no part of the days, times and labels that it states, a run of
    them each ("By Sara Haddad - 19 May 2024" has "By Sara Haddad"); None where it states no day and no stretch of time, or
    has another number."""
    if _is_too_long(text):
        return None
    row, spans = read_row(text)
    names = names_like_words()
    codes = "".join(
        "w" if text[start:end] in names else code for code, (start, end) in zip(row.codes, spans, strict=True)
    )
    days = [(day.start, day.end) for day in read_all_days(row, _LATEST)]
    if not days and AGO.search(codes) is None:
        return None
    for start, end in days:
        codes = codes[:start] + _DATED * (end - start) + codes[end:]
    for pattern in (AGO, CLOCK):
        codes = pattern.sub(lambda found: _DATED * len(found[0]), codes)
    if any(code in "nysiq" for code in codes):
        return None
    runs = (found.span() for found in _WORDS.finditer(codes))
    return tuple(text[spans[start][0] : spans[end - 1][1]] for start, end in runs)


def before_date(text: str) -> str | None:
    """Return what stands before the first day, or stretch of time, that the short line *text* states; None if it states none,
    opens with it, or is too long for a date line: "By Sara Haddad 19 May 2024 0 comments 340 views"."""
    if _is_too_long(text):
        return None
    row, spans = read_row(text)
    ago = AGO.search(row.codes)
    first = min((day.start for day in read_all_days(row, _LATEST)), default=ago.start() if ago else 0)
    names = names_like_words()
    while first and row.codes[first - 1] in _LEADS_UP and text[slice(*spans[first - 1])] not in names:
        first -= 1
    return text[: spans[first][0]].strip() if first else None


def is_dateline(text: str) -> bool:
    """Return whether *text* states a day and a time of it, and little else: a place, an outlet, a person. A headline that ends
    in today's date ("Gold prices, 29 August 2024") has no time."""
    beside = besides_dates(text) if _CLOCK_FIGURES.search(text) is not None else None
    return beside is not None and len(_WORD.findall(" ".join(beside))) <= DATELINE_WORDS


def _states_less(codes: str) -> bool:
    """Return whether *codes* tell when without a year: only with a word that shows it is meant so."""
    labelled = "l" in codes or "U" in codes
    clock, yearless = bool(CLOCK.search(codes)), bool(_YEARLESS.search(codes))
    return any(
        (
            AGO.search(codes),
            "D" in codes and (labelled or clock),
            "W" in codes and yearless,
            labelled and (yearless or clock),
        )
    )
