"""How frequent a word is in its language, by wordfreq's lists.

The library is loaded once it is asked: commands that clean nothing, or have other processes clean, start a third of a
second earlier. It finds its folder by the source of every frame on the stack, so that it is slow to load from deep within
other calls: a process that will need it asks for the languages at once.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_SPACED = {"ja", "ko", "zh"}
"""Languages whose words wordfreq finds by tokenizers that are not installed."""

PER_BILLION = 9
"""Zipf 0 is once in so many words, as a power of ten (wordfreq's documentation)."""


@cache
def known_languages() -> frozenset[str]:
    """Return the languages that there is a list of; ISO 639-1."""
    from wordfreq import available_languages

    return frozenset(available_languages("small")) - _NOT_SPACED


@cache
def _listed(language: str) -> Mapping[str, float]:
    from wordfreq import get_frequency_dict

    return get_frequency_dict(language)


def zipf(word: str, language: str) -> float:
    """Return how frequent *word* is on the Zipf scale: 6 is once in a thousand words, 3 once in a million, 0 not at
    all. *language* must be one of :func:`known_languages`."""
    frequency = _listed(language).get(word)
    if frequency is not None:  # what wordfreq says of every word of its lists, once it has cut it into words
        return round(math.log10(frequency) + PER_BILLION, 2)
    from wordfreq import zipf_frequency

    return zipf_frequency(word, language)
