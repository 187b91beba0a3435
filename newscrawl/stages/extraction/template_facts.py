"""What the parts of a template say of a page's story: title, date, author, tags."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from newscrawl.items import Fact
from newscrawl.rules.sentences import count_words, ends_sentence
from newscrawl.stages.dates import is_date_line
from newscrawl.stages.facts.headline import short_text
from newscrawl.stages.facts.visible import is_byline
from newscrawl.stages.words.names import CREDIT_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newscrawl.stages.dom.line import Line

FACT_OF: dict[str, str] = {"title": "title", "date": "published", "author": "author", "keywords": "keyword"}
LABEL_PARTS = 30
"""Elements in such a line that are looked at."""
LABEL_CHARS = 300
"""Characters of a line that is a title, a date, a byline or a tag."""


def stated_facts(lines: Sequence[tuple[Line, str]]) -> tuple[Fact, ...]:
    """Return what *lines*, each with its text, say in the parts that hold a title, a date, an author or tags, each thing once."""
    return tuple(dict.fromkeys(fact for line, text in _title_first(lines) for fact in _facts(line, text)))


def _title_first(lines: Sequence[tuple[Line, str]]) -> list[tuple[Line, str]]:
    """Return the lines that say something, the title and those behind it before the others: over the title stands today."""
    found = list(_first_runs(lines))
    roles = [line.part.role if line.part is not None else None for line, _ in found]
    title = roles.index("title") if "title" in roles else 0
    return found[title:] + found[:title]


def _first_runs(lines: Sequence[tuple[Line, str]]) -> Iterator[tuple[Line, str]]:
    """Yield *lines* without those that stand in an author's part apart from the first of it: an element without a name may
    hold a poll further down, and its answers wrote nothing."""
    last: dict[tuple[str, ...], int] = {}
    for i, (line, text) in enumerate(lines):
        if line.part is not None and line.part.role == "author":
            if i - last.get(line.part.path, i) > 1:
                continue
            last[line.part.path] = i
        yield line, text


def _facts(line: Line, text: str) -> Iterator[Fact]:
    part = line.part
    name = FACT_OF.get(part.role) if part is not None else None
    if name is None or len(text) > LABEL_CHARS or (name == "published" and not is_date_line(text)):
        return
    if name == "author" and count_words(text) > CREDIT_WORDS and ends_sentence(text):
        return  # what is told of the author
    if name == "author" and line.element is not None:
        # A line of several elements has the date, too, and how many read it.
        inside = (
            short_text(one) for one in islice(line.element.iterdescendants(), LABEL_PARTS) if is_byline(one)
        )
        yield from (Fact(name=name, value=text, origin="text") for text in inside if text)
    if part is not None and part.role == "keywords" and line.element is not None:
        links = ["".join(link.itertext()) for link in line.element.iter("a")] or [text]
        yield from (
            Fact(name=name, value=" ".join(link.split()), origin="text") for link in links if link.strip()
        )
        return
    if name == "published" and line.element is not None:
        yield from (
            Fact(name=name, value=stated.strip(), origin="time")
            for time in line.element.iter("time")
            if (stated := time.get("datetime"))
        )
    yield Fact(name=name, value=text, origin="text")
