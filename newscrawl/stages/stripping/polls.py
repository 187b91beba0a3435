"""Polls among the lines of an article: a question and answers of a few words, with the button to vote by, or what else says
that readers are asked."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from newscrawl.folding import fold_words
from newscrawl.rules.sentences import ends_sentence, is_question
from newscrawl.stages.dom.display import HEADING_TAGS
from newscrawl.stages.lines.reading import BY_LOOKS, CLAIMED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.rules import Words
    from newscrawl.stages.lines.reading import Finding, Reading

ANSWERS = (2, 8)
"""Answers of a poll."""
ANSWER_WORDS, QUESTION_WORDS = 8, 25
"""Words of an answer and of a question, at most."""
BUTTON_WORDS = 5
"""Words of a button, at most."""
LABEL_WORDS = 5
"""Words that open a question which asks for an opinion, at most: "Are you in favour of"."""
OPINIONS = (3, 4)
"""Answers below such a question, at least, and words of each, at most."""
CHOICE_WORDS = 3
"""Words of an answer that agrees, or does not, at most."""

POLL_TOKENS = frozenset(
    "poll polls polling vote voting survey encuesta sondeo sondage umfrage abstimmung anket sondaggio enquete opros".split()
)
"""Class and id tokens of the elements of polls."""

_OPEN = (":", ",", "،", ";", "؛")
"""How no answer ends: a verse does, and what announces something."""
_SHARE = re.compile(r"\d\s?[%٪]|[%٪]\s?\d")
_CHOICE = re.compile(r"\A\s*[○◯◌⚪⚬🔘☐□▢❍]")
"""What stands before an answer to be chosen."""


def polls(readings: Sequence[Reading], findings: Sequence[Finding | None], words: Words) -> set[int]:
    """Return the positions of the lines of polls; *words* are the tables of the page's language."""
    told = (
        reading.block.tokens for reading in readings if reading.shape.kind == "prose" and reading.block.body
    )
    names = POLL_TOKENS.difference(chain.from_iterable(told))  # a site may call an article so that is on one
    found: set[int] = set()
    for i, reading in enumerate(readings):
        if i in found:
            continue
        if _is_button(reading, words):
            found |= _over(i, readings, findings, words)
        elif _may_be_question(reading):
            found |= _below(i, readings, findings, words, names)
    return found


def _is_button(reading: Reading, words: Words) -> bool:
    is_short = reading.shape.words <= BUTTON_WORDS
    return is_short and " ".join(fold_words(reading.block.text)) in words.polls


def _may_be_question(reading: Reading) -> bool:
    return reading.shape.words <= QUESTION_WORDS and is_question(reading.block.text)


def _over(
    button: int, readings: Sequence[Reading], findings: Sequence[Finding | None], words: Words
) -> set[int]:
    """Return the positions of a poll that ends at *button*, the buttons between its answers among them; none if no question
    stands over enough answers."""
    least, most = ANSWERS
    answers = 0
    for i in range(button - 1, max(-1, button - 2 - most), -1):
        if _may_be_question(readings[i]):
            return set(range(i, button + 1)) if answers >= least else set()
        if not _is_button(readings[i], words):
            if not _may_be_answer(readings[i], findings[i]):
                return set()
            answers += 1
    return set()


def _below(
    question: int,
    readings: Sequence[Reading],
    findings: Sequence[Finding | None],
    words: Words,
    names: frozenset[str],
) -> set[int]:
    """Return the positions of a poll without a button that begins at *question*, with the label over it; none if too few or too
    many answers stand below, or nothing says that they are some: one of *names* on their elements does."""
    least, most = ANSWERS
    end = question + 1
    while end < len(readings) and _may_be_answer(readings[end], findings[end]):
        end += 1
    answers = _alike([reading.block.text for reading in readings[question + 1 : end]])
    end = question + 1 + len(answers)
    if not least <= len(answers) <= most or any(
        r.block.tag in HEADING_TAGS for r in readings[question + 1 : end]
    ):
        return set()
    labelled = question > 0 and _is_label(readings[question - 1].block.text, words)
    is_poll = (
        labelled
        or all(names.intersection(reading.block.tokens) for reading in readings[question + 1 : end])
        or _asks_readers(readings[question], answers, words)
        or _are_choices(answers, words)
    )
    return set(range(question - labelled, end)) if is_poll else set()


def _alike(lines: Sequence[str]) -> list[str]:
    """Return the first of *lines* up to one that has no share of the votes, or no sign to choose it by, where the first has one."""
    marks = [mark for mark in (_SHARE, _CHOICE) if lines and mark.search(lines[0])]
    return list(takewhile(lambda line: all(mark.search(line) for mark in marks), lines))


def _is_label(text: str, words: Words) -> bool:
    said = " ".join(fold_words(text))
    return said in _labels(words) or said in words.polls


@lru_cache(maxsize=64)
def _labels(words: Words) -> frozenset[str]:
    """Return the labels of polls as they are compared: without apostrophes and hyphens."""
    return frozenset(" ".join(fold_words(label)) for label in words.poll_labels)


def _asks_readers(question: Reading, answers: Sequence[str], words: Words) -> bool:
    """Return whether a label of polls stands before a colon in the *question*, or it, or what stands behind the colon, opens as
    those do that ask for an opinion, over enough answers of a few words: an interview has one or two, and longer ones."""
    if question.block.tag in HEADING_TAGS:
        return False
    label, colon, rest = question.block.text.partition(":")
    if colon and _is_label(label, words):
        return True
    many, short = OPINIONS
    if len(answers) < many or any(len(fold_words(answer)) > short for answer in answers):
        return False
    said = (fold_words(part)[:LABEL_WORDS] for part in (label, rest))
    openings = (" ".join(part[:size]) for part in said for size in range(1, len(part) + 1))
    return not _labels(words).isdisjoint(openings)


def _are_choices(answers: Sequence[str], words: Words) -> bool:
    """Return whether one of *answers* agrees and one does not, in three words at most and without figures: those of a vote that
    was held have some."""
    if any(map(str.isdigit, "".join(answers))):
        return False
    short = [said for answer in answers if len(said := fold_words(answer)) <= CHOICE_WORDS]
    return all(any(said and said[0] in table for said in short) for table in (words.yes, words.no))


def _may_be_answer(reading: Reading, finding: Finding | None) -> bool:
    is_known = finding is not None and not finding.rule.startswith((BY_LOOKS, CLAIMED))
    is_short = 0 < reading.shape.words <= ANSWER_WORDS and reading.shape.kind != "prose"
    text = reading.block.text
    is_open = text.rstrip().endswith(_OPEN)
    return is_short and not is_known and not is_open and not ends_sentence(text) and not is_question(text)
