"""Checks of the field: each flags what it is for, and no honest text; both sides of each limit."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.stages.checks import CHECKS, NO_CHECKS, read_checks
from newscrawl.stages.checks.choosing import FAMILIES

ROOT = Path(__file__).parent.parent
ARABIC = [
    "افتتحت البلدية صباح أمس حديقة جديدة قرب الميناء القديم، وقال رئيسها إن ثلاثمئة شجرة زرعت فيها.",
    "وحضر الافتتاح عدد من الأهالي والتلاميذ الذين غرسوا بأيديهم آخر الأشجار. هل تكبر قبل أن يكبروا؟",
    "ومن المنتظر أن تفتح الحديقة أبوابها للزوار كل يوم من الصباح حتى المساء، على أن تغلق في أيام المطر الشديد.",
    "وكانت الأرض مهجورة منذ عشرين عاما بعد أن أغلق المصنع الذي كان عليها، ولم يجد أصحابها من يشتريها.",
]
ENGLISH = [
    "The city opened a new park near the old harbour yesterday, and the mayor said that it has three hundred trees.",
    "Many people of the quarter came to see it. Children planted the last of the trees with their own hands.",
    "It will be open to all who want to walk in it, from early in the morning until the lamps are lit.",
    "The ground had been empty for twenty years, since the mill that stood on it closed. Nobody wanted to buy it.",
]
ALL = read_checks(FAMILIES)


def flags(text: str | list[str], language: str = "ar") -> set[str]:
    return set(ALL.flags(text if isinstance(text, str) else "\n".join(text), language))


@pytest.mark.parametrize(("lines", "language"), [(ARABIC, "ar"), (ENGLISH, "en")])
def test_an_article_passes_them_all(lines: list[str], language: str) -> None:
    assert flags(lines, language) == set()


@pytest.mark.parametrize(("words", "flagged"), [(49, True), (50, False)])
def test_few_words(words: int, *, flagged: bool) -> None:
    assert ("gopher-words" in flags("كلمة " * words)) == flagged


@pytest.mark.parametrize(
    ("word", "language", "flagged"),
    [("من", "ar", True), ("علي", "ar", False), ("استقلال", "ar", False), ("واستقلالها", "ar", True), ("impossible", "en", False),
     ("impossibles", "en", True)],
)  # fmt: skip
def test_words_of_the_wrong_length(word: str, language: str, *, flagged: bool) -> None:
    assert ("gopher-word-length" in flags(f"{word} " * 60, language)) == flagged


@pytest.mark.parametrize(
    ("sign", "number", "flagged"), [("#", 6, False), ("#", 7, True), ("…", 6, False), ("...", 7, True)]
)
def test_symbols(sign: str, number: int, *, flagged: bool) -> None:
    text = " ".join(["كلمة"] * 60 + [f"{sign}وسم"] * number)
    assert ("gopher-symbols" in flags(text)) == flagged


def test_lines_with_bullets_and_ellipses() -> None:
    assert "gopher-bullets" in flags([f"• {line}" for line in ARABIC])
    assert "gopher-bullets" not in flags([*[f"- {line}" for line in ARABIC], ARABIC[0]])
    assert "gopher-ellipsis" in flags([*ARABIC[:2], ARABIC[2][:-1] + "...", ARABIC[3][:-1] + "…"])
    assert "gopher-ellipsis" not in flags([*ARABIC[:3], ARABIC[3][:-1] + "..."])


@pytest.mark.parametrize(("numbers", "flagged"), [(20, False), (21, True)])
def test_words_without_letters(numbers: int, *, flagged: bool) -> None:
    assert ("gopher-alphabetic" in flags(" ".join(["كلمة"] * 60 + ["12.5"] * numbers))) == flagged


@pytest.mark.parametrize(
    ("words", "flagged"),
    [
        ("", True),
        ("في", True),
        ("في،", True),  # a comma is no second stop word
        ("في عام", True),  # nor is a year
        ("في من", False),
        ("وفي فإن", False),  # "and in", "so that"
        ("الى ان", False),  # without hamza
    ],
)
def test_stop_words_of_arabic(words: str, *, flagged: bool) -> None:
    assert ("gopher-stop-words" in flags("سوق سيارات " * 30 + words)) == flagged


def test_stop_words_of_other_languages() -> None:
    assert "gopher-stop-words" in flags("cat " * 60, "en")
    assert "gopher-stop-words" in flags("Katze " * 60, "de")
    assert "gopher-stop-words" not in flags("Katze und die Maus " * 20, "de")
    assert "gopher-stop-words" not in flags("pusa " * 60, "tl")  # no list


def test_repetition() -> None:
    assert {"gopher-repeated-lines", "gopher-repeated-runs", "fineweb-repeated-letters"} <= flags(ARABIC * 2)
    assert "gopher-top-run" in flags(
        " ".join(f"{word} نادي النصر السعودي" for word in " ".join(ARABIC).split())
    )
    assert "gopher-top-run" not in flags("حديقة جديدة")  # there once


def test_the_same_titles_again_and_again_are_no_repetition_in_arabic() -> None:
    title = "خادم الحرمين الشريفين الملك سلمان بن عبدالعزيز آل سعود"
    text = [f"وبعث {title} برقية تهنئة. {ARABIC[0]}", *ARABIC[1:], f"وتلقى {title} اتصالا من الرئيس أمس."]
    assert flags(text) == set()


@pytest.mark.parametrize(
    "end", [".", "؟", "!", ".»", '."', "؟»", "۔", ".”", "。"],
)  # fmt: skip
def test_a_line_that_ends_as_a_sentence_in_any_script(end: str) -> None:
    assert not {"c4-punctuation", "fineweb-punctuation"} & flags([line[:-1] + end for line in ARABIC])


@pytest.mark.parametrize("end", ["", "،", "...", "…", "؛", ":"])
def test_a_line_that_breaks_off(end: str) -> None:
    assert {"c4-punctuation", "fineweb-punctuation", "c4-sentences"} <= flags(
        [line[:-1] + end for line in ARABIC]
    )


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("يرجى تفعيل JavaScript في متصفحك.", "c4-javascript"),
        ("Lorem ipsum dolor sit amet.", "c4-lorem-ipsum"),
        (".box { margin: 0; }", "c4-curly-bracket"),
        ("يستخدم الموقع ملفات تعريف الارتباط.", "c4-policy"),
        ("ا" * 1001, "c4-long-word"),
    ],
)
def test_what_is_no_prose(line: str, verdict: str) -> None:
    assert flags([*ARABIC, line]) - {"gopher-word-length"} == {verdict}


def test_a_verse_between_curly_brackets_is_no_code() -> None:
    assert flags([*ARABIC, "وقرأ الخطيب {ولكم في القصاص حياة يا أولي الألباب} ثم دعا للحاضرين."]) == set()


def test_short_lines() -> None:
    names = ["نادي النصر", "نادي الهلال", "نادي الاتحاد", "نادي الشباب", "نادي الوحدة", "نادي الفتح"]
    assert {"c4-short-lines", "fineweb-short-lines"} <= flags([*ARABIC[:2], *names])
    assert "fineweb-line-breaks" in flags(names * 2)


def test_chinese_is_read_by_pairs_of_letters() -> None:
    text = "市政府昨天在旧港口附近开放了一座新公园，市长说园内已经种了三百棵树。许多居民前来参观。孩子们种下了最后几棵树。公园每天开放。明年还会再种。"
    assert flags(text, "zh") <= {"gopher-words"}


def test_nothing_is_checked_unless_it_is_asked_for() -> None:
    assert read_checks([]) == NO_CHECKS
    assert NO_CHECKS.flags("كلمة", "ar") == []
    assert read_checks(["gopher-words"]).flags("كلمة {", "ar") == ["gopher-words"]
    assert ALL.flags("  \n ", "ar") == []


def test_a_check_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="no check 'gopher-wrods'; write gopher, c4, fineweb"):
        read_checks(["gopher-wrods"])


def test_every_check_is_documented() -> None:
    text = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `((?:gopher|c4|fineweb)-[a-z0-9-]+)` \|", text, re.MULTILINE) == list(CHECKS)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["ar", "en", "zh", "th", "und", "xx"]))
def test_no_text_makes_them_raise(text: str, language: str) -> None:
    assert set(ALL.flags(text, language)) <= set(CHECKS)


@pytest.mark.parametrize(
    "text", ["ا" * 1_000_000, "a b " * 100_000, "{" * 300_000, "\n." * 200_000, "…" * 300_000, "3." * 200_000]
)
def test_a_long_text_takes_little_time(text: str) -> None:
    start = time.process_time()
    ALL.flags(text, "ar")
    assert time.process_time() - start < 3
