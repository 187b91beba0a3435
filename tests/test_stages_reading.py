"""Reading: what there is to see in a block by itself, and whether a marker waits for what it announces."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.items import Block
from newscrawl.rules import ALL_EVIDENCE, load_rulebook
from newscrawl.stages.known import NOTHING, Known, headline_key, index_headlines, line_key
from newscrawl.stages.reading import Reading, read

AR = load_rulebook().for_language("ar")
HEADLINE = "مكتبة متنقلة تصل إلى قرى الساحل"


def reading(text: str, known: Known = NOTHING, site: str = "sahil.example") -> Reading:
    return read(Block(index=0, text=text), AR, known, site)


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("اقرأ أيضا", True),
        ("اقرأ أيضا:", True),
        ("اقرأ أيضا :", True),
        ("الوسوم", True),
        ("الأكثر قراءة", True),
        (f"اقرأ أيضا: {HEADLINE}", False),
        ("المصدر", True),
        ("المصدر: رويترز", False),
        ("(رويترز)", False),
        ("الوسوم: بحر، مكتبات", False),
        ("رويترز", False),
        ("شارك الخبر", False),
        (HEADLINE, False),
    ],
)
def test_a_marker_waits_if_what_it_announces_is_still_to_come(text: str, *, waits: bool) -> None:
    assert reading(text).waits is waits


def test_other_pages_say_what_is_a_headline_and_what_is_repeated() -> None:
    key = headline_key(HEADLINE)
    assert key is not None
    known = Known(
        headlines=index_headlines([key]),
        repeated={"sahil.example": frozenset({line_key("جريدة أهل الساحل كل صباح")})},
    )
    assert reading(HEADLINE, known).elsewhere
    assert not reading(HEADLINE).elsewhere
    assert reading("جريدة أهل الساحل كل صباح", known).repeated
    assert not reading("جريدة أهل الساحل كل صباح", known, site="other.example").repeated


def test_the_wording_of_a_line_is_read_before_its_pattern() -> None:
    assert reading("19:45").mark is not None
    clock = reading("الساعة الآن 19:45").mark
    assert clock is not None
    assert clock.rule.startswith("ar-")


def test_without_wording_a_line_has_the_marks_of_patterns_only() -> None:
    silent = load_rulebook((), ALL_EVIDENCE - {"wording"}).for_language("ar")
    for text, has_mark in (("شارك الخبر", False), ("19:45", True), ("* * *", True)):
        assert (
            read(Block(index=0, text=text), silent, NOTHING, "sahil.example").mark is not None
        ) is has_mark


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_line_can_be_read_and_is_left_as_it_is(text: str) -> None:
    seen = reading(text)
    assert seen.block.text == text
    assert not (seen.waits and seen.mark is None)
    assert (seen.elsewhere, seen.repeated) == (False, False)  # nothing is known of other pages


@pytest.mark.parametrize(
    "text",
    ["كلمة " * 60_000, "و" * 200_000, "\u200f\u202b" * 100_000, ": " * 100_000, "اقرأ أيضا " * 20_000, "19:45 " * 30_000,
     "* " * 100_000, "المصدر: " * 25_000],
    ids=["words", "one word", "bidi marks", "colons", "markers", "clocks", "stars", "labels"],
)  # fmt: skip
def test_hostile_lines_are_read_in_bounded_time(text: str) -> None:
    start = time.process_time()
    reading(text)
    assert time.process_time() - start < 2
