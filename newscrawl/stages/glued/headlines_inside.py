"""Headlines of other pages that stand inside a line: in front of a paragraph, or behind one, with a few words
leading up to them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from newscrawl.folding import WORD, fold_words

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from newscrawl.items import Block
    from newscrawl.stages.lines.known import Known

PARAGRAPH_WORDS = 8
"""What follows a headline, or a glued heading, must have at least this many words to be its paragraph."""
HEADLINE_EDGES = " .:،؛!؟?»”)]\"'|-–—•"
"""What may stand between a headline and what follows it."""
OPENING_MARKS = HEADLINE_EDGES + "«“„(["
"""What may stand before a headline and belongs to it."""
MARKER_WORDS = 8
"""Words that lead up to a headline inside a line: "Read also in our archive:"."""
LONGEST_LINE = 20_000
"""Letters of a line that is looked into; longer ones are no headline and no paragraph."""

_SENTENCE_END = re.compile(r"(?<=\w[\w\"'»”)])[.!?؟۔…](?=\s|[^\W\d_])[\"»”)]?\s*")


def around_headlines(
    block: Block, known: Known, own: Container[tuple[str, ...]] = frozenset()
) -> Iterator[Block]:
    """Yield *block*, taken apart around the headlines of other pages that stand in it: what leads up to one since
    the last sentence is its marker, if it is short. *own* are the folded words of the page's own headlines, which its
    text may quote."""
    text = block.text
    if not (block.body and block.role == "text" and len(text) <= LONGEST_LINE and known.headlines):
        yield block
        return
    done = 0
    for start, end in known.find_headlines(text):
        sentence = max((m.end() for m in _SENTENCE_END.finditer(text, done, start)), default=done)
        rest = text[_paragraph_after(text, end) :]
        if start < done or fold_words(text[start:end]) in own:
            continue
        if not _may_be_offered(text[sentence:start], rest, alone=start == 0):
            continue
        # Marks before it, and nothing else, are its own.
        begin = start if text[sentence:start].strip(OPENING_MARKS) else sentence
        begin = begin if text[done:begin].strip(OPENING_MARKS) else done
        cut = min(sentence, begin)
        after = len(text) - len(rest)
        yield from _lines(block, text[done:cut], text[cut:begin])
        yield replace(block, text=text[begin:after].strip(), role="offer", offered_by="recurrence-headline")
        done = after
    yield from _lines(block, text[done:])


def _paragraph_after(text: str, end: int) -> int:
    """Return where the paragraph begins in *text* behind the headline that ends at *end*; a quotation mark that
    opens it is its own."""
    start = len(text) - len(text[end:].lstrip(HEADLINE_EDGES))
    return start - 1 if start - end > 1 and text[start - 1] in "\"'" and text[start - 2] == " " else start


def _may_be_offered(marker: str, rest: str, *, alone: bool) -> bool:
    """Return whether a headline with *marker* before it and *rest* behind it on its line is offered to read next."""
    behind = len(WORD.findall(rest))
    if len(WORD.findall(marker)) > MARKER_WORDS or 0 < behind < PARAGRAPH_WORDS:
        return False
    return not alone or bool(rest)


def _lines(block: Block, *texts: str) -> Iterator[Block]:
    return (
        block if bare == block.text else replace(block, text=bare) for text in texts if (bare := text.strip())
    )
