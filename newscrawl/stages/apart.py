"""Take apart what stands on one line although it was several elements on the page.

Ten traces of a lost break, none of which changes a letter:

1. a widget's words inside a line ("... هذا الصيف. سمات الدوري الإنجليزي"): the line ends before them;
2. a read-also box in front of the next paragraph: marker, headlines and paragraph come apart;
3. a question mark or an exclamation mark with the next sentence stuck to it, at the head of a line
   ("ما تفاصيله؟كشفت وكالة"): a headline met its paragraph;
4. two texts without a space between them, where no word goes on (:mod:`newscrawl.stages.glued.joints`);
5. the headline of another page in front of a paragraph, or behind one, with a few words leading up to it;
6. a few words stuck to the last full stop of a paragraph ("... العام المقبل.نسخ الرابط");
7. a widget's words as the last sentence of a paragraph ("... العام المقبل. تابعونا على تويتر"), known by the wording of a rule;
8. a widget's words stuck to the first word of a paragraph ("شارك الخبرتعود القضية");
9. a share bar in front of a paragraph ("فيسبوك تويتر طباعة أعلنت الوزارة ...");
10. two words in one ("سياسيةتشهد"): the heading before the seam gets a block of its own if it is one,
   else the words get their space back.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from newscrawl.folding import WORD, fold_words
from newscrawl.rules.sentences import ends_sentence
from newscrawl.stages.glued.headlines_inside import (
    LONGEST_LINE,
    PARAGRAPH_WORDS,
    around_headlines,
)
from newscrawl.stages.glued.joints import joint, stuck_tail
from newscrawl.stages.glued.lost_space import spaced
from newscrawl.stages.glued.offered_box import box_label, labels_inside, parts_of_box
from newscrawl.stages.glued.page_words import PageWords
from newscrawl.stages.glued.stuck_call import stuck_call
from newscrawl.stages.glued.stuck_label import stuck_label
from newscrawl.stages.lines.known import NOTHING, Known
from newscrawl.stages.words.shape import shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newscrawl.items import Block, Page
    from newscrawl.rules import LanguageRules, Words
    from newscrawl.stages.glued.offered_box import Role

HEADING_WORDS = 12
"""A heading glued to its paragraph has at most this many words."""
TAIL_WORDS = (2, 12)
"""Words of a widget at the end of a paragraph. One word, or a full sentence, is as likely the writer's ("Must see.")."""
TAIL_KINDS = frozenset({"related", "share", "promotion", "copyright", "comments", "advertisement"})
"""Kinds of widgets that pages put behind a text. Credits are sentences as often as not."""

_STOPS = (". ", ".» ", '." ', ".” ", "۔ ")
_STUCK_SENTENCE = re.compile(r"""[?؟!](?<=\w.)["»”]?(?=[^\W\d_]{2})""")


def take_apart(page: Page, rules: LanguageRules, known: Known = NOTHING) -> Page:
    """Return *page* with the blocks that were several taken apart; pieces share their block's index."""
    known = known if "recurrence" in rules.evidence else NOTHING
    nearby = PageWords(page)
    blocks = (
        piece
        for block in page.blocks
        for rest in _without_bar(block, rules)
        for piece in _without_tail(rest, rules)
    )
    pieces = [piece for block in blocks for piece in _pieces(block, rules, nearby, known)]
    first = next(
        (i for i, piece in enumerate(pieces) if shape(piece.text, rules.words).kind == "prose"), len(pieces)
    )
    own = _own_headlines(page, pieces[:first])
    later = (piece for block in pieces[first + 1 :] for piece in around_headlines(block, known, own))
    return replace(page, blocks=(*pieces[: first + 1], *later))


def _own_headlines(page: Page, head: Sequence[Block]) -> frozenset[tuple[str, ...]]:
    """Return the folded words of the headline that *page* declares, or, of text, which declares none, those of each
    line of its *head*."""
    lines = [block.text for block in head] if page.media == "text" else [page.metadata.title or ""]
    return frozenset(map(fold_words, lines))


def _without_bar(block: Block, rules: LanguageRules) -> tuple[Block, ...]:
    """Return *block*, or the share bar in front of its paragraph and the paragraph."""
    if not block.body or block.role != "text" or len(block.text) > LONGEST_LINE:
        return (block,)
    end = rules.bar_before(block.text)
    if not end or len(WORD.findall(block.text[end:])) < PARAGRAPH_WORDS:
        return (block,)
    return (_piece(block, block.text[:end].strip(), "text"), _piece(block, block.text[end:], "text"))


def _without_tail(block: Block, rules: LanguageRules) -> tuple[Block, ...]:
    """Return *block*, or the paragraph in it and the few words at its end that are of something else."""
    tail = None
    if block.body and block.role == "text" and not _ends_plainly(block.text):
        tail = stuck_tail(block.text) or _ruled_tail(block.text, rules)
    return (
        (block,)
        if tail is None
        else (_piece(block, block.text[:tail], "text"), _piece(block, block.text[tail:], "text"))
    )


