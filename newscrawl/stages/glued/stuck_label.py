"""Where the words of a widget met the first word of a paragraph: "Share this storyThe case goes back to October"."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from newscrawl.folding import WORD, fold
from newscrawl.stages.words.frequency import known_languages, zipf

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from newscrawl.rules import LanguageRules
    from newscrawl.stages.glued.joints import Nearby

LABEL_WORDS = (2, 5)
"""Words of such a label: one alone is the beginning of many words."""
FIRST_ZIPF = 4.0
"""How frequent the first word of the paragraph is at least, on wordfreq's scale."""
PARAGRAPH_WORDS = 10
"""Words of the paragraph at least."""


def stuck_label(text: str, rules: LanguageRules, nearby: Nearby) -> int | None:
    """Return the offset in *text* at which a paragraph begins whose first word is stuck to a widget's words, which stand
    before it and say nothing else; ``None`` where none does. *nearby* says how often a word stands alone on the page."""
    language = rules.language
    if language not in known_languages():
        return None
    found = list(islice(WORD.finditer(text), LABEL_WORDS[1] + PARAGRAPH_WORDS))
    if len(found) < LABEL_WORDS[0] + PARAGRAPH_WORDS:
        return None
    return next(
        (
            end
            for whole, end in _ends(found, rules)
            if _is_stuck(whole, end, language, nearby) and _is_label(text[:end], rules)
        ),
        None,
    )


def _ends(found: Sequence[re.Match[str]], rules: LanguageRules) -> Iterator[tuple[re.Match[str], int]]:
    """Yield those of the words *found* within which a phrase of the rules ends, each with the offset of that end, the longest
    first."""
    words = [fold(word.group()) for word in found[: LABEL_WORDS[1]]]
    for entry in rules.index.get(words[0], ()):
        size = len(entry.words)
        if not LABEL_WORDS[0] <= size <= LABEL_WORDS[1]:
            continue
        own, end = words[size - 1], entry.words[-1]
        if own == end or not own.startswith(end) or tuple(words[: size - 1]) != entry.words[:-1]:
            continue
        last = found[size - 1]
        if len(own) == len(
            last.group()
        ):  # folding may change the number of letters; such words are left alone
            yield last, last.start() + len(end)


def _is_stuck(whole: re.Match[str], at: int, language: str, nearby: Nearby) -> bool:
    """Return whether two words meet at *at* within *whole* that make none together."""
    if nearby[whole.group()] > 1 or zipf(whole.group(), language) > 0:
        return False
    return zipf(whole.string[at : whole.end()], language) >= FIRST_ZIPF


def _is_label(text: str, rules: LanguageRules) -> bool:
    mark = rules.read(text)
    return mark is not None and not mark.value and mark.kind not in {"source", "author", "date"}
