"""Values that are known by their digits and signs: dates, times, temperatures, addresses, numbers.

Each predicate is given a folded text and the word tables; one that is longer than the predicate's limit is
none, so that no regex can run away.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.rules.sentences import count_words, ends_sentence

if TYPE_CHECKING:
    from newscrawl.rules.model import Words

DATE_MAX_CHARS, DATE_MAX_WORDS = 80, 14
"""A date and a time with weekday, two month names, labels and zone; other figures have the same limit."""
DATE_OTHER_WORDS = 2
"""Words beside a date that no table knows: the day of the week in another language, a zone."""
NUMBER_MAX_WORDS = 3
"""Numbers of a count at most; its words are fewer: "3 ساعات" has one of each."""
LINK_MAX_CHARS = 500
"""An address that a page shows; longer ones stand in links only."""

_WORD = re.compile(r"\w+")
_TIME = re.compile(
    r"""
    (?P<before> [^\d:]{0,20} ) \b
    [0-2]?\d [:.٫] [0-5]\d (?: : [0-5]\d )?
    (?P<after> [^\d:]{0,30} )
    """,
    re.VERBOSE,
)
_TEMPERATURE = re.compile(r"[-+−]?\s?\d{1,2}\s?(?:°\s?\w?|\w{1,12})")
_DATE = re.compile(
    r"""
    \d{1,4} \s? [-/.] \s? \d{1,2} \s? [-/.] \s? \d{1,4}         # 17-4-2026, 2023/03/10
    | \d{1,2} (?:st|nd|rd|th|er)? [.,]? \s (?:de\s)?           # 30th,
      [^\W\d]+ (?: \s [^\W\d]+ )? (?: \s? / \s? [^\W\d]+ (?: \s [^\W\d]+ )? )?    # يناير/كانون الثاني
      [.,،]? \s (?:de\s)? \d{4}
    | [^\W\d]+ \.? \s \d{1,2} (?:st|nd|rd|th)? ,? \s \d{4}      # October 1, 2016
    | \d{4} \s? [年년] \s? \d{1,2} \s? [月월] \s? \d{1,2} \s? [日일]
    """,
    re.VERBOSE,
)
_LINK = re.compile(r"<?(?:https?://\S+|www\.\S+|[\w.-]{2,60}\.[a-z]{2,10}/\S*)")


def is_date(text: str, words: Words) -> bool:
    """Whether *text* is a date, with a time and at most ``DATE_OTHER_WORDS`` words that no table knows."""
    if len(text) > DATE_MAX_CHARS or count_words(text) > DATE_MAX_WORDS or ends_sentence(text):
        return False
    match = _DATE.search(text)
    if match is None:
        return False
    rest = _WORD.findall(text[: match.start()] + " " + text[match.end() :])
    return sum(not word[0].isdigit() and word not in words.clock for word in rest) <= DATE_OTHER_WORDS and (
        words.stop - words.clock
    ).isdisjoint(rest)


def is_time(text: str, words: Words) -> bool:
    """Whether *text* is a time of day and words that stand beside one."""
    match = _TIME.fullmatch(text) if len(text) <= DATE_MAX_CHARS else None
    if match is None:
        return False
    beside: list[str] = _WORD.findall(match["before"] + " " + match["after"])
    return words.clock.issuperset(beside)


def is_temperature(text: str, words: Words) -> bool:
    """Whether *text* is a temperature with its unit."""
    match = _TEMPERATURE.fullmatch(text) if len(text) <= DATE_MAX_CHARS else None
    return match is not None and ("°" in text or any(word in words.degrees for word in _WORD.findall(text)))


def is_link(text: str, _: Words) -> bool:
    """Whether *text* is an address and nothing else."""
    return len(text) <= LINK_MAX_CHARS and _LINK.match(text) is not None and len(text.split()) == 1


def is_number(text: str, _: Words) -> bool:
    """Whether *text* is a number or a few, with few words."""
    found: list[str] = _WORD.findall(text) if len(text) <= DATE_MAX_CHARS else []
    numbers = sum(word[0].isdigit() for word in found)
    return numbers > 0 and len(found) - numbers < NUMBER_MAX_WORDS and numbers <= NUMBER_MAX_WORDS
