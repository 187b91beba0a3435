"""Read-also boxes on one line with the paragraph: where the headlines end and the prose begins."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newscrawl.rules import Words, load_rulebook
from newscrawl.stages.glued.boxes import (
    MAX_TOKENS,
    MIN_HEADLINE_WORDS,
    MIN_PARAGRAPH_TOKENS,
    paragraph_start,
)

AR = load_rulebook().for_language("ar").words
NONE = Words()


def start(text: str) -> int:
    found = paragraph_start(text, AR)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("headlines", "paragraph"),
    [
        (
            "بلدية المرفأ تعيد فتح سوق السمك",
            "وقال رئيس البلدية إن السوق ستعمل كل يوم من الفجر حتى الظهر، وإن الباعة القدامى عادوا إليها جميعا.",
        ),
        (
            "بلدية المرفأ تعيد فتح سوق السمك قوارب جديدة لصيادي الساحل",
            "وأضاف أن الصيانة استغرقت عامين، وأن كلفتها جاءت من صندوق المدينة ومن تبرعات التجار في الحي.",
        ),
        (
            "أول قطار كهربائي في الشمال معرض للخط العربي في القلعة مدرسة جديدة لأبناء الرعاة",
            "وفي الوقت نفسه أعلنت المحافظة أن العمل في الجسر سيبدأ الأسبوع المقبل، وأن الطريق ستغلق ليلا فقط.",
        ),
        (
            "هل تعود سكة الحجاز إلى العمل؟",
            "وكانت الشركة قد أوقفت الرحلات قبل ثلاثة أعوام، بعد أن جرفت السيول جزءا من الخط قرب الوادي.",
        ),
        (
            "فريق المدينة يتأهل إلى النهائي",
            "من جهته أشاد المدرب بلاعبيه، وقال إنهم قدموا في الشوط الثاني ما عجزوا عنه في الأول.",
        ),
        (
            "قناديل البحر تغزو شواطئ الجنوب",
            "كما حذر الأطباء من لمسها، ونصحوا بغسل الجلد بالخل إذا أصابته لسعة، وبمراجعة أقرب مركز صحي.",
        ),
    ],
)
def test_finds_where_the_paragraph_begins(headlines: str, paragraph: str) -> None:
    text = f"{headlines} {paragraph}"
    assert text[start(text) :] == paragraph


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "سوق السمك",
        "سوق السمك تعود إلى المرفأ",
        "؟ ! ، . : ؟ ! ، . : ؟ ! ، . : ؟ ! ، . : ؟ !",
        "\u200f\u202b\u2066" * 20,
        "🔴 " * 40,
    ],
)
def test_has_no_opinion_where_there_is_no_headline_and_paragraph(text: str) -> None:
    assert paragraph_start(text, AR) is None


def test_needs_a_headline_and_a_paragraph_of_some_length() -> None:
    least = MIN_HEADLINE_WORDS + MIN_PARAGRAPH_TOKENS
    assert paragraph_start("سوق " * (least - 1), AR) is None
    assert paragraph_start("سوق " * (least + 1), AR) == len("سوق ") * MIN_HEADLINE_WORDS


def test_the_headline_has_its_words_whatever_opens_the_line() -> None:
    text = "وقال " + "سوق " * 4 + "وأضاف أن السوق ستفتح أبوابها للناس كل يوم، وأن الباعة عادوا إليها."
    assert text[start(text) :].startswith("وأضاف")


def test_of_a_long_line_only_the_beginning_is_a_box() -> None:
    paragraph = "وقال رئيس البلدية إن السوق ستعمل كل يوم، وإن الباعة القدامى عادوا إليها مع أبنائهم."
    late = start("سمك " * (2 * MAX_TOKENS) + paragraph)
    assert late < len("سمك ") * MAX_TOKENS
    soon = "سمك " * 12 + paragraph
    assert soon[start(soon) :] == paragraph


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                "وقال وأضاف في من على سوق السمك المرفأ 2024 ، . : ؟ « » وفي أعلنت زيارة Harbour l'eau 👍 _ __x".split()
            ),
            st.text(st.characters(blacklist_categories=("Mn", "Cf", "Cs")), max_size=6),
        ),
        max_size=40,
    )
)
@example(["سوق"] * 14)
def test_the_paragraph_begins_with_a_word_inside_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for tables in (AR, NONE):
        found = paragraph_start(text, tables)
        if found is not None:
            assert 0 < found < len(text)
            assert re.match(r"\b\w", text[max(0, found - 1) :][1:])
            assert not text[found - 1].isalnum()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    found = paragraph_start(text, AR)
    assert found is None or 0 < found < len(text)


@pytest.mark.parametrize(
    "text",
    [
        "كلمة " * 100_000,
        "وقال " * 50_000,
        "سياسيةتشهد" * 20_000,
        "و" * 200_000,
        "؟!.،" * 50_000,
        "؟" * 200_000,
        "1234567890 " * 20_000,
        "\u200f\u202b\u2066" * 60_000,
        "👩‍👩‍👧‍👦🔴" * 20_000,
        "\u064e" * 200_000,
        "abcعربيкирил漢字ไทย " * 15_000,
    ],
    ids=[
        "words", "openings", "no spaces", "one letter", "punctuation", "question marks", "digits", "bidi marks",
        "emoji", "vowel marks", "scripts",
    ],
)  # fmt: skip
def test_hostile_lines_are_read_in_bounded_time(text: str) -> None:
    begin = time.process_time()
    paragraph_start(text, AR)
    assert time.process_time() - begin < 2
