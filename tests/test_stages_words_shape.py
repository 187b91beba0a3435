"""The shape of a line: what is a paragraph, what is a headline, and what is too little to be either."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newscrawl.folding import fold
from newscrawl.rules import Words, load_rulebook
from newscrawl.stages.words.shape import (
    CONTINUING_WORDS,
    HEADLINE_WORDS,
    PARTED_WORDS,
    PARTS,
    PROSE_WORDS,
    SENTENCE_WORDS,
    joins_on,
    shape,
)

AR = load_rulebook().for_language("ar").words
EN = load_rulebook().for_language("en").words
FR = load_rulebook().for_language("fr").words
FA = load_rulebook().for_language("fa").words
NONE = Words()


def words(count: int, first: str = "سفينة") -> str:
    return " ".join([first, *["سفينة"] * (count - 1)])


@pytest.mark.parametrize(
    ("count", "kind"),
    [
        (1, "fragment"),
        (HEADLINE_WORDS[0] - 1, "fragment"),
        (HEADLINE_WORDS[0], "headline"),
        (HEADLINE_WORDS[1], "headline"),
        (PROSE_WORDS - 1, "headline"),
        (PROSE_WORDS, "prose"),
        (PROSE_WORDS + 1, "prose"),
    ],
)
def test_a_line_without_a_full_stop_is_judged_by_its_length(count: int, kind: str) -> None:
    found = shape(words(count), AR)
    assert (found.kind, found.words) == (kind, count)


@pytest.mark.parametrize(
    ("count", "kind"),
    [
        (HEADLINE_WORDS[0], "fragment"),
        (SENTENCE_WORDS - 1, "fragment"),
        (SENTENCE_WORDS, "prose"),
        (SENTENCE_WORDS + 1, "prose"),
    ],
)
@pytest.mark.parametrize("end", [".", ".»", '."', ". "])
def test_a_line_with_a_full_stop_is_a_paragraph_from_a_few_words_on(count: int, kind: str, end: str) -> None:
    assert shape(words(count) + end, AR).kind == kind


@pytest.mark.parametrize(("count", "kind"), [(SENTENCE_WORDS - 1, "headline"), (SENTENCE_WORDS, "prose")])
def test_a_second_sentence_makes_a_line_a_paragraph(count: int, kind: str) -> None:
    assert shape(f"{words(count - 3)}. عاد البحارة مساء", AR).kind == kind


@pytest.mark.parametrize(
    ("count", "kind"),
    [(CONTINUING_WORDS - 1, "headline"), (CONTINUING_WORDS, "prose"), (CONTINUING_WORDS + 1, "prose")],
)
@pytest.mark.parametrize("first", ["وأضاف", "والسفينة", "لكن"])
def test_a_line_that_continues_a_story_is_a_paragraph_sooner(first: str, count: int, kind: str) -> None:
    found = shape(words(count, first), AR)
    assert found.continues
    assert found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "بلدية المرفأ تزرع ألف شجرة زيتون على طريق المدرسة",
        "هل يعود قطار الساحل إلى العمل هذا الصيف؟",
        "المنتخب يبدأ تدريباته.. والمدرب يستبعد ثلاثة لاعبين",
        "وزير النقل يعد بجسر جديد قبل نهاية العام",
        "صيادون يروون ليلة العاصفة: كنا نسمع البحر ولا نراه",
        "د. سلمى الحافظ تفوز بجائزة العلوم عن بحثها في التمور",
        "أول مكتبة متنقلة تصل إلى قرى الجبل...",
        "Harbour bridge reopens after two years of repairs",
        "Why did the night market move?",
        "Le musée du sel rouvre ses portes au printemps",
        "کتابخانهٔ روستا پس از ده سال دوباره باز شد",
    ],
)
def test_headlines_of_any_language_are_headlines(text: str) -> None:
    assert shape(text, NONE).kind == "headline"
    assert shape(text, AR).kind == "headline"


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        ("قال رئيس البلدية إن الأشجار وصلت صباح أمس من المشتل.", AR),
        ("وأوضح أن العمل يبدأ من الساحة القديمة ثم ينتقل إلى الميناء والحي الشرقي", AR),
        ("لم يصب أحد بأذى. وفتحت الشرطة تحقيقا في أسباب الحريق", AR),
        ("The ferry left at dawn with forty people on board.", EN),
        ("Le maire a promis d'ouvrir la salle avant la rentrée.", FR),
        ("شهردار گفت که پل تازه تا پایان تابستان آماده می‌شود.", FA),
        ("市长说新桥将在夏天结束之前开放给所有的居民使用。", NONE),
    ],
)
def test_sentences_of_any_language_are_prose(text: str, tables: Words) -> None:
    assert shape(text, tables).kind == "prose"


@pytest.mark.parametrize(
    "text", ["", " ", "؟!", "...", "خبر عاجل", "12:30", "سلمى الحافظ", "🔴", "\u200f\u202b"]
)
def test_what_has_too_few_words_is_a_fragment(text: str) -> None:
    assert shape(text, AR).kind == "fragment"


@pytest.mark.parametrize(
    "mark", ["• ", "•", "● ", "▪ ", "* ", "➤ ", "► ", "- ", "– ", "— ", "🔴 ", "✅ ", "\u200f• "]
)
def test_a_list_mark_is_seen_and_is_no_word(mark: str) -> None:
    plain = "وصول أول سفينة قمح إلى المرفأ الجديد"
    found = shape(mark + plain, AR)
    assert found.bullet
    assert not shape(plain, AR).bullet
    assert (found.words, found.kind) == (shape(plain, AR).words, shape(plain, AR).kind)


@pytest.mark.parametrize(
    "text",
    ["(وصول السفينة غدا", '"وصول السفينة" غدا', "–18 درجة في الجبل", "2. وصول السفينة"],
)
def test_quotes_brackets_and_numbers_are_no_list_marks(text: str) -> None:
    assert not shape(text, AR).bullet


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        ("وأضاف أن الطريق سالك", AR),
        ("من جهته قال المدير", AR),
        ("وَأَضَافَ أن الطريق سالك", AR),
        ("• وأضاف أن الطريق سالك", AR),
        ("والطقس بارد", NONE),
        ("Meanwhile, the port stayed closed", EN),
    ],
)
def test_tells_a_sentence_that_continues_a_story(text: str, tables: Words) -> None:
    assert shape(text, tables).continues


@pytest.mark.parametrize(
    "text",
    ["وزير الزراعة يزور الحقول", "وكالة الفضاء تطلق قمرا", "كماشة من الشرق والغرب", "السفينة تعود", "", "و"],
)
def test_does_not_take_a_word_for_its_beginning(text: str) -> None:
    assert not shape(text, AR).continues


@pytest.mark.parametrize("word", ["وقال", "والطقس", "وفي", "وأعلنت", "وبعد", "والمدينة", "وكانت"])
def test_the_conjunction_is_seen_on_a_more_frequent_word(word: str) -> None:
    assert joins_on(f"{word} شيئا")


@pytest.mark.parametrize(
    "word", ["وزير", "وصل", "وقت", "وثيقة", "وطن", "وكالة", "وضع", "وفاة", "و", "وو", "قال", "Wave"]
)
def test_the_conjunction_is_not_seen_in_a_word_of_its_own(word: str) -> None:
    assert not joins_on(f"{word} شيئا")


@pytest.mark.parametrize(
    "typing",
    [
        "إنّ بلديّةَ المرفإ تزرعُ ألفَ شجرةٍ.",
        "إن بلديـــة المرفإ تزرع ألف شجرة.",
        "\u202bإن بلدية المرفإ  تزرع ألف شجرة.\u202c",
    ],
)
def test_typing_does_not_change_the_shape(typing: str) -> None:
    assert shape(typing, AR) == shape("ان بلدية المرفا تزرع الف شجرة.", AR)


@settings(deadline=None)
@given(st.text(max_size=200))
@example("\ud800")
@example("و" * 50)
def test_any_text_has_a_shape(text: str) -> None:
    found = shape(text, AR)
    assert found == shape(fold(text), AR)
    assert found.words >= 0
    if found.kind == "headline":
        assert HEADLINE_WORDS[0] <= found.words <= HEADLINE_WORDS[1]
    if found.words >= PROSE_WORDS:
        assert found.kind == "prose"


@pytest.mark.parametrize(
    "text",
    [
        "كلمة " * 100_000,
        "قال الوزير إن. " * 30_000,
        "سياسيةتشهد" * 20_000,
        "و" * 200_000,
        "؟!.، " * 50_000,
        "." * 200_000,
        ".\"" * 100_000,
        "1234567890" * 20_000,
        "1. " * 60_000,
        "\u200f\u202b\u2066" * 60_000,
        "👩‍👩‍👧‍👦🔴" * 20_000,
        "• " * 100_000,
        " " * 200_000,
        "abcعربيкирил漢字ไทย " * 15_000,
    ],
    ids=[
        "words", "sentences", "no spaces", "one letter", "punctuation", "dots", "stops and quotes", "digits",
        "numbers", "bidi marks", "emoji", "bullets", "spaces", "scripts",
    ],
)  # fmt: skip
def test_hostile_lines_are_read_in_bounded_time(text: str) -> None:
    start = time.process_time()
    shape(text, AR)
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("count", "commas", "kind"),
    [
        (PARTED_WORDS, PARTS - 1, "prose"),
        (PARTED_WORDS - 1, PARTS - 1, "headline"),
        (PARTED_WORDS, PARTS - 2, "headline"),
    ],
)
@pytest.mark.parametrize("comma", ["،", ","])
def test_commas_make_a_long_line_a_paragraph(count: int, commas: int, kind: str, comma: str) -> None:
    text = words(count).split()
    parted = [f"{word}{comma}" if i < commas else word for i, word in enumerate(text)]
    assert shape(" ".join(parted), AR).kind == kind
