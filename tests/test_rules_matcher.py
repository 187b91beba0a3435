"""Where a phrase must stand, what may follow it, and which of several readings wins."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.rules import load_rulebook

AR = load_rulebook().for_language("ar")
EN = load_rulebook().for_language("en")


@pytest.mark.parametrize(
    ("text", "rule", "where", "value"),
    [
        ("إقرأ أيضاً:", "ar-read-also", "alone", ""),
        ("« اقــرأ أيضًا »", "ar-read-also", "alone", ""),
        ("• اقرأ ايضا", "ar-read-also", "alone", ""),
        ("اقرأ أيضا ميناء المدينة يستقبل سفينة", "ar-read-also", "start", "ميناء المدينة يستقبل سفينة"),
        ("اقرأ أيضا | ميناء المدينة يستقبل سفينة", "ar-read-also", "start", "ميناء المدينة يستقبل سفينة"),
        ("المصدر: صحيفة المرفأ", "ar-source", "label", "صحيفة المرفأ"),
        ("المصدر | صحيفة المرفأ", "ar-source", "label", "صحيفة المرفأ"),
        ("المصدر :- صحيفة المرفأ", "ar-source", "label", "صحيفة المرفأ"),
        ("نقلا عن: وكالات", "ar-quoted-from", "label", "وكالات"),
        ("كتبت - سلمى الحافظ", "ar-wrote", "label", "سلمى الحافظ"),
        ("آخر تحديث 6:57", "ar-clock", "start", "6:57"),
        ("آخر تحديث 16 مارس 2023", "ar-date", "start", "16 مارس 2023"),
        ("آخر تحديث: 16 مارس 2023 الساعة 10:30 ص", "ar-date", "start", "16 مارس 2023 الساعة 10:30 ص"),
        ("رابط مختصر", "ar-short-link", "alone", ""),
        ("0 تعليق", "ar-comment-count", "alone", ""),
        ("تعليقات 1,234", "ar-comment-count", "alone", ""),
        ("(12) تعليقات", "ar-comment-count", "alone", ""),
        ("(مشاهدات 123)", "ar-counters", "alone", ""),
        ("دقيقتان | 3 دقائق قراءة", None, "", ""),
        ("فيسبوك تويتر واتساب", "ar-platforms", "only", ""),
        ("مقالات ذات صله", "ar-related-box", "alone", ""),
        ("الكلمات الدلاليه: بحر، نهر", "ar-keywords", "start", "بحر، نهر"),
        ("شارك الموضوع فيسبوك تويتر", "ar-platforms", "only", ""),
        ("Share فيسبوك Twitter", "common-platforms", "only", ""),
        ("فيسبوك 12 تويتر 30", "ar-platforms", "only", ""),
        ("سياسة اقتصاد", None, "", ""),
        ("سياسة اقتصاد رياضة", "ar-menu", "only", ""),
        ("قبل 3 ساعات", "ar-ago", "start", "3 ساعات"),
        ("انسخ الرابط القصير https://port.example/88", "ar-copy-link", "alone", ""),
        ("انسخ الرابط القصير الذي في الرسالة", None, "", ""),
    ],
)
def test_reads_a_block(text: str, rule: str | None, where: str, value: str) -> None:
    mark = AR.read(text)
    assert (mark and (mark.rule, mark.where, mark.value)) == ((rule, where, value) if rule else None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "•",
        "...",
        "وقال المصدر: تم تأجير المبنى قبل شهر.",
        "المصدر نفسه أكد الخبر",
        "شاركت الفرق الخمس في السباق",
        "والمصدر: صحيفة المرفأ",
        "إعلانات الوظائف تملأ الجدار",
        "«المصدر: صحيفة المرفأ» قال وهو يضحك",
        '"اقرأ أيضا" قالت المعلمة لتلميذها الصغير',
        "اقرأ أيضا قليل",
        "اقرأ، أيضا",
        "كتب - " + "كلمة " * 9,
        "الساعة الآن الرابعة صباحا",
        "منذ 3 سنوات لم ينزل المطر",
        "Tags مهملة على الرصيف القديم",
        "فيسبوك وتويتر",
        "فيسبوك، ثم تويتر",
    ],
)
def test_leaves_prose_that_only_mentions_the_phrase(text: str) -> None:
    assert AR.read(text) is None


def test_the_longest_phrase_wins() -> None:
    mark = AR.read("شارك الخبر:")
    assert mark is not None
    assert mark.phrase == "شارك الخبر"


def test_the_most_specific_value_wins() -> None:
    date, clock = AR.read("آخر تحديث 2023-03-16"), AR.read("آخر تحديث 10:30")
    assert date is not None
    assert clock is not None
    assert (date.kind, clock.kind) == ("date", "clock")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [("  • إقـرأ   أيضًا  : ", "إقـرأ   أيضًا"), ("\u200fالمصـدرُ: المرفأ", "المصـدرُ"), ("[ إعلان ]", "إعلان")],
)
def test_the_phrase_is_cut_out_of_the_original(text: str, phrase: str) -> None:
    mark = AR.read(text)
    assert mark is not None
    assert (mark.phrase, text[mark.start : mark.end]) == (phrase, phrase)


def test_a_block_of_mixed_phrases_belongs_to_the_rule_that_knows_most_of_it() -> None:
    mark = AR.read("طباعة سياسة اقتصاد رياضة ثقافة")
    assert mark is not None
    assert mark.rule == "ar-menu"


def test_english_labels_are_read_on_an_arabic_page_but_not_english_openings() -> None:
    assert AR.read("Read more") is not None
    assert AR.read("By Ann Marsh") is None
    assert EN.read("By Ann Marsh") is not None


@pytest.mark.parametrize("code", [None, "", "xx", "zz-ZZ"])
def test_an_unknown_language_is_read_with_the_rules_of_all(code: str | None) -> None:
    reader = load_rulebook().for_language(code)
    assert reader.language is None
    assert [
        reader.read(text) is not None for text in ("اقرأ أيضا", "Lire aussi", "Читайте также", "相关新闻")
    ] == [True] * 4


@pytest.mark.parametrize("code", ["ar", "AR", "ar-EG", "ar_MA"])
def test_a_region_is_no_other_language(code: str) -> None:
    assert load_rulebook().for_language(code).language == "ar"


@given(st.text(max_size=60))
def test_no_text_raises_and_every_mark_lies_in_its_text(text: str) -> None:
    for reader in (AR, load_rulebook().for_language(None)):
        for mark in (reader.read(text), *reader.find_inside(text)):
            if mark is not None:
                assert 0 <= mark.start < mark.end <= len(text)
                assert text[mark.start : mark.end] == mark.phrase
                assert mark.value in text


@given(st.sampled_from([rule.hit for rule in AR.rules]), st.sampled_from(["", " ", "\u200f", "• ", "  - "]))
def test_decoration_before_a_block_changes_nothing(hit: str, lead: str) -> None:
    plain, decorated = AR.read(hit), AR.read(lead + hit)
    assert plain is not None
    assert decorated is not None
    assert (plain.rule, plain.value) == (decorated.rule, decorated.value)


@pytest.mark.parametrize(
    "text",
    [
        "اقرأ أيضا " * 10_000,
        "فيسبوك " * 15_000,
        "- " * 50_000,
        "(0) " * 25_000,
        "1 " * 50_000,
        "المصدر: " + "أ." * 50_000,
        "كلمات دلالية: " + "كلمة، " * 16_000,
        "تاريخ النشر: " + "1/" * 50_000,
        "\u064b" * 100_000,
        "a" * 100_000,
    ],
)
def test_long_and_hostile_lines_are_read_in_a_moment(text: str) -> None:
    started = time.process_time()
    AR.read(text)
    AR.find_inside(text)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("text", "rule", "value"),
    [
        ("Fot. Anna Marska", "pl-photo-by", "Anna Marska"),
        ("Fot.: Anna Marska", "pl-photo-credit", "Anna Marska"),
        ("Fot Anna Marska", "pl-photo-by", "Anna Marska"),
        ("Fot.. Anna Marska", None, ""),
        ("Zdjęcie autorstwa. Anna Marska", None, ""),
    ],
)
def test_only_a_phrase_that_ends_in_a_full_stop_may_have_one_before_its_value(
    text: str, rule: str | None, value: str
) -> None:
    mark = load_rulebook().for_language("pl").read(text)
    assert (mark and (mark.rule, mark.value)) == (rule and (rule, value))


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("ar", "اقرأ أيضا قوارب جديدة لصيادي الساحل", "اقرأ أيضا"),
        ("ar", "اقرأ أيضا: قوارب جديدة لصيادي الساحل", "اقرأ أيضا"),
        ("ar", "الأكثر مشاهدة قوارب جديدة لصيادي الساحل", "الأكثر مشاهدة"),
        ("en", "Read also New boats for the fishermen", "Read also"),
        ("en", "Read also what the fishermen wrote", None),  # the sentence goes on
        ("ar", "اقرأ أيضا", None),  # nothing is announced
        ("ar", "12 اقرأ أيضا قوارب جديدة", None),
        ("ar", "", None),
    ],
)
def test_knows_the_label_before_what_it_announces(language: str, text: str, label: str | None) -> None:
    mark = load_rulebook().for_language(language).label_before(text)
    assert (None if mark is None else mark.phrase) == label
    assert mark is None or text.endswith(mark.value)
