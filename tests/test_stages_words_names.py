"""Names: which words are a person's name, told by a look at them and by the words that widgets are made of."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newscrawl.rules import load_rulebook
from newscrawl.stages.words.names import CREDIT_WORDS, NAME_WORDS, is_name, may_be_person, named_in

BOOK = load_rulebook()


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("رنا الحسيني", True),
        ("سامي عبد الكريم", True),
        ("رنا", False),
        ("الحكومة الجديدة", False),
        ("رنا الحسيني 2024", False),
        ("رنا، سامي", False),
        ("سامي بالقاهرة", False),
        ("أطلس بريس", False),
        ("مرفأ نيوز عربية", False),
        ("", False),
    ],
)
def test_a_name_is_two_or_three_words_without_article_number_or_mark(text: str, *, is_one: bool) -> None:
    assert is_name(text, BOOK.for_language("ar").words) is is_one


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("ar", "طرابلس - خالد الدوسري", "خالد الدوسري"),
        ("ar", "بقلم الكاتب خالد الدوسري", "خالد الدوسري"),
        ("ar", "خالد الدوسري: طرابلس", "خالد الدوسري"),
        ("ar", "جمع خيوط القصة: خالد الدوسري", "خالد الدوسري"),
        ("ar", "مرفأ بريس - خالد الدوسري", "خالد الدوسري"),
        ("ar", "كتبت رنا الدوسري في «المرفأ»:", "رنا الدوسري"),
        ("ar", "خالد الدوسري", None),
        ("fr", "Partager Facebook X Envoyer", None),
        ("ar", "نشر الخبر قبل 3 أيام", None),
        ("en", "Words: Priya Raman", "Priya Raman"),
        ("en", "By Priya Raman in Mombasa", "Priya Raman"),
        ("en", "Subscribe Now", None),
        ("fr", "Par Hélène Marchetti, envoyée spéciale", "Hélène Marchetti"),
        ("ru", "Текст: Екатерина Лосева", "Екатерина Лосева"),
    ],
)
def test_a_short_line_credits_the_person_that_it_names(language: str, line: str, name: str | None) -> None:
    assert named_in(line, BOOK.for_language(language)) == name


def test_a_line_longer_than_a_credit_names_nobody() -> None:
    line = "Priya Raman " + "went home and slept " * 3
    assert len(line.split()) > CREDIT_WORDS
    assert named_in(line, BOOK.for_language("en")) is None


@pytest.mark.parametrize("text", ["Agence France-Presse", "Reuters", "Follow Share", "Raman"])
def test_agencies_and_words_of_widgets_are_no_persons(text: str) -> None:
    assert not may_be_person(text, BOOK.for_language("en"))


def test_a_name_may_have_one_word_that_widgets_have_too() -> None:
    rules = BOOK.for_language("ar")
    known = next(word for word in sorted(rules.vocabulary) if word.isalpha() and not word.startswith("ال"))
    assert may_be_person(f"{known} زنجبيلي", rules)
    assert not may_be_person(f"{known} {known}", rules)


@pytest.mark.parametrize(
    "text",
    [
        "أ" * 200_000,
        "A b" * 70_000,
        "Ab " * 70_000,
        ": " * 100_000,
        "\u200f" * 200_000,
        "Aa." * 70_000,
        " - " * 70_000,
        "A'" * 100_000,
    ],
)
def test_hostile_lines_are_read_in_bounded_time(text: str) -> None:
    start = time.process_time()
    for language in ("ar", "en"):
        named_in(text, BOOK.for_language(language))
        may_be_person(text, BOOK.for_language(language))
    assert time.process_time() - start < 2
    assert NAME_WORDS[0] > 1


@pytest.mark.parametrize("line", ["\u200fطرابلس - خالد الدوسري\u200f", "طرابلس -\u200e خالد الدوسري"])
def test_bidi_marks_do_not_hide_a_name(line: str) -> None:
    bare = line.translate({0x200E: None, 0x200F: None})
    assert named_in(bare, BOOK.for_language("ar")) == "خالد الدوسري"


@settings(deadline=None)
@example("A\xa0A", "ar")  # a space that a search for spaces does not find
@given(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60),  # as lines are: no controls
        st.lists(
            st.sampled_from(
                [
                    "خالد",
                    "الدوسري",
                    "بقلم",
                    "-",
                    ":",
                    "|",
                    "طرابلس",
                    "Priya",
                    "Raman",
                    "By",
                    "رويترز",
                    "3",
                    "،",
                ]
            ),
            max_size=9,
        ).map(" ".join),
    ),
    st.sampled_from(["ar", "en", "ru", None]),
)
def test_whoever_is_named_stands_in_the_line_and_is_built_like_a_name(
    line: str, language: str | None
) -> None:
    rules = BOOK.for_language(language)
    name = named_in(line, rules)
    if name is not None:
        assert name in " ".join(line.split())
        assert may_be_person(name, rules)
        assert NAME_WORDS[0] <= len(name.split()) <= NAME_WORDS[1]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("منى علي", True),
        ("علي حسن", True),
        ("على هامش القمة", False),
        ("دبي - العربية.نت", False),
        ("عمان- البوابة", False),
    ],
)
def test_ali_is_a_name_and_the_preposition_that_he_folds_to_is_none(text: str, named: bool) -> None:
    assert is_name(text, BOOK.for_language("ar").words) is named
