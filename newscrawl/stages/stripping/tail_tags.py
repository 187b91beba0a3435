"""Tags that no rule knows by their label, or that have none: short texts that the article speaks of, behind it on one line
or a line each, or, in text, on a line between its paragraphs: another story follows there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.folding import fold_words
from newscrawl.rules.sentences import ends_in_colon, ends_sentence
from newscrawl.stages.lines.reading import is_unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.stages.lines.reading import Finding, Reading

TAG_WORDS, LABEL_WORDS = 4, 3
"""Words of a tag, and of a label before the first of a line, at most."""
TAGS = 2
"""Tags that make a list."""
INNER_TAGS = 3
"""Tags that make a list between paragraphs, each of which the article must speak of. Chosen: two are a pair of names."""
SAID = 0.5
"""Share of the tags that the article, or its title, must speak of, word for word."""
REACH = 12
"""Lines behind the last paragraph among which tags are sought."""

LIST_LABEL_WORDS = 6
"""Words of a label on the line over tags."""

_DIVIDER = re.compile(r"\s*[,،؛;|#/•·、]\s*|\s[-–—]\s")


def tail_tags(readings: Sequence[Reading], findings: Sequence[Finding | None]) -> set[int]:
    """Return the positions of the lines that are tags, or list them, behind the last paragraph of the article or between two."""
    prose = [
        i
        for i, reading in enumerate(readings)
        if findings[i] is None and reading.shape.kind == "prose" and reading.block.body
    ]
    if not prose:
        return set()
    head = [i for i in range(prose[0]) if findings[i] is None]
    text = " ".join(word for i in (*head, *prose) for word in ("|", *fold_words(readings[i].block.text)))
    between = {
        i for i in range(prose[0] + 1, prose[-1]) if findings[i] is None and _is_tags(readings, i, text)
    }
    behind = range(prose[-1] + 1, min(len(readings), prose[-1] + 1 + REACH))
    found = {i for i in behind if is_unknown(findings[i]) and _lists_tags(readings[i], text)}
    found = found or _run_of_tags(behind, readings, findings, text)
    heads = range(prose[0] + 1, len(readings))
    return between | found | {i for i in heads if _heads_tags(i, readings, findings, found)}


def _is_tags(readings: Sequence[Reading], i: int, article: str) -> bool:
    """Return whether line *i*, between paragraphs, lists tags; rows of a table and of a list have others of their like beside
    them, or what announces them."""
    above, reading, below = readings[i - 1 : i + 2]
    return (
        reading.shape.kind != "prose"
        and not reading.block.tokens  # elements tell more: a sub-heading may be three nouns
        and not ends_in_colon(above.block.text)
        and not any(
            len(_entries(beside)) >= TAGS for beside in (above, below) if beside.shape.kind != "prose"
        )
        and not any(letter.isdigit() for letter in reading.block.text)  # amounts, scores
        and _lists_tags(reading, article, tags_min=INNER_TAGS, share=1.0)
    )


def _heads_tags(
    i: int, readings: Sequence[Reading], findings: Sequence[Finding | None], tags: set[int]
) -> bool:
    """Return whether line *i* is a label, with its colon, right over *tags* or others that are known."""
    below = findings[i + 1] if i + 1 < len(findings) else None
    is_over = i + 1 in tags or (below is not None and below.kind == "keywords")
    return is_over and findings[i] is None and _is_label(readings[i])


def _is_label(reading: Reading) -> bool:
    """Return whether the line of *reading* is a few words with a colon, and no sentence that goes on from the article."""
    text = reading.block.text
    is_short = len(fold_words(text)) <= LIST_LABEL_WORDS and not reading.shape.continues
    return is_short and ends_in_colon(text)


def _entries(reading: Reading) -> list[tuple[str, ...]]:
    """Return the folded words of each part of the line of *reading* that dividers make."""
    parts = (fold_words(part) for part in _DIVIDER.split(reading.block.text))
    return [part for part in parts if part]


def _lists_tags(reading: Reading, article: str, *, tags_min: int = TAGS, share: float = SAID) -> bool:
    """Return whether the line of *reading* has *tags_min* entries or more that the *article* speaks of, and no fewer than
    *share* of all are."""
    tags = _entries(reading)
    if len(tags) < tags_min or ends_sentence(reading.block.text) or reading.shape.kind == "prose":
        return False
    first, *others = tags
    if len(first) > TAG_WORDS + LABEL_WORDS or any(len(tag) > TAG_WORDS for tag in others):
        return False
    said = sum(_is_said(tag, article) for tag in others)
    said += any(_is_said(first[at:], article) for at in range(min(LABEL_WORDS + 1, len(first))))
    return said >= tags_min and said >= share * len(tags)


def _run_of_tags(
    behind: range, readings: Sequence[Reading], findings: Sequence[Finding | None], article: str
) -> set[int]:
    """Return the first lines *behind* the article that are as short as tags, one below another, if they are some."""
    run: list[int] = []
    for i in behind:
        text = readings[i].block.text
        if not run and (ends_sentence(text) or _is_label(readings[i])):
            continue  # the last of the article, short as it is; what stands over them
        words = fold_words(text)
        if (
            not is_unknown(findings[i])
            or not 0 < len(words) <= TAG_WORDS
            or ":" in text
            or ends_sentence(text)
        ):
            break
        run.append(i)
    said = sum(_is_said(fold_words(readings[i].block.text), article) for i in run)
    return set(run) if said >= TAGS and said >= SAID * len(run) else set()


def _is_said(words: tuple[str, ...], article: str) -> bool:
    return f" {' '.join(words)} " in article
