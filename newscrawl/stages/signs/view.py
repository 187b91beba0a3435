"""What the signs of a page's lines share: which lines are its paragraphs, and what stands around each line."""

from __future__ import annotations

from collections import Counter
from copy import copy
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from newscrawl.folding import fold_words
from newscrawl.memo import remembered
from newscrawl.rules.sentences import ends_in_colon
from newscrawl.stages.lines.reading import BYLINE_KINDS
from newscrawl.stages.signs.tokens import WIDGET_TOKENS, idle_names
from newscrawl.stages.words.shape import SENTENCE_WORDS
from newscrawl.stages.words.terms import terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newscrawl.rules import LanguageRules
    from newscrawl.stages.lines.reading import Finding, Reading

PARAGRAPH_WORDS = 15
"""Words of a line of prose that counts as a paragraph of the article; shorter sentences may be a promotion."""
PARAGRAPHS = 2
"""Such lines that an article has; one with fewer is written in short sentences, which are its paragraphs."""
LONGEST_RUN = 8
"""Lines between two paragraphs from which on more say nothing more."""
SIBLINGS = 2
"""Other paragraphs in elements of the same class, from which on more say nothing more."""
LINKED = 0.35
"""Share of link letters from which a line of prose is a teaser."""


class PageView:
    """What the measures share of a page. Most lines are known without their signs: what only those need is worked out
    when it is asked for."""

    def __init__(
        self,
        readings: Sequence[Reading],
        findings: Sequence[Finding | None],
        rules: LanguageRules,
        language: str,
        widgets: int = 0,
    ) -> None:
        self.readings, self.findings, self.rules = readings, findings, rules
        self._language = language
        prose = [_is_prose(reading, PARAGRAPH_WORDS) for reading in readings]
        if sum(is_long and r.block.body for is_long, r in zip(prose, readings, strict=True)) < PARAGRAPHS:
            prose = [_is_prose(reading, SENTENCE_WORDS) for reading in readings]
        self.siblings = Counter(
            r.block.tokens for is_prose, r in zip(prose, readings, strict=True) if is_prose and r.block.tokens
        )
        self.paragraph = [is_prose and r.block.body for is_prose, r in zip(prose, readings, strict=True)]
        self._places = [i for i, is_paragraph in enumerate(self.paragraph) if is_paragraph]
        self.first, last = (self._places[0], self._places[-1]) if self._places else (len(readings), -1)
        behind = range(len(readings) - 1, last, -1) if self._places else ()
        # However short it is, what goes on from the article is no promotion.
        self.last = next((i for i in behind if _goes_on(readings[i])), last)
        self.marked = widgets + sum(
            reading.mark is not None and reading.mark.kind not in BYLINE_KINDS for reading in readings
        )
        body = [i for i, r in enumerate(readings) if r.mark is None and r.block.body]
        loose = sum(readings[i].shape.words for i in body if not self.paragraph[i])
        self.loose = loose / max(1, sum(readings[i].shape.words for i in body))
        mass = Counter[tuple[str, ...]]()
        for i in self._places:
            mass[readings[i].block.tokens[1:]] += readings[i].shape.words
        self.mass, self.total = mass, max(1, mass.total())

    @cached_property
    def idle(self) -> frozenset[str]:
        """The tokens of widgets that say nothing on the page."""
        paragraphs = (self.readings[i] for i in self._places)
        held = ((WIDGET_TOKENS.intersection(r.block.tokens), r.shape.words) for r in paragraphs)
        return idle_names(held, self.total)

    def knowing(self, findings: Sequence[Finding | None], *, widgets: int = 0) -> PageView:
        """Return the same page with *findings*, which tell what is cut, and with *widgets* more lines counted as known."""
        page = copy(self)
        page.findings = findings
        page.marked = self.marked + widgets
        return page

    def is_paragraph(self, i: int) -> bool:
        """Return whether there is a line *i* and it is a paragraph of the article."""
        return 0 <= i < len(self.paragraph) and self.paragraph[i]

    def terms(self, i: int) -> Mapping[str, float]:
        """Return the terms of line *i*, each with its weight."""
        return terms(self.readings[i].block.text, self._language)

    @cached_property
    def held(self) -> Counter[str]:
        """Each term of the paragraphs, with the number of those that have it."""
        return Counter(chain.from_iterable(map(self.terms, self._places)))

    @cached_property
    def announced(self) -> list[bool]:
        """For each line whether it stands among lines behind a colon: a list of the article's own, which ends where the
        article does."""
        announced: list[bool] = []
        is_own = False  # whether an entry was article text
        for is_paragraph, reading in zip(self.paragraph, self.readings, strict=True):
            opens = is_paragraph or reading.mark is not None or not announced
            colon = reading.mark is None and ends_in_colon(reading.block.text)
            announced.append(colon if opens or (is_own and not reading.block.body) else announced[-1])
            is_own = announced[-1] and reading.block.body and not opens
        return announced

    def is_parallel(self, i: int) -> bool:
        """Return whether a line beside line *i* is built like it: it opens or ends with the same word."""
        beside = [j for j in (i - 1, i + 1) if 0 <= j < len(self.paragraph) and not self.paragraph[j]]
        return any(not self._edges(i).isdisjoint(self._edges(j)) for j in beside)

    def _edges(self, i: int) -> frozenset[tuple[int, str]]:
        return _edges(self.readings[i].block.text)

    def is_cut(self, i: int) -> bool:
        """Return whether there is a line *i* and it is known as a widget already."""
        return 0 <= i < len(self.findings) and self.findings[i] is not None

    def is_claimed(self, i: int) -> bool:
        """Return whether a heading over line *i* claims it."""
        finding = self.findings[i]
        return finding is not None and finding.rule.startswith("place-")

    def run(self, i: int) -> int:
        """Return how many lines stand between the two paragraphs around line *i*."""
        begin, end = i, i + 1
        while begin >= 0 and not self.paragraph[begin] and i - begin < LONGEST_RUN:
            begin -= 1
        while end < len(self.paragraph) and not self.paragraph[end] and end - i < LONGEST_RUN:
            end += 1
        return min(LONGEST_RUN, end - begin - 1)


@remembered
def _edges(text: str) -> frozenset[tuple[int, str]]:
    """Return the first and the last word of a line of several, folded, numbers left out."""
    words = [word for word in fold_words(text) if not word.isdigit()]
    return frozenset({(0, words[0]), (-1, words[-1])}) if len(words) > 1 else frozenset()


def _goes_on(reading: Reading) -> bool:
    return _is_prose(reading, SENTENCE_WORDS) and reading.block.body and reading.shape.continues


def _is_prose(reading: Reading, least: int) -> bool:
    return (
        reading.mark is None
        and reading.shape.kind == "prose"
        and reading.shape.words >= least
        and reading.block.link_density < LINKED
    )
