"""Where a text is not ASCII, found fast: an HTML page is ASCII for the most part, whatever its language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE_RUNS = 4000
"""Runs of non-ASCII characters that are judged; the first 300 settle nearly every page."""
SAMPLE_CHARS = 60_000
"""Length of the sample: text without spaces (Chinese, a hostile line) has few, long runs."""
CHUNK = 256
"""Characters that are passed over at once where all of them are ASCII."""

HIGH_RUN = re.compile(r"[^\x00-\x7f]+")


def high_chunks(text: str) -> list[int]:
    """Return where the chunks of *text* begin that are not ASCII; the others are passed over fast."""
    return [at for at in range(0, len(text), CHUNK) if not text[at : at + CHUNK].isascii()]


def surroundings(text: str, *, reach: int, chunks: list[int] | None = None) -> str:
    """Return the non-ASCII runs of *text* with *reach* characters on each side, as far as the limits go.

    *chunks* are its :func:`high_chunks`, where they are known.
    """
    pieces: list[str] = []
    done = length = 0
    for count, run in enumerate(_high_runs(text, high_chunks(text) if chunks is None else chunks)):
        if count >= SAMPLE_RUNS or length >= SAMPLE_CHARS:
            break
        start, end = max(done, run.start() - reach), min(run.end(), run.start() + SAMPLE_CHARS) + reach
        if start > done:
            pieces.append(" ")
        pieces.append(text[start:end])
        length += max(0, end - start)
        done = max(done, end)
    return "".join(pieces)


def _high_runs(text: str, chunks: list[int]) -> Iterator[re.Match[str]]:
    """Yield the non-ASCII runs of *text*, whose *chunks* are not ASCII."""
    first = 0
    for i, at in enumerate(chunks):
        if i + 1 == len(chunks) or chunks[i + 1] != at + CHUNK:
            yield from HIGH_RUN.finditer(text, chunks[first], at + CHUNK)
            first = i + 1


def count_matched(pattern: re.Pattern[str], text: str) -> int:
    """Return the number of characters that *pattern*, which has no groups, matches in *text*."""
    return sum(map(len, pattern.findall(text)))
