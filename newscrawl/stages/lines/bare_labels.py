"""Labels with nothing put between them and what they announce: only a link, or a capital, tells where they end."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from newscrawl.folding import fold_words
from newscrawl.rules.sentences import ends_sentence

if TYPE_CHECKING:
    from newscrawl.items import Block
    from newscrawl.rules import LanguageRules, Mark

LIST_KINDS = frozenset({"related", "most_read", "keywords"})
"""Kinds whose heading stands over its entries."""
LINKED_KINDS = LIST_KINDS - {"keywords"}
LABEL_WORDS = 6
"""Words of a label before a link, or a capital."""
LEAST_LINKED = 0.3
"""Share of a line's letters in the link that a label stands before: headlines are longer than half of a label."""
_HALF = 0.5
HEADLINE_WORDS = (4, 24)
"""Words of the headline behind a label. Chosen."""


def bare_label(block: Block, rules: LanguageRules) -> Mark | None:
    """Return what the first words of *block* say, which are a label only for what stands behind them; ``None`` if none."""
    return _before_link(block, rules) or _before_tags(block, rules) or label_before_capital(block.text, rules)


def words_before_link(block: Block) -> int:
    """Return how many words stand before the link of *block* that takes up the rest of it; 0 where none does, or it is
    all of it. Of the link no more is known than its share of the letters."""
    if block.href is None or not LEAST_LINKED < block.link_density < 1:
        return 0
    letters = [sum(map(str.isalnum, word)) for word in block.text.split()]
    before = (1 - block.link_density) * sum(letters)
    return next((i for i, total in enumerate(accumulate(letters), 1) if abs(total - before) < _HALF), 0)


def _before_link(block: Block, rules: LanguageRules) -> Mark | None:
    """Return what the words before the link say where the rest of the line is that link: "More on this <a>Flower market
    moves</a>", with nothing put between them, is a label although it is known for one only by itself."""
    size = words_before_link(block)
    if not 0 < size <= LABEL_WORDS:
        return None
    words = block.text.split()
    mark = rules.read(" ".join(words[:size]))
    if mark is None or mark.kind not in LINKED_KINDS:
        return None
    return replace(mark, where="start", value=" ".join(words[size:]))


def _before_tags(block: Block, rules: LanguageRules) -> Mark | None:
    """Return what the words before the links say where the rest of the line is links with nothing but spaces between
    them: "Tags <a>harvest</a> <a>rain at last</a>"."""
    tags = " ".join(block.links)
    if not tags or not block.text.endswith(tags):
        return None
    mark = rules.read(block.text[: -len(tags)].strip())
    return replace(mark, where="start", value=tags) if mark is not None and mark.kind == "keywords" else None


def label_before_capital(text: str, rules: LanguageRules) -> Mark | None:
    """Return what the words before a capital say where the rest of *text* is a headline: "Also read The last ferry to the
    island sails in May". In a line whose words have all a capital it tells nothing."""
    words = text.split()
    least, most = HEADLINE_WORDS
    if not least + 2 <= len(words) <= most + LABEL_WORDS or ends_sentence(text):
        return None
    for size in range(min(LABEL_WORDS, len(words) - least), 1, -1):
        label, rest = words[:size], words[size:]
        if len(rest) > most or not (rest[0][0].isupper() and _begins_anew(label, rest, rules)):
            continue
        phrase = " ".join(label)
        mark = rules.read(phrase) if tuple(fold_words(phrase)) in _phrases(rules) else None
        if mark is not None and mark.kind in LINKED_KINDS:
            return replace(mark, where="start", value=" ".join(rest))
    return None


def _begins_anew(label: list[str], rest: list[str], rules: LanguageRules) -> bool:
    """Return whether the capital of *rest* is that of a beginning: *label* alone has nothing but capitals, or capitals at
    all its words, or the capital is that of a stop word."""
    if " ".join(label).isupper():
        return not " ".join(rest).isupper()
    if 2 * sum(word[0].isupper() for word in rest[1:]) > len(rest) - 1:
        return False  # each word has one: "More Details On The Deal With The Harbour"
    return all(word[0].isupper() for word in label) or not rules.words.stop.isdisjoint(fold_words(rest[0]))


@cache
def _phrases(rules: LanguageRules) -> frozenset[tuple[str, ...]]:
    """Return the phrases of headlines to read, folded, that announce what stands behind them."""
    labels = (rule for rule in rules.rules if rule.where != "alone" and rule.kind in LINKED_KINDS)
    return frozenset(tuple(fold_words(phrase)) for rule in labels for phrase in rule.all_phrases)
