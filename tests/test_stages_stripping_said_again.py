"""Said again: what a page has twice for machines goes once; what its author repeats stays."""

from __future__ import annotations

import time

from newscrawl.items import Block
from newscrawl.rules import load_rulebook
from newscrawl.stages.lines.known import NOTHING
from newscrawl.stages.lines.reading import read
from newscrawl.stages.stripping.said_again import WHOLE_WORDS, said_again

RULES = load_rulebook().for_language("ar")
STEP = "انقعي الحمص ليلة كاملة في ماء بارد، ثم اسلقيه على نار هادئة ساعة ونصف الساعة حتى يلين ولا يتفتت بين الأصابع."
FIRST = "افتتحت قرية الوادي معصرة الزيتون التي بناها أهلها بأنفسهم بعد أن تعطلت المعصرة القديمة ثلاثة مواسم متتالية."
PLACE, PLAYER = ("p", "div", "story"), ("p", "div", "player-text")


def found(*lines: tuple[str, tuple[str, ...]]) -> set[int]:
    blocks = [Block(index=i, text=text, tokens=tokens) for i, (text, tokens) in enumerate(lines)]
    return said_again([read(block, RULES, NOTHING, "") for block in blocks])


def test_a_paragraph_that_stands_again_in_another_element_goes() -> None:
    assert found((FIRST, PLACE), (STEP, PLACE), (FIRST, PLAYER)) == {2}


def test_what_returns_in_the_same_element_is_the_authors_own() -> None:
    assert found((STEP, PLACE), (FIRST, PLACE), (STEP, PLACE)) == set()


def test_a_short_line_may_stand_anywhere_again() -> None:
    assert found(("طريقة التحضير", PLACE), (STEP, PLACE), ("طريقة التحضير", PLAYER)) == set()


def test_a_line_that_holds_the_whole_article_goes_where_the_article_stands_in_paragraphs() -> None:
    paragraphs = [f"{FIRST} وهذه الفقرة رقمها {i} وفيها من الكلام ما ليس في غيرها." for i in range(20)]
    whole = " ".join(paragraphs)
    assert len(whole.split()) > WHOLE_WORDS
    assert found(*((text, PLACE) for text in paragraphs), (whole, PLAYER)) == {20}


def test_a_line_that_holds_the_whole_article_stays_where_it_stands_nowhere_else() -> None:
    whole = " ".join(f"{FIRST} رقم {i}." for i in range(40))
    assert found((whole, PLACE), (STEP, PLACE)) == set()


def test_many_long_lines_take_linear_time() -> None:
    whole = " ".join(f"{FIRST} رقم {i}." for i in range(200))
    lines = [(f"{whole} {i}", PLACE) for i in range(60)]
    start = time.process_time()
    found(*lines)
    assert time.process_time() - start < 10
