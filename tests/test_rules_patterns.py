"""Patterns: each proves itself, takes the forms seen in the field, and leaves lines that come near."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.rules import load_rulebook, read_pattern
from newscrawl.rules.patterns import PATTERNS, Pattern

WORDS = load_rulebook().for_language("ar").words
EACH = [pytest.param(pattern, id=pattern.id) for pattern in PATTERNS]


@pytest.mark.parametrize("pattern", EACH)
def test_marks_the_text_it_must_hit(pattern: Pattern) -> None:
    mark = read_pattern(pattern.hit)
    assert mark is not None
    assert (mark.rule, mark.kind, mark.phrase) == (pattern.id, pattern.kind, pattern.hit)


@pytest.mark.parametrize("pattern", EACH)
def test_no_pattern_marks_the_text_it_must_miss(pattern: Pattern) -> None:
    assert read_pattern(pattern.miss) is None


def test_ids_are_unique_and_say_what_they_are() -> None:
    ids = [pattern.id for pattern in PATTERNS]
    assert len(set(ids)) == len(ids)
    assert all(name.startswith("pattern-") for name in ids)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("10:55 AM", "pattern-clock"),
        ("5:00 مساءً", "pattern-clock"),
        ("٨:٥٠ ص", "pattern-clock"),
        ("19℃ صنعاء, اليمن", "pattern-weather"),
        ("  • -18℃ صنعاء, اليمن", "pattern-weather"),
        ("27° مشمس الجزائر", "pattern-weather"),
        ("الرباط: غائم جزئيا 7 درجة", "pattern-weather"),
        ("الطقس في الكويت 29°", "pattern-weather"),
        ("الدوحة 31º", "pattern-weather"),
        ("عمّان 18° / 29°", "pattern-weather"),
        ("---", "pattern-rule-line"),
        ("* * *", "pattern-rule-line"),
        ("____", "pattern-rule-line"),
        ("news-details", "pattern-class-name"),
        ("post__meta_title", "pattern-class-name"),
        ("A- A+", "pattern-font-tools"),
        ("# Yargıtay # boşanma # evcil hayvan", "pattern-hashtags"),
        ("Copyright © Afrique Horizons. Reproduction interdite sans autorisation.", "pattern-copyright"),
        ("ملف متواصل في هذا الموضوع: #زيت_الزيتون #صفاقس #الحصاد", "pattern-hashtags"),
        ("Konular: #hasat #yağmur", "pattern-hashtags"),
        ("ف ت و ط", "pattern-share-letters"),
        ("ف ✦ ت ✦ و ✦ ل", "pattern-share-letters"),
        ("F | T | W | Email", "pattern-share-letters"),
        ("أ- أ+", "pattern-font-tools"),
        ("© Le Courrier du Port. Reproduction interdite.", "pattern-copyright"),
        ("© 2024", "pattern-copyright"),
        ("Copyright © 2011-2024 Harbour Gazette", "pattern-copyright"),
        ("저작권자 © 바다일보 무단전재 금지", "pattern-copyright"),
        ("رويترز © مصدر الصورة التي نشرتها الصحيفة", "pattern-copyright"),
        (
            "© La Crónica del Puerto 2025. Todos los derechos reservados. Prohibida su reproducción.",
            "pattern-copyright",
        ),
        ("ⓒ 항구일보 2025 무단 전재 및 재배포 금지", "pattern-copyright"),
        ("© Reuters", "pattern-photo-credit"),
        ("(с) Вестник залива", "pattern-photo-credit"),
        ("#الموانئ", "pattern-hashtags"),
        ("1 2 3 التالي", "pattern-pager"),
        ("و.م/ع.س", "pattern-initials"),
        ("www.example.org", "pattern-link"),
        ("https://example.org/" + "a" * 200, "pattern-link"),
    ],
)
def test_takes_the_forms_seen_in_the_field(text: str, rule: str) -> None:
    mark = read_pattern(text, WORDS)
    assert mark is not None
    assert mark.rule == rule


@pytest.mark.parametrize(
    "text",
    [
        "",
        "(c) other fees",
        "The sign © stands on the first page of every book that was printed here.",
        "…",
        "...",
        "10:55 في الميناء",
        "العظمى 27 والصغرى 18 درجة مئوية",
        "نزلت الحرارة إلى 4° تحت الصفر.",
        "اخبزي العجين على 180° مئوية",
        "اغسله عند 40° فقط",
        "مشمس دائما",
        "- - نعم",
        "post",
        "Covid-19",
        "covid-19",
        "١",
        "1 2",
        "3 2 1",
        "2021 2022 2023",
        "أ",
        "#",
        "وسم #الموانئ انتشر",
        "وكتبت على الجدار: #حصاد #خبز",
        "Her slogan: #water #bread",
        "S, M, L",
        "A-B-C-D",
        "A B C D",
        "x | y | z",
        "القاهرة/بيروت",
        "© " + "كلمة " * 20,
        "انظر https://example.org/1",
    ],
)
def test_leaves_lines_that_come_near(text: str) -> None:
    assert read_pattern(text, WORDS) is None


@given(st.text(alphabet="0123456789:°-−=*_ #©./aA أم1pd\u200f", max_size=40))
def test_no_text_raises(text: str) -> None:
    mark = read_pattern(text, WORDS)
    assert mark is None or mark.phrase == text


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "- ",
        "-",
        "A ",
        "#a ",
        "#a#",
        "1:",
        "1 ",
        "-1°",
        "a.",
        "a-",
        "a/",
        "© ",
        "° ",
        "f ",
        "f|",
        "ab: ",
        "# a ",
    ],
)
@pytest.mark.parametrize("size", [60, 250, 50_000])
def test_hostile_lines_are_judged_in_a_moment(unit: str, size: int) -> None:
    started = time.process_time()
    read_pattern(unit * size, WORDS)
    assert time.process_time() - started < 0.5