def _ends_plainly(text: str) -> bool:
    """Return whether the last words of *text* are a full sentence's, with nothing in brackets behind it: so it is with
    nearly all paragraphs."""
    return not text.endswith((")", "]")) and ends_sentence(text)


def _ruled_tail(text: str, rules: LanguageRules) -> int | None:
    """Return where the last sentence of *text* begins, if a paragraph stands before it and the wording of a rule marks it."""
    stop = max((at + len(mark) - 1 for mark in _STOPS if (at := text.rfind(mark)) >= 0), default=0)
    tail = text[stop:].strip()
    few, many = TAIL_WORDS
    if not stop or not few <= len(tail.split(None, many)) <= many or ends_sentence(tail):
        return None
    mark = rules.read(tail)
    if mark is None or mark.kind not in TAIL_KINDS or len(WORD.findall(text[:stop])) < PARAGRAPH_WORDS:
        return None
    return stop


def _pieces(block: Block, rules: LanguageRules, nearby: PageWords, known: Known) -> Iterator[Block]:
    if not block.text or not block.body or block.role != "text" or len(block.text) > LONGEST_LINE:
        yield block
        return
    lines = _before_widgets(block.text, rules, nearby)
    if len(lines) == 1 and box_label(block.text, rules) is None:  # so it is with nearly all of them
        label, rest = _label_apart(block.text.strip(), rules, nearby)
        if label:
            yield _piece(block, label, "text")
        for text, heading in _glued_heading(rest, nearby, rules.words):
            yield _piece(block, text, "heading" if heading else "text")
        return
    for line in lines:
        *box, paragraph = parts_of_box(line, rules, known, nearby)
        for text, role in box:
            yield _piece(block, text, role)
        if paragraph[1] == "offer":
            yield _piece(block, paragraph[0], "offer")
            continue
        for text, heading in _glued_heading(paragraph[0], nearby, rules.words):
            yield _piece(block, text, "heading" if heading else "text")


def _piece(block: Block, text: str, role: Role) -> Block:
    """Return *block*, or the piece of it that *text* is: most are whole."""
    return block if text == block.text and role == block.role else replace(block, text=text, role=role)


def _before_widgets(text: str, rules: LanguageRules, nearby: PageWords) -> list[str]:
    """Return *text* cut before each widget phrase that stands inside it, and, where elements tell of no breaks, before each
    label behind the end of a sentence."""
    cuts = [mark.start for mark in rules.find_inside(text) if mark.start > 0]
    return _cut(text, cuts if nearby.has_breaks else [*cuts, *labels_inside(text, rules)])


def _label_apart(text: str, rules: LanguageRules, nearby: PageWords) -> tuple[str, str]:
    """Return the widget's words that are stuck to the paragraph in *text*, mostly none, and what stands behind them."""
    at = stuck_label(text, rules, nearby) or stuck_call(text, rules, nearby) or 0
    return text[:at].strip(), text[at:]


def _glued_heading(text: str, nearby: PageWords, words: Words) -> list[tuple[str, bool]]:
    """Return *text*, or the heading and the paragraph that met in it; the flag is true for the heading."""
    stuck = _STUCK_SENTENCE.search(text)
    if (
        stuck
        and "/" not in text[: stuck.end()].rsplit(maxsplit=1)[-1]  # the "?" of an address
        and _is_heading_and_paragraph(text[: stuck.end()], text[stuck.end() :])
    ):
        heading, paragraph = text[: stuck.end()], text[stuck.end() :]
        return [(heading.strip(), False), (spaced(paragraph, nearby).strip(), False)]
    seam = joint(text, words, nearby.language, nearby, has_breaks=nearby.has_breaks)
    if seam is not None:
        return [(text[:seam].strip(), True), (spaced(text[seam:], nearby).strip(), False)]
    whole = spaced(text, nearby)
    if whole == text:
        return [(text, False)]
    seam = next((i for i, (old, new) in enumerate(zip(text, whole, strict=False)) if old != new), None)
    if seam is not None and _is_heading_and_paragraph(whole[:seam], whole[seam:]):
        return [(whole[:seam].strip(), True), (whole[seam:].strip(), False)]
    return [(whole, False)]


def _is_heading_and_paragraph(heading: str, paragraph: str) -> bool:
    return (
        1 < len(WORD.findall(heading)) <= HEADING_WORDS
        and not re.search(r"[.،؛:]\s", heading.replace("..", " "))
        and len(WORD.findall(paragraph)) >= PARAGRAPH_WORDS
    )


def _cut(text: str, cuts: Sequence[int]) -> list[str]:
    bounds = [0, *sorted(set(cuts)), len(text)]
    return [piece for start, end in pairwise(bounds) if (piece := text[start:end].strip())]
