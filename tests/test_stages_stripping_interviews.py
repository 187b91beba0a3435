"""Questions, answers of a few words, and lines that open with who speaks are the article's, whatever stands beside them."""

from __future__ import annotations

import pytest

from newscrawl.stages.strip import strip
from newscrawl.stages.stripping.interviews import interview, talks
from tests.surveyed import BOOK, surveyed, text_page

OPENING = (
    "Aldo Berti, 74 anni, è stato l'ultimo guardiano del faro di Capo Sereno, che da ieri è spento per sempre "
    "dopo un secolo e mezzo di servizio."
)
QUESTIONS = ["Quando ha acceso il faro la prima volta?", "E l'ultima sera?", "Che cosa le manca?"]
ANSWERS = ["Nel novembre del 1971.", "Non c'è stata.", "Il rumore dell'orologio."]
TALK = [line for pair in zip(QUESTIONS, ANSWERS, strict=True) for line in pair]
SHARE = "Condividi su Facebook"


def asked(*lines: str) -> list[str]:
    seen = surveyed(*lines, language="it")
    return [lines[i] for i in sorted(interview(seen.readings, seen.findings, seen.signs))]


def kept(*lines: str) -> list[str]:
    return [block.text for block in strip(text_page(*lines, language="it"), BOOK.for_language("it")).blocks]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([OPENING, *TALK, SHARE], TALK),
        ([OPENING, *TALK[:4], SHARE], []),  # two may be headlines of others
        ([OPENING, *QUESTIONS, SHARE], []),  # nobody answers
        ([OPENING, *TALK, "Ti piace il mare?", "Sì", "No", SHARE], TALK),  # a poll
    ],
)
def test_several_questions_over_sentences_are_an_interview(lines: list[str], found: list[str]) -> None:
    assert asked(*lines) == found


def test_a_box_claims_no_question_of_an_interview() -> None:
    box = ["Leggi anche:", "Derby sospeso per nebbia, si recupera mercoledì"]
    more = ["Tornerebbe lassù?", "Domani."]
    assert kept(OPENING, *TALK, *box, *more, SHARE) == [OPENING, *TALK, *more]


@pytest.mark.parametrize(
    ("lines", "speaks"),
    [
        (["D: Quando?", "R: Ieri.", "D: Dove?", "R: Al porto.", "D: Perché?", "R: Non lo so."], True),
        (["D: Quando?", "R: Ieri."], False),
        (["Video: il porto visto dal mare", "Video: la nave arriva", "Video: il faro si spegne"], False),
    ],
)
def test_lines_that_open_with_who_speaks_are_a_talk(lines: list[str], *, speaks: bool) -> None:
    seen = surveyed(OPENING, *lines, language="it")
    found = talks(seen.readings, seen.findings)
    assert [seen.readings[i].block.text for i in sorted(found)] == (lines if speaks else [])
