"""Gopher's checks of repetition (Rae et al. 2021, table A1), and what FineWeb takes of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newscrawl.stages.checks.limits import Limits
    from newscrawl.stages.checks.measured import Measured

SHORTEST_TOP, SHORTEST_REPEATED = 2, 5
"""Words of the first run that each of the two checks counts; the limits go on from there."""


def repeated_lines(found: Measured, limits: Limits) -> bool:
    """Return whether too many of its lines, or too much of its text, stood before."""
    number, characters = repeats(found.lines)
    return number > limits.gopher_most_repeated_lines * len(
        found.lines
    ) or characters > limits.gopher_most_repeated_line_letters * len(found.text)


def top_run(found: Measured, limits: Limits) -> bool:
    """Return whether one run of words makes up too much of the text, by characters. One that stands there once does not: the
    two words of a text of ten are no repetition."""
    for length, most in enumerate(limits.gopher_most_top, SHORTEST_TOP):
        runs = Counter(_runs(found.words, length))
        if not runs:
            return False
        run, number = runs.most_common(1)[0]
        if number == 1:  # no longer run is there twice
            return False
        if number * (sum(map(len, run)) + length - 1) > most * len(found.text):
            return True
    return False


def repeated_runs(found: Measured, limits: Limits) -> bool:
    """Return whether runs of words that stood before make up too much of the text, by characters."""
    for length, most in enumerate(limits.gopher_most_repeated, SHORTEST_REPEATED):
        number = len(found.words) - length + 1
        if number < 1 or len(set(_runs(found.words, length))) == number:
            return False  # no longer run is there twice
        if _repeated(found.words, length) > most * len(found.text):
            return True
    return False


def repeats(lines: Iterable[str]) -> tuple[int, int]:
    """Return how many of *lines* stood before, and the characters of them."""
    seen: set[str] = set()
    number = characters = 0
    for line in lines:
        if line in seen:
            number += 1
            characters += len(line)
        seen.add(line)
    return number, characters


def _runs(words: Sequence[str], length: int) -> Iterable[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(length)), strict=False)


def _repeated(words: Sequence[str], length: int) -> int:
    """Return the characters of the runs of *length* words that stood before, none of them counted twice."""
    runs = list(_runs(words, length))
    seen: set[tuple[str, ...]] = set()
    characters = at = 0
    while at < len(runs):
        if runs[at] in seen:
            characters += sum(map(len, runs[at]))
            at += length
        else:
            seen.add(runs[at])
            at += 1
    return characters
