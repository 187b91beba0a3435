"""Interviews and other talks: questions and answers of a few words are the article's own, and so is each line that opens
with who speaks ("Q: ...", "A: ...")."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.rules.sentences import ends_sentence, is_question
from newscrawl.stages.lines.reading import CLAIMED, is_free
from newscrawl.stages.stripping.weighing import ITS_OWN_KIND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.stages.lines.reading import Finding, Reading
    from newscrawl.stages.signs import PageSigns

QUESTIONS = 3
"""Questions that make an interview; one or two may be headlines of others."""
LINES, SAID = 3, 2 / 3
"""Lines of a speaker that make a talk, and the share of them that must be sentences: "Video: ..." opens headlines."""
OPTIONS = 2
"""Options of a poll."""

_SPEAKER = re.compile(r"([^\W\d_]{1,20} (?: \s [^\W\d_]{1,20} ){0,2}) \s? : \s", re.VERBOSE)


def interview(readings: Sequence[Reading], findings: Sequence[Finding | None], signs: PageSigns) -> set[int]:
    """Return the positions of the questions of an interview and of the answers right below them: lines of the body that ask,
    each over a sentence, several of them. Then a question is no headline, though a box before it claims it."""
    asking = [i for i in range(len(readings) - 1) if _asks(i, readings, findings, signs)]
    answered = [
        i for i in asking if is_unlinked(readings[i + 1], findings[i + 1]) and _answers(readings[i + 1])
    ]
    if sum(findings[i] is None for i in answered) < QUESTIONS:
        return set()
    return {*asking, *(i + 1 for i in answered)}


def talks(readings: Sequence[Reading], findings: Sequence[Finding | None]) -> set[int]:
    """Return the positions of the lines of speakers who open several lines that are sentences or questions."""
    spoken: defaultdict[str, list[int]] = defaultdict(list)
    for i, reading in enumerate(readings):
        found = _SPEAKER.match(fold(reading.block.text)) if is_unlinked(reading, findings[i]) else None
        if found is not None:
            spoken[found[1]].append(i)
    return {
        i
        for lines in spoken.values()
        if len(lines) >= LINES and sum(is_said(readings[i].block.text) for i in lines) >= SAID * len(lines)
        for i in lines
    }


def is_unlinked(reading: Reading, finding: Finding | None) -> bool:
    """Return whether the line of *reading*, in the body of the page, is no link and nothing was found of it."""
    return reading.block.body and is_free(reading, finding)


def is_said(text: str) -> bool:
    """Return whether *text* ends as sentences, questions and calls do."""
    return ends_sentence(text) or is_question(text) or text.rstrip().endswith("!")


def _asks(i: int, readings: Sequence[Reading], findings: Sequence[Finding | None], signs: PageSigns) -> bool:
    """Return whether line *i* is a question that may be one of an interview: the options of a poll are no sentences."""
    finding = findings[i]
    is_free = finding is None or finding.rule.startswith(CLAIMED)
    may_be = is_free and is_unlinked(readings[i], None) and is_question(readings[i].block.text)
    return may_be and signs.widget_words(i) < ITS_OWN_KIND and not _heads_options(i, readings)


def _heads_options(i: int, readings: Sequence[Reading]) -> bool:
    """Return whether line *i* stands over two lines of few words that are no sentences: a poll."""
    below = readings[i + 1 : i + 1 + OPTIONS]
    return len(below) == OPTIONS and not any(is_said(reading.block.text) for reading in below)


def _answers(reading: Reading) -> bool:
    return reading.shape.kind == "prose" or (
        is_said(reading.block.text) and not is_question(reading.block.text)
    )
