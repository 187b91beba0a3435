"""Which line of a page's head is its title, where nothing declares it.

A text has no markup that says so. The title is the line whose words the article takes up, built like a
headline, and not made of what widgets are made of.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from newscrawl.stages.dates import has_date
from newscrawl.stages.lines.credit_line import is_no_title
from newscrawl.stages.lines.head_title import shown_part
from newscrawl.stages.lines.reading import BYLINE_KINDS
from newscrawl.stages.stripping.weighing import is_widget
from newscrawl.stages.words.names import may_be_person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newscrawl.rules import LanguageRules
    from newscrawl.stages.lines.reading import Reading

TITLE_WORDS = (2, 24)
"""Words of a title, least and most: of 700 headlines 99 in 100 had at most 20, and an outlet's name may follow."""
GOES_ON = (",", "،", "؛", ";")
"""What no title ends in, but the salutation of a letter does."""
LONGEST_HEAD = 60
"""Lines among which a title is sought; more before the first sentence are the site's."""
FULL_LENGTH = 12
"""Words from which on a line is no more a title for being longer."""
MANY_BEFORE = 6
"""Lines before a line from which on more say nothing more."""

# Log-odds that a line of a head is its title: fitted by logistic regression on the heads of 960 pages in 16
# languages, then rounded. The signs are those of :mod:`newscrawl.stages.signs`.
WEIGHTS: dict[str, float] = {
    "same-subject": 4.7,
    "other-subject": -2.1,
    "headline": 2.5,
    "prose": -2.0,
    "ends-sentence": -2.0,
    "colon-last": -0.7,
    "separators": -3.5,
    "symbol-first": -0.5,
    "digits": -4.3,
    "year": -2.4,
    "time": -1.7,
    "widget-words": -5.1,
    "before-paragraph": -0.4,
}
LENGTH = 2.7
"""Weight of the line's length, in ``FULL_LENGTH`` words."""
LAST = 4.7
"""Weight of standing last of the head's lines: what comes before a title is the site's."""
BEFORE = -4.9
"""Weight of having lines before it, in ``MANY_BEFORE`` lines: a title stands first where there is no such thing."""
TEXT_BEFORE = -2.0
"""Weight of each line before it that is no widget by its looks. Chosen: an article does not begin before its title."""
OVER_BYLINE = 1.0
"""Weight of standing over a line that says when or by whom the story was written, or over a sub-title that does. Chosen."""
NAME = -4.0
"""Weight of being built like a name, of a few words. Chosen: few titles are."""
NAME_WORDS = 4
SAID_AGAIN = 4.0
"""Weight of standing in another line of the head, with the outlet's name or a breadcrumb around it. Chosen: a head
says nothing twice but its title."""


def title_line(
    readings: Sequence[Reading], signs: Sequence[Mapping[str, float]], rules: LanguageRules
) -> int | None:
    """Return the position of the line that is most like a title among those before the first sentence."""
    low, high = TITLE_WORDS
    end = next((i + 1 for i, r in enumerate(readings) if r.shape.kind == "prose" and r.mark is None), 0)
    lines = [
        i
        for i, reading in enumerate(readings[:end])
        if signs[i]["head"]
        and reading.mark is None
        and low <= reading.shape.words <= high
        and not reading.block.text.rstrip().endswith(GOES_ON)
        and not is_no_title(reading.block.text, rules)
    ][-LONGEST_HEAD:]
    head = [reading.block.text for reading in readings[max(0, end - LONGEST_HEAD) : end]]
    below = {j for i in lines for j in (i + 1, i + 2) if j < len(readings)}
    bylines = {j for j in below if _is_byline(readings[j], rules)}
    text_before = [0, *accumulate(not is_widget(signs[i], "text") for i in lines)]
    scores = {
        i: score(readings[i], signs[i])
        + LAST * (number + 1) / len(lines)
        + BEFORE * min(number, MANY_BEFORE) / MANY_BEFORE
        + TEXT_BEFORE * text_before[number]
        + OVER_BYLINE * (not bylines.isdisjoint((i + 1, i + 2)))
        + NAME * _is_name(readings[i], rules)
        + SAID_AGAIN * (shown_part(readings[i].block.text, head) is not None)
        for number, i in enumerate(lines)
    }
    return max(scores, key=scores.__getitem__, default=None)


def _is_byline(reading: Reading, rules: LanguageRules) -> bool:
    """Return whether the line of *reading* says when or by whom the story was written."""
    if reading.mark is not None:
        return reading.mark.kind in BYLINE_KINDS
    return is_no_title(reading.block.text, rules) or has_date(reading.block.text) or _is_name(reading, rules)


def _is_name(reading: Reading, rules: LanguageRules) -> bool:
    return reading.shape.words <= NAME_WORDS and may_be_person(reading.block.text, rules)


def score(reading: Reading, signs: Mapping[str, float]) -> float:
    """Return how like a title the line is by itself, on a scale of its own."""
    length = min(FULL_LENGTH, reading.shape.words) / FULL_LENGTH
    return LENGTH * length + sum(weight * signs[name] for name, weight in WEIGHTS.items())
