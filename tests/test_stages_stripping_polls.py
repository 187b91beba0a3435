"""A poll among the lines of an article goes as a whole; questions and short lists of the article's own stay."""

from __future__ import annotations

import time

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.items import Page
from newscrawl.rules import load_rulebook
from newscrawl.stages.strip import strip
from newscrawl.stages.stripping.polls import ANSWERS, polls
from tests.surveyed import surveyed, text_page

BOOK = load_rulebook()
TEXT = "أعلنت البلدية أسعار الدخول إلى الحديقة الجديدة التي تفتح أبوابها صباح الجمعة أمام العائلات والمدارس."
QUESTION = "هل تزور الحديقة الجديدة؟"


def found(*lines: str, language: str = "ar") -> list[str]:
    seen = surveyed(*lines, language=language)
    told = polls(seen.readings, [None] * len(lines), BOOK.for_language(language).words)
    return [lines[i] for i in sorted(told)]


@pytest.mark.parametrize(
    "poll",
    [
        (QUESTION, "نعم، مع أولادي", "لا، هي بعيدة", "عرض النتائج"),
        (QUESTION, "نعم", "لا", "لا أعرف", "صوّت الآن"),
        (QUESTION, "نعم", "لا", "صوّت", "عرض النتائج"),
        (QUESTION, "نعم سأزورها", "لا أعرفها"),  # answers that agree and do not
        ("برأيك متى تفتح الحديقة؟", "في المساء", "في الصباح", "لا تفتح"),  # asks for an opinion
        ("استطلاع الرأي", QUESTION, "في المساء", "في الصباح"),  # a label over it
        ("سؤال الأسبوع: متى تزور الحديقة؟", "في المساء", "في الصباح"),  # and before it
        ("سؤال سريع: برأيك متى تفتح الحديقة؟", "في المساء", "في الصباح", "لا تفتح"),
    ],
)
def test_a_question_over_answers_and_what_says_so_is_a_poll(poll: tuple[str, ...]) -> None:
    assert found(TEXT, *poll, TEXT) == list(poll)


@pytest.mark.parametrize(
    "lines",
    [
        (QUESTION, "نعم", "عرض النتائج"),  # one answer
        (QUESTION, "نعم، سأزورها غدا.", "لا، لن أزورها.", "عرض النتائج"),  # sentences
        ("ثلاثة أسعار", "الكبار", "الصغار", "عرض النتائج"),  # no question
        ("متى تفتح الحديقة؟", "في المساء", "في الصباح"),  # nobody is asked
        ("من زار الحديقة؟", "الأطفال 62%", "الكبار 38%"),  # figures of a report
        ("ماذا يحمل الزائر؟", "☐ ماء", "☐ خريطة"),  # a list
        ("كيف صوت المجلس؟", "نعم: 31 عضوا", "لا: 17 عضوا"),  # a vote that was held
        ("هل تفتح الحديقة اليوم؟", "لا، يقول المجلس البلدي", "نعم، يقول رئيس البلدية"),
        ("ما رأيك في الحديقة؟", "جميلة بكل المقاييس", "ولا أزيد على ذلك"),  # an interview
        (QUESTION, "نعم", TEXT),
        ("برأيك متى تفتح الحديقة؟", "أظن أنها ستفتح غدا.", "في المساء."),  # an interview
        (QUESTION, "نعم", TEXT, "عرض النتائج"),  # a paragraph between
        (QUESTION, *["جواب"] * (ANSWERS[1] + 1), "عرض النتائج"),
    ],
)
def test_anything_else_is_none(lines: tuple[str, ...]) -> None:
    assert found(TEXT, *lines, TEXT) == []


def test_its_element_is_called_so() -> None:
    def rest(name: str) -> list[str]:
        poll = f"<p>متى تزور الحديقة؟</p><ul class={name}><li>في المساء</li><li>في الصباح</li></ul>"
        html = f"<html><body><article><p>{TEXT}</p>{poll}<p>{TEXT} غدا.</p></article></body></html>"
        page = Page(url="https://a.example/1", fetched="2026-03-04T09:00:00+00:00", body=html.encode())
        return [cut.text for cut in clean_page(page, BOOK).stories[0].removed if cut.rule == "place-poll"]

    assert rest("poll") == ["متى تزور الحديقة؟", "في المساء", "في الصباح"]
    assert rest("hours") == []


def test_an_article_may_be_called_so_too() -> None:
    text = f"<p>{TEXT}</p><h2>متى تزور الحديقة؟</h2><ul><li>في المساء</li><li>في الصباح</li></ul><p>{TEXT} غدا.</p>"
    html = f"<html><body><div class='post category-vote vote'>{text}</div></body></html>"
    page = Page(url="https://a.example/1", fetched="2026-03-04T09:00:00+00:00", body=html.encode())
    assert "place-poll" not in {cut.rule for cut in clean_page(page, BOOK).stories[0].removed}


def test_it_ends_where_the_article_goes_on() -> None:
    shares = ("استطلاع الرأي", QUESTION, "في المساء (62%)", "في الصباح (38%)")
    assert found(TEXT, *shares, "حديقة المدينة", "وفيها ألف شجرة", TEXT) == list(shares)
    poll = (QUESTION, "نعم", "لا")
    assert found(TEXT, *poll, "وفي الحديقة قال الشاعر:", "يا شجر الزيتون في الظهيرة،", TEXT) == list(poll)


def test_it_is_cut_by_its_name_and_the_article_goes_on() -> None:
    page = strip(text_page(TEXT, QUESTION, "نعم", "لا", "عرض النتائج", TEXT), BOOK.for_language("ar"))
    assert [block.text for block in page.blocks] == [TEXT, TEXT]
    assert {(cut.text, cut.kind, cut.rule) for cut in page.removed} >= {(QUESTION, "promotion", "place-poll")}


def test_in_other_languages_too() -> None:
    poll = ("Will you visit the new park?", "Yes, with my children", "No, it is too far", "See results")
    assert found("The town opens its new park on Friday morning.", *poll, language="en") == list(poll)


def test_a_page_of_buttons_takes_little_time() -> None:
    seen = surveyed(*["صوّت"] * 3_000)
    start = time.process_time()
    assert polls(seen.readings, seen.findings, BOOK.for_language("ar").words) == set()
    assert time.process_time() - start < 1


def test_so_does_one_of_questions() -> None:
    lines = ["متى تفتح الحديقة؟", "في المساء", "في الصباح"] * 2_000
    seen = surveyed(TEXT, *lines)
    start = time.process_time()
    assert polls(seen.readings, [None] * len(seen.readings), BOOK.for_language("ar").words) == set()
    assert time.process_time() - start < 1
