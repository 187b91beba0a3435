"""Lines that call their reader to something are widgets in whatever words; advice, verses and questions are the article's."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from newscrawl.rules import load_rulebook
from newscrawl.stages.stripping.calls import calls
from tests.surveyed import surveyed

if TYPE_CHECKING:
    from newscrawl.items import Media

RULES = load_rulebook().for_language("ar")
BEFORE = (
    "أعلنت البلدية أسعار الدخول إلى الحديقة الجديدة التي تفتح أبوابها صباح الجمعة أمام العائلات والمدارس."
)


def found(*lines: str, media: Media = "text") -> list[tuple[str, str]]:
    seen = surveyed(BEFORE, *lines, "شارك الخبر")
    behind = range(1, len(lines) + 1)
    return [
        (lines[i - 1], finding.kind)
        for i, finding in calls(seen.readings, seen.findings, RULES, media, behind)
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("حمّل تطبيق الحصاد وكن أول من يعلم", "promotion"),
        ("استمعوا إلى إذاعة الحصاد أينما كنتم", "promotion"),
        ("لتحميل الاستمارة اضغط هنا", "promotion"),
        ("شارك هذه القصة مع من تحب", "promotion"),
        ("شارك الصيادون في تنظيف الشاطئ صباح الجمعة.", None),
        ("«اقرأ لي الرسالة قبل أن أنام»", None),  # somebody says it
        ("الكبار: 30 درهما", None),
        ("حمّل الصيادون قواربهم قبل الفجر وعادوا بها ممتلئة.", None),  # a sentence
        ("شاهد على العصر:", None),  # it introduces something
        ("1. سجّل زيارتك قبل يومين", None),
        ("- اشترك باسمك الكامل", None),
        ("تابع القمر وهو يغيب خلف الجبل،", None),  # a verse
        ("هل تشترك في الرحلة؟", None),
        ("تابعنا", None),  # too short to be told by its words
    ],
)
def test_tells_what_calls_the_reader(line: str, kind: str | None) -> None:
    assert found(line) == ([(line, kind)] if kind else [])


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("بالفيديو.. قوارب الصيد تعود إلى المرفأ", True),
        ("صور | افتتاح الحديقة الجديدة في المدينة", True),
        ("فيديو إنفوجرافيك.. قوارب الصيد تعود إلى المرفأ", True),
        ("فيديو: 12 دقيقة", False),  # a row of data
        ("فيديو يوثق افتتاح الحديقة الجديدة في المدينة", False),
        ("بالأرقام: قوارب الصيد تعود إلى المرفأ", False),
    ],
)
def test_what_there_is_to_see_may_be_a_storys_title(line: str, *, seen: bool) -> None:
    behind = surveyed(BEFORE, line)
    told = dict(calls(behind.readings, behind.findings, RULES, "text", [1]))
    assert [finding.offer for finding in told.values()] == ([True] if seen else [])


@pytest.mark.parametrize(
    ("line", "media", "called"),
    [
        ("لا تفوتكم أخبار الحصاد، فهي كل صباح في نشرتنا وفي بريدك الإلكتروني.", "text", True),
        ("لا تفوتكم أخبار الحصاد، فهي كل صباح في نشرتنا وفي بريدك الإلكتروني.", "html", True),
        ("وقال المدير: «نشرتنا تصل كل صباح إلى ألف مزارع في الوادي».", "text", False),  # somebody says it
        ("1. اقرأ نشرتنا قبل أن تزرع شيئا", "text", False),
        (f"{BEFORE} {BEFORE} {BEFORE} وهذه نشرتنا.", "text", False),  # as long as a paragraph
    ],
)
def test_what_is_the_outlets_own_is_offered_in_sentences_too(
    line: str, media: Media, *, called: bool
) -> None:
    assert bool(found(line, media=media)) is called


@pytest.mark.parametrize(
    "line",
    [
        "Visitors must keep to the house rules, which forbid food in the reading room after six.",
        "The office has replaced the old system of letters in your inbox by a counter that is open all day.",
        "Residents who want a free trial of the lending scheme can ask at the library until the end of June.",
        "The council sends our newsletter readers a map of the new paths along the river in May.",
    ],
)
def test_honest_sentences_are_no_calls(line: str) -> None:
    seen = surveyed(f"The library reopens on Monday. {line}", line, language="en")
    english = load_rulebook().for_language("en")
    assert list(calls(seen.readings, seen.findings, english, "text", [1])) == []


def test_a_verb_of_invitations_on_a_page_without_widgets_or_over_its_subject_opens_a_heading() -> None:
    heading, call = "زر الحديقة الجديدة صباح الجمعة", "زر متجر الحصاد في السوق القديم"

    def called(*lines: str) -> list[int]:
        seen = surveyed(BEFORE, *lines)
        return [i for i, _ in calls(seen.readings, seen.findings, RULES, "text", range(1, len(lines) + 1))]

    assert called(call, BEFORE) == []
    assert called(call, BEFORE, "شارك الخبر") == [1]
    assert called(heading, BEFORE, "شارك الخبر") == []  # the sentences speak of it


def test_a_line_of_many_spaces_is_looked_at_in_bounded_time() -> None:
    line = f"فيديو{' ' * 20_000}قوارب"
    begin = time.process_time()
    assert found(line) == []
    assert time.process_time() - begin < 1


def test_of_advice_no_line_is_a_call() -> None:
    assert found("اشترك في باقة صغيرة", "حمّل ما تحتاجه فقط", "الكبار: 30 درهما") == []


def test_where_elements_speak_the_words_of_widgets_are_not_enough() -> None:
    assert found("انسخ رابط هذا التحديث") != []
    assert found("انسخ رابط هذا التحديث", media="html") == []
    assert found("حمّل تطبيق الحصاد وكن أول من يعلم", media="html") != []


def test_what_is_to_be_seen_may_be_the_pages_subject() -> None:
    seen = surveyed(BEFORE, "شاهد أسعار الدخول إلى الحديقة الجديدة", BEFORE, "شارك الخبر")
    assert [i for i, _ in calls(seen.readings, seen.findings, RULES, "text", range(1, 3))] == [1]


def test_outside_of_the_article_a_call_is_one_all_the_more() -> None:
    seen = surveyed(BEFORE, "بالفيديو.. قوارب الصيد تعود إلى المرفأ", "شارك الخبر")
    outside = replace(seen.readings[1], block=replace(seen.readings[1].block, body=False))
    readings = [seen.readings[0], outside, seen.readings[2]]
    assert [i for i, _ in calls(readings, seen.findings, RULES, "html", [1])] == [1]
