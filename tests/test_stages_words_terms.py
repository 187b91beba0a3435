"""Terms: what a passage is about, and how much two passages have in common."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newscrawl.folding import fold
from newscrawl.stages.words.terms import (
    COMMON_ZIPF,
    MAX_WEIGHT,
    MIN_LETTERS,
    UNKNOWN_ZIPF,
    overlap,
    stem,
    terms,
)

HARBOUR = "أعادت بلدية زنجبار فتح سوق السمك القديمة بعد ترميم استغرق عامين."
HARBOUR_TOO = "وقال الصيادون إن ترميم السوق في زنجبار أعاد إليهم زبائن السمك."
FOOTBALL = "سجل المهاجم هدفين في الشوط الثاني وقاد فريقه إلى نهائي البطولة."
WEIGHTS = st.dictionaries(st.text(max_size=3), st.floats(0, MAX_WEIGHT), max_size=8)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("والمدينة", "مدين"),
        ("المدينة", "مدين"),
        ("بالمدينة", "مدين"),
        ("للمدينة", "مدين"),
        ("كالمدينة", "مدين"),
        ("فالمدينة", "مدين"),
        ("مدينتها", "مدينت"),
        ("صيادون", "صياد"),
        ("صيادين", "صياد"),
        ("الصيادات", "صياد"),
        ("وصياد", "صياد"),
        ("شاحنتان", "شاحنت"),
        ("قرارهم", "قرار"),
        ("سوريا", "سوريا"),
    ],
)
def test_a_stem_is_without_what_arabic_writes_onto_a_word(word: str, expected: str) -> None:
    assert stem(word) == expected


@pytest.mark.parametrize("word", ["وزن", "ولد", "اله", "هم", "في", "ابي", "ماء", "ال", "يه", ""])
def test_a_short_word_keeps_its_letters(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize("word", ["harbours", "andere", "école", "москва", "北京", "2024", "שלום"])
def test_words_of_other_scripts_lose_nothing(word: str) -> None:
    assert stem(word) == word


@settings(deadline=None)
@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويةء", max_size=14))
def test_a_stem_is_a_part_of_its_word_and_never_too_short(word: str) -> None:
    assert stem(word) in word
    assert len(stem(word)) >= min(len(word), MIN_LETTERS)


def test_a_name_weighs_more_than_a_word_and_a_common_word_nothing() -> None:
    found = terms("قال الوزير إن قنبوعان في السوق منذ الصباح")
    assert found[stem("قنبوعان")] == MAX_WEIGHT
    assert 0 < found[stem("السوق")] < MAX_WEIGHT
    assert not {"في", "منذ", "قال", "ان"} & found.keys()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", set()),
        ("؟! ... ،", set()),
        ("2024 ١٢٣ 10:30", set()),
        ("ab xy", set()),
        ("qzvx", {"qzvx"}),
        ("covid19", {"covid19"}),
        ("qzvx_wqzj", {"qzvx", "wqzj"}),
        ("\u200fقنبوعان\u200f", {"قنبوع"}),
    ],
)
def test_terms_are_words_of_some_letters(text: str, expected: set[str]) -> None:
    assert terms(text).keys() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("北京新桥", {"北京", "京新", "新桥"}), ("桥", set()), ("ไทย", {"ไท", "ทย"}), ("新 桥", set())],
)
def test_scripts_without_spaces_have_pairs_of_letters(text: str, expected: set[str]) -> None:
    assert terms(text, "zh").keys() == expected


@pytest.mark.parametrize(
    "typing", ["زِنجِبار وأسْماكُها", "زنجبـــار وأسماكها", "زنجبار وإسماكها", "\u202bزنجبار\u202c وأسماكها"]
)
def test_typing_does_not_change_the_terms(typing: str) -> None:
    assert terms(typing) == terms("زنجبار واسماكها")


def test_forms_of_one_word_are_one_term() -> None:
    assert len(terms("الترميم وترميم بالترميم للترميم")) == 1


def test_a_term_has_the_weight_of_its_most_frequent_form() -> None:
    both = terms("الترميم كالترميم")
    assert list(both.values()) == [min(*terms("الترميم").values(), *terms("كالترميم").values())]


@pytest.mark.parametrize("language", ["ku", "und", "", "xx", "ja"])
def test_every_word_weighs_the_same_where_no_frequencies_are_known(language: str) -> None:
    assert set(terms("پێشمەرگە the harbour", language).values()) == {COMMON_ZIPF - UNKNOWN_ZIPF}


@pytest.mark.parametrize("language", ["en", "fr", "fa", "he", "ru"])
def test_the_language_says_which_words_are_common(language: str) -> None:
    common = {"en": "the", "fr": "les", "fa": "این", "he": "הוא", "ru": "что"}[language]
    assert terms(common, language) == {}


def test_passages_of_one_story_share_more_than_two_stories() -> None:
    story = terms(HARBOUR)
    assert overlap(terms(HARBOUR_TOO), story) > 0.3 > overlap(terms(FOOTBALL), story)


@pytest.mark.parametrize(
    ("after", "before", "share"),
    [
        ({}, [], 0.0),
        ({}, ["a"], 0.0),
        ({"a": 1.0}, [], 0.0),
        ({"a": 1.0}, ["a"], 1.0),
        ({"a": 1.0, "b": 3.0}, ["a"], 0.25),
        ({"a": 1.0, "b": 3.0}, ["b", "c"], 0.75),
        ({"a": 1.0, "b": 3.0}, ["b", "b", "b"], 0.75),
    ],
)
def test_overlap_is_a_share_of_weight(after: dict[str, float], before: list[str], share: float) -> None:
    assert overlap(after, before) == pytest.approx(share)


@settings(deadline=None)
@given(WEIGHTS, WEIGHTS)
@example({"": 0.0}, {"": 1.0})
def test_overlap_is_between_nothing_and_all(after: dict[str, float], before: dict[str, float]) -> None:
    share = overlap(after, before)
    assert 0 <= share <= 1 + 1e-9
    assert overlap(after, {*before, *after}) == pytest.approx(1 if sum(after.values()) else 0)


@settings(deadline=None)
@given(st.text(max_size=200), st.sampled_from(["ar", "en", "zh", "ku", "und"]))
@example("\ud800", "ar")
def test_any_text_has_terms_within_their_bounds(text: str, language: str) -> None:
    found = terms(text, language)
    assert all(0 < weight <= MAX_WEIGHT for weight in found.values())
    assert found == terms(fold(text), language)


@pytest.mark.parametrize(
    "text",
    [
        "كلمة " * 100_000,
        " ".join(f"كلمة{i}" for i in range(20_000)),
        "سياسيةتشهد" * 20_000,
        "و" * 200_000,
        "漢" * 100_000,
        "1234567890 " * 20_000,
        "\u200f\u202b\u2066" * 60_000,
        "👩‍👩‍👧‍👦🔴" * 20_000,
        "_" * 200_000,
        "abcعربيкирил漢字ไทย " * 15_000,
    ],
    ids=[
        "words", "different words", "no spaces", "one letter", "no spaces by script", "digits", "bidi marks", "emoji",
        "underscores", "scripts",
    ],
)  # fmt: skip
def test_hostile_texts_are_read_in_bounded_time(text: str) -> None:
    start = time.process_time()
    terms(text)
    assert time.process_time() - start < 2
