"""The signs by which a line that no rule names is told from the article: what there is to see of it.

Each sign is a number from 0 to 1. What a sign is worth, :mod:`newscrawl.stages.weights` says; here it is only
measured. Signs hold for any language: they count and compare, and know words only by the tables of the rules.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.rules.sentences import breaks_sentence, ends_sentence
from newscrawl.stages.terms import overlap, terms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from newscrawl.rules import LanguageRules
    from newscrawl.stages.reading import Finding, Reading

PARAGRAPH_WORDS = 15
"""Words of a line of prose that counts as a paragraph of the article; shorter sentences may be a promotion."""
LONGEST_RUN = 8
"""Lines between two paragraphs from which on more say nothing more."""
MANY_MARKED = 6
"""Lines that rules know as widgets from which on a page is known to have widgets."""
NEAR_TOKENS = 6
"""Class and id tokens of the nearest elements."""
SHORT_LINE_WORDS = 12
"""Words of a line in which a year or a time of day is most of what it says."""
LENGTHS = {"words-1-2": 2, "words-3-5": 5, "words-6-9": 9, "words-10-14": 14, "words-15-25": 25}
"""Signs of a line's length, with the most words of each."""
SEPARATORS = 3
"""Separators of a list from which on more say nothing more."""
AGENCY_WORDS = 9
"""Words of a line whose naming an agency is a credit and not a report on it."""
SIBLINGS = 2
"""Other paragraphs in an element of the same class, from which on a paragraph outside the article, as
trafilatura sees it, may be one of a story that the page appends."""
LINKED = 0.35
"""Share of link letters from which a line of prose is a teaser."""
MOSTLY, LINKED_WORDS = 0.5, 4
"""Share of link letters, and words, of a line that is a headline with its link, whatever leads up to it."""
HEADING_TAGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
WIDGET_TOKENS = frozenset(
    """
    nav navigation menu sidebar side aside footer header comment comments respond disqus share sharing social
    related recommend recommended recommendation widget breadcrumb breadcrumbs newsletter subscribe promo advert
    ad ads advertisement sponsor sponsored tags tag popular trending most cookie consent banner login signup modal
    popup pagination pager author bio byline meta credit caption figcaption figure teaser teasers list links form
    rail outbrain taboola rss print tools toolbar copyright legal disclaimer poll gallery carousel slider ticker
    latest also readmore more masthead logo search toc infobox archive archives category categories
    """.split()
)
"""Class and id tokens that front-end frameworks and publishing systems give to what is no article."""
ARTICLE_TOKENS = frozenset(
    """
    article body content entry story text post main articlebody storytext hentry articletext entry-content
    post-content article-body story-body
    """.split()
)
"""Class and id tokens that they give to articles."""

_WORD = re.compile(r"\w+")
_SYMBOL_FIRST = re.compile(r"\s*[^\w\s\"'«»“”„‘’(\[]")
_SEPARATOR = re.compile(r"[|•·/›»▸→❯#]|\s[-–—]\s")
_YEAR = re.compile(r"\b(?:1[34]|19|20)\d\d\b")
_TIME = re.compile(r"\b\d{1,2}[:.h٫]\d\d\b")
_ADDRESS = re.compile(r"https?:|www\.|\w\.\w+/|@\w")
_QUOTE = re.compile('["«“„]')

Signs = dict[str, float]


def read_signs(
    readings: Sequence[Reading], findings: Sequence[Finding | None], rules: LanguageRules, language: str
) -> list[Signs]:
    """Return the signs of each line of a page; *findings* are what is known of the lines already."""
    page = _PageView(readings, findings, rules, language)
    return [
        {name: float(value) for measure in MEASURES for name, value in measure(i, page).items()}
        for i in range(len(readings))
    ]


class _PageView:
    """What the measures share of a page."""

    def __init__(
        self,
        readings: Sequence[Reading],
        findings: Sequence[Finding | None],
        rules: LanguageRules,
        language: str,
    ) -> None:
        self.readings, self.findings, self.rules = readings, findings, rules
        prose = [_is_long_prose(reading) for reading in readings]
        self.siblings = Counter(
            r.block.tokens for is_prose, r in zip(prose, readings, strict=True) if is_prose and r.block.tokens
        )
        self.paragraph = [
            is_prose and (r.block.body or self._is_one_of_several(r))
            for is_prose, r in zip(prose, readings, strict=True)
        ]
        places = [i for i, is_paragraph in enumerate(self.paragraph) if is_paragraph]
        self.first, self.last = (places[0], places[-1]) if places else (len(readings), -1)
        self.terms = [terms(reading.block.text, language) for reading in readings]
        self.edges = [_edges(reading) for reading in readings]
        self.held = Counter(term for i in places for term in self.terms[i])
        self.marked = sum(reading.mark is not None for reading in readings)
        words = Counter(
            is_paragraph
            for is_paragraph, r in zip(self.paragraph, readings, strict=True)
            for _ in range(r.shape.words if r.mark is None and r.block.body else 0)
        )
        self.loose = words[False] / max(1, words.total())
        mass = Counter[tuple[str, ...]]()
        for i in places:
            mass[readings[i].block.tokens[1:]] += readings[i].shape.words
        self.mass, self.total = mass, max(1, mass.total())

    def _is_one_of_several(self, reading: Reading) -> bool:
        tokens = reading.block.tokens
        return self.siblings[tokens] > SIBLINGS and WIDGET_TOKENS.isdisjoint(tokens[:NEAR_TOKENS])

    def is_paragraph(self, i: int) -> bool:
        return 0 <= i < len(self.paragraph) and self.paragraph[i]

    def announces(self, i: int) -> bool:
        """Return whether the lines that line *i* stands among come behind a colon: a list of the article's own."""
        while i > 0 and not self.paragraph[i] and self.readings[i].mark is None:
            i -= 1
        return self.readings[i].mark is None and self.readings[i].block.text.rstrip().endswith(":")

    def is_parallel(self, i: int) -> bool:
        """Return whether a line beside line *i* is built like it: it opens or ends with the same word."""
        own = self.edges[i]
        return any(
            0 <= j < len(self.edges) and not self.paragraph[j] and not own.isdisjoint(self.edges[j])
            for j in (i - 1, i + 1)
        )

    def is_cut(self, i: int) -> bool:
        return 0 <= i < len(self.findings) and self.findings[i] is not None

    def is_claimed(self, i: int) -> bool:
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


