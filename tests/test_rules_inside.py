"""Phrases inside a line: glued to the word before, after a sentence, before a colon."""

from __future__ import annotations

import itertools

import pytest

from newscrawl.rules import load_rulebook

AR = load_rulebook().for_language("ar")


def test_a_phrase_that_ends_a_compound_is_no_mark() -> None:
    rules = load_rulebook().for_language("de")
    assert rules.find_inside("Die wichtigste Energiequelle: Sonne und Wind, sagt der Müller.") == ()
    assert [mark.value for mark in rules.find_inside("So endete der Tag.Quelle: dpa")] == ["dpa"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("المصدر | صحيفة المرفأالمصدر: صحيفة المرفأ", [("المصدر", "صحيفة المرفأ")]),
        ("عادت السفن إلى الميناء. المصدر: صحيفة المرفأ", [("المصدر", "صحيفة المرفأ")]),
        (
            "روابط ذات علاقة جسر جديد وستفتح الطريق غدا.",
            [("روابط ذات علاقة", "جسر جديد وستفتح الطريق غدا.")],
        ),
        ("انتهى البناءروابط ذات علاقة", [("روابط ذات علاقة", "")]),
        ("في آخر الصيف. كلمات دلالية الموانئ السفن", [("كلمات دلالية", "الموانئ السفن")]),
        ("عادوا مساء. إقــرأ أيضًا: جسر جديد على النهر", [("إقــرأ أيضًا", "جسر جديد على النهر")]),
        ("عادوا مساء. رابط مختصر: https://example.org/1", [("رابط مختصر", "https://example.org/1")]),
        ("انتهى. الوسوم: البحر الوسوم: النهر", [("الوسوم", "البحر الوسوم: النهر")]),
    ],
)
def test_finds_what_is_glued_into_a_line(text: str, found: list[tuple[str, str]]) -> None:
    assert [(mark.phrase, mark.value) for mark in AR.find_inside(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "وقال المصدر: تم تأجير المبنى قبل شهر.",
        "والمصدر: لا أحد يعرفه",
        "نشر بحثه الموسوم: أثر الريح في الحجر",
        "قال له: اقرأ أيضا ما كتبه أبوك",
        "هذا هو المصدر الوحيد",
        "وصف الرابط المختصر بأنه خدعة",
        "بقلم: ",
    ],
)
def test_leaves_the_same_words_inside_prose(text: str) -> None:
    assert AR.find_inside(text) == ()


def test_marks_are_in_order_and_do_not_overlap() -> None:
    text = "كلمات دلالية: بحر مقالات ذات صلة قد يهمك أيضا خبر"
    marks = AR.find_inside(text)
    assert [mark.rule for mark in marks] == ["ar-keywords", "ar-related-box", "ar-related-box"]
    assert all(one.end <= other.start for one, other in itertools.pairwise(marks))
    assert {mark.where for mark in marks} == {"inside"}


def test_english_phrases_are_not_sought_inside_lines_of_other_languages() -> None:
    text = "The post appeared first on Harbour Gazette"
    assert AR.find_inside(text) == ()
    assert [mark.rule for mark in load_rulebook().for_language("en").find_inside(text)] == [
        "en-appeared-first"
    ]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ('"Subscribe to our newsletter", the letter said on Monday, and many did.', False),
        ("The letter said «Subscribe to our newsletter» and many did.", False),
        ("The boats came home. Subscribe to our newsletter", True),
        ('The boats came "home". Subscribe to our newsletter', True),
    ],
)
def test_what_somebody_says_is_no_mark(text: str, *, is_found: bool) -> None:
    assert bool(load_rulebook().for_language("en").find_inside(text)) is is_found
