"""A read-also box and the paragraph behind it on one line: label, headlines and paragraph come apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from newscrawl.folding import WORD
from newscrawl.stages.glued.boxes import paragraph_likeness, paragraph_start
from newscrawl.stages.glued.headlines_inside import HEADLINE_EDGES, PARAGRAPH_WORDS
from newscrawl.stages.glued.joints import joint
from newscrawl.stages.glued.lost_space import spaced
from newscrawl.stages.words.shape import shape

if TYPE_CHECKING:
    from newscrawl.rules import LanguageRules, Mark, Words
    from newscrawl.stages.glued.page_words import PageWords
    from newscrawl.stages.lines.known import Known

_FULL_STOP = re.compile(r"(?<!\.)\.\s")
_SENTENCE_END = re.compile(r"[.!?؟…] [\"»”)]? \s+ (?=\w)", re.VERBOSE)
Role = Literal["text", "offer", "heading"]
BOX_WORDS = 20
"""Words of headlines and a paragraph together, at least, behind a label that no colon marks: "We suggest today a recipe of ..."
is a sentence."""
FIRST_WORDS = 14
"""Words of these, at least, up to the first full stop: "More rules may backfire. ..." is a sentence, too."""
LABEL_CHARS = 60
"""Characters in which a label and the beginning of its headline are sought."""
STUCK = 3.0
"""How much more a place inside a word says than one between words, on the scale of :mod:`newscrawl.stages.glued.boxes`: of
seven boxes whose paragraph begins inside a word by one of the two, five did."""


def parts_of_box(text: str, rules: LanguageRules, known: Known, nearby: PageWords) -> list[tuple[str, Role]]:
    """Return *text*, or the marker, the headlines and, if there is one, the paragraph of the box that
    opens it, each with its role."""
    mark = box_label(text, rules)
    if mark is None or not mark.value:
        return [(text, "text")]
    marker: tuple[str, Role] = (text[: len(text) - len(mark.value)].strip(), "text")
    if shape(mark.value, rules.words).kind == "headline":
        return [marker, (mark.value, "offer")]  # the title of a story, if one follows
    if rules.read(text) is not None:
        return [(text, "text")]
    parts = _headlines_and_paragraph(mark.value, known, rules.words, nearby)
    if parts is None:
        return [(text, "text")]
    return [marker, (parts[0].strip(), "offer"), (parts[1].strip(), "text")]


def box_label(text: str, rules: LanguageRules) -> Mark | None:
    """Return the label of the box that opens *text*: a phrase that may stand inside a line, or, where a paragraph follows, any
    of several words that offers stories."""
    for mark in rules.find_inside(text):
        if mark.start == 0 and mark.kind == "related":
            return mark
    label = rules.label_before(text)
    if label is None:
        return None
    value = shape(label.value, rules.words)
    first = _FULL_STOP.split(label.value, maxsplit=1)[0]  # headlines have none: it is the paragraph's
    is_box = value.kind == "prose" and value.words >= BOX_WORDS and len(WORD.findall(first)) >= FIRST_WORDS
    return label if is_box else None


def labels_inside(text: str, rules: LanguageRules) -> list[int]:
    """Return where labels of several words that offer stories stand in *text*, each behind the end of a sentence."""
    ends = (end.end() for end in _SENTENCE_END.finditer(text))
    places = [at for at in ends if rules.label_before(text[at : at + LABEL_CHARS]) is not None]
    return [at for at in places if box_label(text[at:], rules) is not None]


def _headlines_and_paragraph(
    text: str, known: Known, words: Words, nearby: PageWords
) -> tuple[str, str] | None:
    """Return the headlines that stand in *text*, behind the label of a box, and the paragraph behind them, if there is one:
    where the last known headline ends, else where a paragraph begins best, be it inside a word."""
    end = _known_end(text, known)
    if end is not None:
        return text[:end], text[end:]
    whole = spaced(text, nearby)
    start = paragraph_start(whole, words)
    parted = None if start is None else (whole[:start], whole[start:])
    stuck = joint(text, words, nearby.language, nearby, boxed=True)
    if stuck is None:
        return parted
    torn = text[:stuck], text[stuck:]
    is_better = parted is None or paragraph_likeness(*torn, words) + STUCK >= paragraph_likeness(
        *parted, words
    )
    return torn if is_better else parted


def _known_end(text: str, known: Known) -> int | None:
    """Return where the last of the known headlines ends that open *text*, if a paragraph follows."""
    end = 0
    while (length := known.headline_end(text[end:])) is not None:
        end += length
        end += len(text[end:]) - len(text[end:].lstrip(HEADLINE_EDGES))
    return end if end and len(WORD.findall(text[end:])) >= PARAGRAPH_WORDS else None
