"""A widget's words that are stuck to a paragraph come apart from it; words that begin like them stay whole."""

from __future__ import annotations

import time
from collections import Counter

import pytest

from newscrawl.rules import load_rulebook
from newscrawl.stages.glued.stuck_label import stuck_label

AR = load_rulebook().for_language("ar")
CASE = (
    "تعود أحداث القضية إلى شهر أكتوبر الماضي، عندما تلقت المباحث معلومات عن تصرف صاحب مخبز في حصته من الدقيق."
)


def parted(text: str, *nearby: str) -> tuple[str, str] | None:
    at = stuck_label(text, AR, Counter(nearby))
    return None if at is None else (text[:at], text[at:])


@pytest.mark.parametrize("label", ["شارك الخبر", "نسخ الرابط"])
def test_the_words_of_a_widget_come_apart_from_the_paragraph(label: str) -> None:
    assert parted(f"{label}{CASE}") == (label, CASE)


@pytest.mark.parametrize(
    "text",
    [
        f"شارك الخبر {CASE}",  # a space stands between them
        f"نشر الخبر{CASE}",  # no widget's words
        "شارك الخبراء في ندوة عن القمح نظمتها الجامعة في مدينة الزرقاء مساء أول من أمس بحضور عشرات المزارعين.",  # a word
        "شارك الخبرتعود أحداث القضية",  # no paragraph
        "شارك",
        "",
    ],
)
def test_everything_else_stays_whole(text: str) -> None:
    assert parted(text) is None


def test_what_stands_elsewhere_on_the_page_by_itself_is_a_name() -> None:
    assert parted(f"شارك الخبر{CASE}", "الخبرتعود", "الخبرتعود") is None


def test_a_language_without_a_list_of_words_is_left_alone() -> None:
    chinese = load_rulebook().for_language("zh")
    assert stuck_label(f"Share this{CASE}", chinese, Counter()) is None


def test_a_long_line_takes_little_time() -> None:
    start = time.process_time()
    assert parted("شارك " * 200_000) is None
    assert time.process_time() - start < 1
