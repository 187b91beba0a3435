"""Polls among the lines of an article: a question, answers of a few words, and the button to vote by."""

from __future__ import annotations

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


def polls(readings: Sequence[Reading], findings: Sequence[Finding | None], words: Words) -> set[int]:
    """Return the positions of the lines of polls; *words* are the tables of the page's language."""
    if not words.polls:
        return set()
    found: set[int] = set()
    for i, reading in enumerate(readings):
        if i not in found and _is_button(reading, words):
            found |= _over(i, readings, findings, words)
    return found


def _is_button(reading: Reading, words: Words) -> bool:
    is_short = reading.shape.words <= BUTTON_WORDS
    return is_short and " ".join(fold_words(reading.block.text)) in words.polls


def _over(
    button: int, readings: Sequence[Reading], findings: Sequence[Finding | None], words: Words
) -> set[int]:
    """Return the positions of a poll that ends at *button*, the buttons between its answers among them; none if no question
    stands over enough answers."""
    least, most = ANSWERS
    answers = 0
    for i in range(button - 1, max(-1, button - 2 - most), -1):
        text = readings[i].block.text
        if is_question(text) and readings[i].shape.words <= QUESTION_WORDS:
            return set(range(i, button + 1)) if answers >= least else set()
        if not _is_button(readings[i], words):
            if not _may_be_answer(readings[i], findings[i]):
                return set()
            answers += 1
    return set()


def _may_be_answer(reading: Reading, finding: Finding | None) -> bool:
    is_known = finding is not None and not finding.rule.startswith((BY_LOOKS, CLAIMED))
    is_short = 0 < reading.shape.words <= ANSWER_WORDS and reading.shape.kind != "prose"
    return is_short and not is_known and not ends_sentence(reading.block.text)
