"""Lines that list the keywords of their page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.folding import fold, fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable

MIN_LISTED = 2
"""Keywords of a line that lists them."""
LABEL_WORDS = 3
"""Words of a label before such a list ("Filed under")."""
MAX_WORDS = 40
"""Words of a list; longer lines are text."""


def lists_keywords(text: str, keywords: Iterable[str]) -> bool:
    """Return whether *text* is some of *keywords*, :data:`MIN_LISTED` or more, behind a label at most.

    >>> lists_keywords("Filed under: harvest, late rain", ["Harvest", "late rain", "villages"])
    True
    >>> lists_keywords("The late rain saved the harvest", ["Harvest", "late rain", "villages"])
    False
    """
    words, folded = fold_words(text), fold(text)
    known = {fold(keyword) for keyword in keywords}
    if not MIN_LISTED <= len(words) <= MAX_WORDS or sum(keyword in folded for keyword in known) < MIN_LISTED:
        return False
    of_keywords = {word for keyword in known for word in fold_words(keyword)}
    label = next((i for i, word in enumerate(words) if word in of_keywords), len(words))
    return label <= LABEL_WORDS and of_keywords.issuperset(words[label:])
