"""FineWeb's own checks (Penedo et al. 2024), with the limits of FineWeb2 for other languages than English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.stages.checks.repetition import repeats

if TYPE_CHECKING:
    from newscrawl.stages.checks.limits import Limits
    from newscrawl.stages.checks.measured import Measured


def punctuation(found: Measured, limits: Limits) -> bool:
    """Return whether too few of its lines end as sentences do."""
    return sum(found.ends) < limits.fineweb_least_punctuated_lines * len(found.lines)


def short_lines(found: Measured, limits: Limits) -> bool:
    """Return whether too many of its lines are short."""
    short = sum(len(line) <= limits.fineweb_short_line for line in found.lines)
    return short > limits.fineweb_most_short_lines * len(found.lines)


def repeated_letters(found: Measured, limits: Limits) -> bool:
    """Return whether too much of it, by characters, is in lines that stood before."""
    return repeats(found.lines)[1] > limits.fineweb_most_repeated_letters * sum(map(len, found.lines))


def line_breaks(found: Measured, limits: Limits) -> bool:
    """Return whether it has too many lines for its words: a list."""
    return len(found.lines) - 1 > limits.fineweb_most_line_breaks * len(found.words)
