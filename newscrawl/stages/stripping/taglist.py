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


class Keywords:
    """The keywords of a page, ready to tell which of its lines list them."""

    def __init__(self, keywords: Iterable[str]) -> None:
        self.folded = frozenset(map(fold, keywords))
        self._words = frozenset(word for keyword in self.folded for word in fold_words(keyword))

    def are_listed_in(self, text: str) -> bool:
        """Return whether *text* is some of the keywords, :data:`MIN_LISTED` or more, behind a label at most.

        >>> keywords = Keywords(["Harvest", "late rain", "villages"])
        >>> keywords.are_listed_in("Filed under: harvest, late rain")
        True
        >>> keywords.are_listed_in("The late rain saved the harvest")
        False
        """
        words = fold_words(text)
        if not MIN_LISTED <= len(words) <= MAX_WORDS:
            return False
        label = next((i for i, word in enumerate(words) if word in self._words), len(words))
        if label > LABEL_WORDS or not self._words.issuperset(words[label:]):
            return False
        folded = fold(text)
        return sum(keyword in folded for keyword in self.folded) >= MIN_LISTED
