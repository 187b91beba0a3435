"""Stories that a page appends close behind its article: runs of paragraphs, or of sentences in one element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.rules.sentences import count_sentences, ends_sentence
from newscrawl.stages.dom.display import HEADING_TAGS
from newscrawl.stages.extraction.article.lines import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from newscrawl.items import Block, Element

APPENDED_LIKELY = 0.05
"""Probability that is asked of each paragraph of an appended story; comments and teasers are below."""
APPENDED_PARAGRAPHS = 4
"""Paragraphs in a row, or sentences of one element, that make an appended story; fewer are comments, notes on the author,
legal lines."""
HEADED_SENTENCES, HEADED_WORDS = 3, 40
"""Sentences of one element, be they one paragraph, and their words, that make an appended story under a headline."""
HEADED_WITHIN, HEADLINE_WORDS = 3, 4
"""Blocks over a story among which its headline is, and words of one at least."""
APPENDED_WITHIN = 16
"""Blocks behind the article within which it must begin and reach that number."""
PARAGRAPH_WORDS = 15
SENTENCE_WORDS = 6
PARAGRAPH_LINKS = 0.2


def with_appended(blocks: Sequence[Block], likely: Sequence[float], kept: list[bool]) -> list[bool]:
    """Return *kept* with the runs of paragraphs close behind the article, and behind one another."""
    found: set[int] = set()
    last = len(kept) - 1 - kept[::-1].index(True) if any(kept) else len(kept)
    while (run := _next_run(blocks, likely, last + 1)) is not None:
        found.update(run)
        last = run[-1]
    return [keep or i in found for i, keep in enumerate(kept)] if found else kept


def _next_run(blocks: Sequence[Block], likely: Sequence[float], start: int) -> range | None:
    """Return the positions of the first run of paragraphs that begins close behind *start* and is a story."""
    i, end = start, min(start + APPENDED_WITHIN, len(blocks))
    while i < end:
        sentences = _run_of_one_element(blocks, i)
        is_likely = sum(likely[j] for j in sentences) >= APPENDED_LIKELY * len(sentences)
        run = max(_likely_run(blocks, likely, i), sentences if is_likely else range(i, i), key=len)
        if len(run) >= APPENDED_PARAGRAPHS or (is_likely and _is_headed_story(blocks, sentences, start)):
            return run
        # No sentence is looked at again: there may be many.
        i = max(i + 1, run.stop if is_likely else sentences.stop)
    return None


def _is_headed_story(blocks: Sequence[Block], run: range, behind: int) -> bool:
    """Return whether the sentences *run* are enough for a short story, and a headline stands right over them, from *behind*
    the article on: its date and source may stand between."""
    words = sum(len(words_of(blocks[i].text)) for i in run)
    return words >= HEADED_WORDS and has_sentences(blocks, run) and is_headed(blocks, run.start, behind)


def has_sentences(blocks: Sequence[Block], places: Iterable[int]) -> bool:
    """Return whether the blocks at *places* have the sentences of a story under a headline."""
    return sum(count_sentences(blocks[i].text) for i in places) >= HEADED_SENTENCES


def is_headed(blocks: Sequence[Block], start: int, behind: int = 0) -> bool:
    """Return whether a headline stands close over the block at *start*, at *behind* or later."""
    return any(map(_is_headline, blocks[max(behind, start - HEADED_WITHIN) : start]))


def _is_headline(block: Block) -> bool:
    return block.tag in {"h1", *HEADING_TAGS} and len(words_of(block.text)) >= HEADLINE_WORDS


def _likely_run(blocks: Sequence[Block], likely: Sequence[float], start: int) -> range:
    """Return the positions of the long paragraphs from *start* on of which each is likely enough."""
    places = range(start, len(blocks))
    return _while(places, lambda i: likely[i] >= APPENDED_LIKELY and _is_paragraph(blocks[i]))


def _run_of_one_element(blocks: Sequence[Block], start: int) -> range:
    """Return the positions of the whole sentences from *start* on that stand in one element; comments and teasers have an
    element each."""
    parent = parent_of(blocks[start])
    places = range(start, len(blocks) if parent is not None else start)
    return _while(places, lambda i: parent_of(blocks[i]) is parent and is_sentence(blocks[i]))


def _while(places: range, holds: Callable[[int], bool]) -> range:
    """Return the first of *places*, as long as *holds* says so of each."""
    return range(places.start, next((i for i in places if not holds(i)), places.stop))


def parent_of(block: Block) -> Element | None:
    """Return the element around that of *block*; ``None`` where either is missing."""
    return block.element.parent if block.element is not None else None


def is_sentence(block: Block) -> bool:
    """Return whether *block* is a sentence of several words, and no link."""
    words = len(words_of(block.text))
    return block.link_density <= PARAGRAPH_LINKS and words >= SENTENCE_WORDS and ends_sentence(block.text)


def _is_paragraph(block: Block) -> bool:
    return block.link_density <= PARAGRAPH_LINKS and len(words_of(block.text)) >= PARAGRAPH_WORDS