def _edges(reading: Reading) -> frozenset[tuple[int, str]]:
    """Return the first and the last word of a line of several, numbers left out."""
    words = [word for word in _WORD.findall(fold(reading.block.text)) if not word.isdigit()]
    return frozenset({(0, words[0]), (-1, words[-1])}) if len(words) > 1 else frozenset()


def _is_long_prose(reading: Reading) -> bool:
    return (
        reading.mark is None
        and reading.shape.kind == "prose"
        and reading.shape.words >= PARAGRAPH_WORDS
        and reading.block.link_density < LINKED
    )


def _shape(i: int, page: _PageView) -> Mapping[str, float]:
    shape, text = page.readings[i].shape, page.readings[i].block.text
    bare = text.rstrip()
    return {
        _length(shape.words): True,
        "headline": shape.kind == "headline",
        "prose": shape.kind == "prose",
        "ends-sentence": ends_sentence(text),
        "breaks-sentence": breaks_sentence(text),
        "continues": shape.continues,
        "colon-inside": ":" in bare[:-1],
        "colon-last": bare.endswith(":"),
        "question": bare.endswith(("?", "؟")),
        "symbol-first": bool(_SYMBOL_FIRST.match(text)),
        "bullet": shape.bullet,
        "separators": min(SEPARATORS, len(_SEPARATOR.findall(text))) / SEPARATORS,
        "digits": sum(map(str.isdigit, text)) / max(1, len(text)),
        "year": shape.words < SHORT_LINE_WORDS and bool(_YEAR.search(fold(text))),
        "time": shape.words < SHORT_LINE_WORDS and bool(_TIME.search(fold(text))),
        "quote": bool(_QUOTE.search(text)),
        "bracketed": text[:1] in "([" and bare[-1:] in ")]",
    }


def _length(words: int) -> str:
    """Return the name of the sign that says how long a line of *words* words is."""
    return next((name for name, longest in LENGTHS.items() if words <= longest), "words-26")


def _wording(i: int, page: _PageView) -> Mapping[str, float]:
    folded = fold(page.readings[i].block.text)
    words = _WORD.findall(folded)
    spaced = f" {' '.join(words)} "
    return {
        "widget-words": sum(word in page.rules.vocabulary for word in words) / max(1, len(words)),
        "agency": len(words) <= AGENCY_WORDS
        and any(f" {name} " in spaced for name in page.rules.words.agencies),
        "address": bool(_ADDRESS.search(folded)),
    }


def _subject(i: int, page: _PageView) -> Mapping[str, float]:
    own = page.terms[i]
    others = {term for term in own if page.held[term] > page.paragraph[i]}
    share = overlap(own, others)
    return {"same-subject": share, "other-subject": bool(own) and not others, "no-subject": not own}


def _place(i: int, page: _PageView) -> Mapping[str, float]:
    head, tail = i < page.first, i > page.last
    return {
        "head": head,
        "tail": tail,
        "between": not head and not tail and page.is_paragraph(i - 1) and page.is_paragraph(i + 1),
        "before-paragraph": page.is_paragraph(i + 1),
        "after-paragraph": page.is_paragraph(i - 1),
        "claimed": page.is_claimed(i),
        "after-widget": page.is_cut(i - 1),
        "before-widget": page.is_cut(i + 1),
        "run": page.run(i) / LONGEST_RUN,
        "first": i == 0,
        "announced": page.announces(i),
        "parallel": page.is_parallel(i),
        "loose-page": page.loose,
        "page-widgets": min(MANY_MARKED, page.marked) / MANY_MARKED,
        "no-widgets": page.marked == 0,
    }


def _structure(i: int, page: _PageView) -> Mapping[str, float]:
    block = page.readings[i].block
    near = block.tokens[:NEAR_TOKENS]
    return {
        "outside": not block.body,
        "links": block.link_density,
        "mostly-links": block.link_density >= MOSTLY and page.readings[i].shape.words >= LINKED_WORDS,
        "heading": block.tag in HEADING_TAGS,
        "list-item": block.tag == "li",
        "cell": block.tag in {"td", "th"},
        "widget-class": not WIDGET_TOKENS.isdisjoint(near),
        "widget-class-far": not WIDGET_TOKENS.isdisjoint(block.tokens),
        "article-class": not ARTICLE_TOKENS.isdisjoint(near),
        "prose-siblings": min(SIBLINGS, max(0, page.siblings[block.tokens] - page.paragraph[i])) / SIBLINGS
        if block.tokens
        else 0.0,
        "other-place": 1 - page.mass[block.tokens[1:]] / page.total if block.tokens else 0.0,
    }


def _recurrence(i: int, page: _PageView) -> Mapping[str, float]:
    reading = page.readings[i]
    return {"headline-elsewhere": reading.elsewhere, "repeated": reading.repeated}


MEASURES: tuple[Callable[[int, _PageView], Mapping[str, float]], ...] = (
    _shape, _wording, _subject, _place, _structure, _recurrence,
)  # fmt: skip
"""In the order of the kinds of evidence in :mod:`newscrawl.stages.weights`."""
