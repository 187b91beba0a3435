"""Polls among the lines of an article: a question and answers of a few words, with the button to vote by, or what else says
that readers are asked."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from newscrawl.folding import fold_words
from newscrawl.rules.sentences import ends_sentence, is_question
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
LABEL_WORDS = 4
"""Words of a label that opens a question, at most: "Reader poll: ..."."""

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
    found: set[int] = set()
    for i, reading in enumerate(readings):
        if i in found:
            continue
        if _is_button(reading, words):
            found |= _over(i, readings, findings, words)
        elif _may_be_question(reading):
            found |= _below(i, readings, findings, words)
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
    question: int, readings: Sequence[Reading], findings: Sequence[Finding | None], words: Words
) -> set[int]:
    """Return the positions of a poll without a button that begins at *question*, with the label over it; none if too few or too
    many answers stand below, or nothing says that they are some."""
    least, most = ANSWERS
    end = question + 1
    while end < len(readings) and _may_be_answer(readings[end], findings[end]):
        end += 1
    answers = _alike([reading.block.text for reading in readings[question + 1 : end]])
    end = question + 1 + len(answers)
    if not least <= len(answers) <= most:
        return set()
    labelled = question > 0 and _is_label(readings[question - 1], words)
    named = all(POLL_TOKENS.intersection(reading.block.tokens) for reading in readings[question + 1 : end])
    asks = _asks_readers(readings[question].block.text, words)
    is_poll = labelled or named or asks or _are_choices(answers, words)
    return set(range(question - labelled, end)) if is_poll else set()


def _alike(lines: Sequence[str]) -> list[str]:
    """Return the first of *lines* up to one that has no share of the votes, or no sign to choose it by, where the first has one."""
    marks = [mark for mark in (_SHARE, _CHOICE) if lines and mark.search(lines[0])]
    return list(takewhile(lambda line: all(mark.search(line) for mark in marks), lines))


def _is_label(reading: Reading, words: Words) -> bool:
    return " ".join(fold_words(reading.block.text)) in words.poll_labels | words.polls


def _asks_readers(question: str, words: Words) -> bool:
    """Return whether *question*, or what stands in it behind a colon, opens with a label of polls, or as those do that ask for
    an opinion."""
    parts = (fold_words(part)[:LABEL_WORDS] for part in question.split(":", 1))
    openings = (" ".join(part[:size]) for part in parts for size in range(1, len(part) + 1))
    return not words.poll_labels.isdisjoint(openings)


def _are_choices(answers: Sequence[str], words: Words) -> bool:
    """Return whether *answers* agree and do not, have shares of the votes, or signs to choose them by."""
    openings = [fold_words(answer)[:1] for answer in answers]
    agrees, denies = (
        any(table.issuperset(opening) and opening for opening in openings) for table in (words.yes, words.no)
    )
    is_marked = all(map(_SHARE.search, answers)) or all(map(_CHOICE.search, answers))
    return is_marked or (agrees and denies)


def _may_be_answer(reading: Reading, finding: Finding | None) -> bool:
    is_known = finding is not None and not finding.rule.startswith((BY_LOOKS, CLAIMED))
    is_short = 0 < reading.shape.words <= ANSWER_WORDS and reading.shape.kind != "prose"
    text = reading.block.text
    is_open = text.rstrip().endswith(_OPEN)
    return is_short and not is_known and not is_open and not ends_sentence(text) and not is_question(text)
