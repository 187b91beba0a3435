"""What a block is by itself: its words, its sentences, its links."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newscrawl.items import Block

LENGTHS = (
    ("words-1-2", 2), ("words-3-5", 5), ("words-6-9", 9), ("words-10-14", 14), ("words-15-25", 25), ("words-26-50", 50),
)  # fmt: skip
"""Signs of length, with the most words of each."""
SENTENCE_WORDS, PROSE_WORDS = 10, 25
"""Words from which on a full sentence is prose; from which on any line is."""
LINKED = 0.35
"""Share of link letters from which on a line is no prose."""
ALL_LINKS = 0.8
MOST_COMMAS, MOST_BREAKS, MOST_SEPARATORS = 3, 2, 3
"""From which on more say nothing more."""
SAMPLE = 200
"""Characters of a line in which digits and capitals are counted."""

_WORD = re.compile(
    "[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]{1,2}"  # two letters of a script without spaces,
    "|[^\\W\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+"  # or the word of another one
)
_COMMA = re.compile("[,،;؛、，]")
_BREAK = re.compile(
    r"""
      [.!?؟۔] ["'»”’)]* \s   # the end of a sentence, and something behind it
    | [。！？] (?=\w)          # scripts without spaces put none there
    """,
    re.VERBOSE,
)
_SEPARATOR = re.compile(r"[|•·›»→/]")
_DIGIT = re.compile(r"\d")
_STOPS, _QUESTIONS = frozenset(".!?؟。！？۔…।"), frozenset("?؟？")
_CLOSING = "\"'»”’) "
_OPENING = frozenset("\"'«“„‘(")


@dataclass(frozen=True, slots=True)
class Measured:
    """A block's words, and whether it is prose."""

    block: Block
    words: list[str]
    """Lower case; pairs of letters where words are written without spaces."""
    last: str
    """The last character but for closing quotes and brackets."""
    prose: bool

    @property
    def mass(self) -> float:
        """Words of prose that are no link."""
        return len(self.words) * (1 - self.block.link_density) if self.prose else 0.0


def measure(block: Block) -> Measured:
    """Return the measures of *block*."""
    words, last = words_of(block.text), block.text.rstrip(_CLOSING)[-1:]
    prose = block.link_density < LINKED and (
        len(words) >= PROSE_WORDS
        or (len(words) >= SENTENCE_WORDS and (last in _STOPS or _BREAK.search(block.text) is not None))
    )
    return Measured(block, words, last, prose)


def words_of(text: str) -> list[str]:
    """Return the words of *text*, lower case.

    >>> words_of("Bridge: 天气预")
    ['bridge', '天气', '预']
    """
    return _WORD.findall(text.lower())


def line_signs(line: Measured) -> dict[str, float]:
    """Return how *line* is built."""
    text, links, length = line.block.text, line.block.link_density, len(line.words)
    sample = text[:SAMPLE]
    return {
        next((name for name, most in LENGTHS if length <= most), "words-51"): 1.0,
        "words-log": math.log1p(length) / 5,
        "links": links,
        "all-links": float(links > ALL_LINKS),
        "no-links": float(links == 0),
        "commas": min(MOST_COMMAS, len(_COMMA.findall(text))) / MOST_COMMAS,
        "ends-sentence": float(line.last in _STOPS),
        "breaks-sentence": min(MOST_BREAKS, len(_BREAK.findall(text))) / MOST_BREAKS,
        "prose": float(line.prose),
        "digits": len(_DIGIT.findall(sample)) / max(1, len(sample)),
        "capitals": sum(map(str.isupper, sample)) / max(1, len(sample)),
        "lower-first": float(text[:1].islower()),
        "colon-last": float(text.endswith(":")),
        "question": float(line.last in _QUESTIONS),
        "separators": min(MOST_SEPARATORS, len(_SEPARATOR.findall(text))) / MOST_SEPARATORS,
        "symbol-first": float(not text[:1].isalnum() and text[:1] not in _OPENING),
    }
