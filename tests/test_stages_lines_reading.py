"""Reading: what there is to see in a block by itself, and whether a marker waits for what it announces."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.items import Block
from newscrawl.rules import ALL_EVIDENCE, load_rulebook
from newscrawl.stages.lines.known import NOTHING, Known, headline_key, index_headlines, line_key
from newscrawl.stages.lines.reading import Reading, read

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


@pytest.mark.parametrize(
    ("text", "is_caption"),
    [
        ("القافلة عند مدخل الواحة (تصوير: سلمى الفارسي)", True),
        ("جمال القافلة الأربعون عند مدخل الواحة القديم صباح أمس © صحيفة الصخر", True),
        ("القافلة عند مدخل الواحة / تصوير: سلمى الفارسي", True),
        ("القافلة تعود إلى الواحة بعد ستين عاما (صور)", False),  # a headline
        ("القافلة عند مدخل الواحة (سلمى الفارسي)", False),
        ("تصوير الآبار القديمة (مشروع الواحات)", False),
    ],
)
def test_the_credit_of_a_photo_behind_a_line_makes_it_a_caption(text: str, *, is_caption: bool) -> None:
    mark = reading(text).mark
    assert (mark is not None and mark.kind == "caption") is is_caption


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


BOOK = load_rulebook()
MOVED = {
    "ar": "سوق الزهور تنتقل إلى الضفة الشرقية",
    "de": "Der Blumenmarkt zieht um",
    "tr": "Çiçek pazarı taşınıyor",
    "en": "Flower market moves to a new home",
}


def linked(label: str, headline: str, *, href: str | None = "https://a.example/1", share: float = 0) -> Block:
    """A line of *label* and *headline*, the second of which is a link."""
    letters = [sum(map(str.isalnum, text)) for text in (label, headline)]
    density = share or letters[1] / sum(letters)
    return Block(index=0, text=f"{label} {headline}".strip(), link_density=density, href=href)


def kind(block: Block, language: str) -> str | None:
    mark = read(block, BOOK.for_language(language), NOTHING, "a.example").mark
    return mark.kind if mark is not None else None


@pytest.mark.parametrize(
    ("label", "language"),
    [("للمزيد من التفاصيل", "ar"), ("Mehr zum Thema", "de"), ("İLGİLİ HABER", "tr"), ("Most read", "en")],
)
def test_a_label_before_a_link_offers_it_although_nothing_stands_between(label: str, language: str) -> None:
    block = linked(label, MOVED[language])
    found = read(block, BOOK.for_language(language), NOTHING, "a.example")
    assert found.mark is not None
    assert (found.mark.kind in {"related", "most_read"}, found.mark.value) == (True, MOVED[language])
    assert not found.waits


def test_a_sentence_with_a_link_at_its_end_is_none() -> None:
    assert kind(linked("Everything that we know of the", MOVED["en"]), "en") is None


def test_the_link_must_be_all_of_the_rest() -> None:
    assert kind(linked("Most read", MOVED["en"], share=0.5), "en") is None
    assert kind(linked("Most read", MOVED["en"], href=None), "en") is None
    assert kind(linked("Most read", MOVED["en"], share=1.0), "en") is None


@pytest.mark.parametrize(
    ("text", "language", "waits"),
    [
        ("Com informações da Agência Brasil", "pt", False),
        ("(رويترز)", "ar", False),
        ("المصدر", "ar", True),
        ("اقرأ أيضا", "ar", True),
        ("المصدر: وكالات", "ar", False),
    ],
)
def test_a_credit_that_names_its_agency_waits_for_none(text: str, language: str, waits: bool) -> None:
    block = Block(index=0, text=text)
    assert read(block, BOOK.for_language(language), NOTHING, "a.example").waits is waits
