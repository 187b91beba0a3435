"""Boxes between two paragraphs of an article, by their element."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.items import Page
from newscrawl.rules import load_rulebook

if TYPE_CHECKING:
    from newscrawl.items import Story

BOOK = load_rulebook()
TITLE = "قرية الوادي تفتح مدرسة جديدة قرب النهر"
LEAD = [
    "فتحت قرية الوادي أمس مدرسة جديدة قرب النهر، بعد عام من انتقال التلاميذ بالحافلات إلى البلدة المجاورة كل صباح.",
    "وقال رئيس البلدية سعيد المعلم إن المدرسة تتسع لمئتي تلميذ من القرية ومن القرى الثلاث التي تقع خلف الجسر.",
    "وأضاف المعلم أن كلفة البناء بلغت نصف مليون، دفعت البلدية ثلثها وتكفل الأهالي بالباقي من محاصيلهم.",
]
SHORT = [
    "وبدأت الدروس في السادسة والنصف صباحا، كي يعود الصغار إلى بيوتهم قبل حر الظهيرة.",
    "ويأمل المعلمون في أن تزرع حول البناء أشجار التوت والرمان قبل نهاية الشتاء.",
]
REST = [
    f"{SHORT[0][:-1]}، وخصصت البلدية لهم حافلتين تعودان بهم عبر الجسر إلى القرى البعيدة.",
    f"{SHORT[1][:-1]}، وأن تجمع المدرسة كتبا لمكتبتها من أهالي الوادي ومن تلاميذ البلدة المجاورة.",
]
OTHER = "صياد يعثر على مرساة قديمة في قاع الخليج"
TEASER = "قال الصياد إنه سمع صوت المعدن قبل أن يرى المرساة في الشباك."
LINK = f'<a href="/n/7">{OTHER}</a>'


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def stories(box: str, rest: list[str] = REST) -> tuple[Story, ...]:
    body = (
        f'<html lang="ar"><head><title>{TITLE}</title></head><body><main><h1>{TITLE}</h1><div class="entry">'
        f"{paragraphs(LEAD)}{box}{paragraphs(rest)}</div></main></body></html>"
    )
    page = Page(url="https://wadi.example/1", fetched="2026-03-04T09:00:00+00:00", body=body.encode())
    return clean_page(page, BOOK).stories


def texts(story: Story) -> list[str]:
    return [block.text for block in story.blocks if block.text != TITLE]


@pytest.mark.parametrize(
    "box",
    [
        f"<aside><h4>{LINK}</h4><p>{TEASER}</p></aside>",
        f'<div class="teaser"><h4>{LINK}</h4><p>{TEASER}</p></div>',
        f'<div class="teaser"><h4>{LINK}</h4><div class="text"><p>{TEASER}</p></div></div>',
        f'<div class="teaser"><span>منوعات</span><h4>{LINK}</h4><p>{TEASER}</p></div>',
    ],
)
def test_a_headline_and_its_sentence_go_and_the_article_stays_one(box: str) -> None:
    (story,) = stories(box)
    assert texts(story) == [*LEAD, *REST]
    assert {OTHER, TEASER} <= {cut.text for cut in story.removed}


def test_the_entries_of_a_list_are_the_article() -> None:
    entries = [
        f'<div class="item"><h4>{LINK} {word}</h4><p>{TEASER} {word}.</p></div>'
        for word in ("أول", "ثان", "ثالث")
    ]
    (story,) = stories("".join(entries))
    assert sum(TEASER in text for text in texts(story)) == len(entries)


def test_a_story_of_several_paragraphs_is_no_teaser() -> None:
    kept = [
        block.text
        for story in stories(f'<div class="more"><h4>{LINK}</h4>{paragraphs([TEASER] * 3)}</div>')
        for block in story.blocks
    ]
    assert TEASER in kept


def test_what_is_left_of_a_poll_goes_with_its_answers() -> None:
    poll = '<div class="poll"><h4>أي الأشجار تزرع حول المدرسة الجديدة؟</h4><p>شارك الخبر</p><p>فيسبوك تويتر</p></div>'
    (story,) = stories(poll)
    assert texts(story) == [*LEAD, *REST]
    assert "place-box-inside" in {cut.rule for cut in story.removed}


def test_a_sub_heading_with_a_button_beside_it_stays() -> None:
    heading = "أشجار التوت قبل الشتاء"
    (story,) = stories(f'<div class="sub"><h3>{heading}</h3><button>نسخ الرابط</button></div>')
    assert heading in texts(story)


@pytest.mark.parametrize("label", ["من ملفاتنا:", "عين على الخبر", "بالصور ..", "بالفيديو|"])
def test_a_few_words_and_a_linked_headline_are_an_offer_whatever_they_say(label: str) -> None:
    (story,) = stories(f"<p>{label} {LINK}</p>")
    assert texts(story) == [*LEAD, *REST]


def test_a_sentence_with_a_link_at_its_end_stays() -> None:
    line = "وكان التلاميذ يقطعون الجسر القديم كل صباح كما ذكر <a href='/n/8'>تقرير سابق عن القرية</a>."
    (story,) = stories(f"<p>{line}</p>")
    assert len(texts(story)) == len(LEAD) + 1 + len(REST)


@pytest.mark.parametrize("box", [f"<p>← {LINK}</p>", f"<p>[ اقرأ أيضا: {OTHER} ]</p>"])
def test_marks_that_are_left_of_a_line_go_with_it(box: str) -> None:
    (story,) = stories(box)
    assert texts(story) == [*LEAD, *REST]


def test_short_paragraphs_behind_a_shown_post_are_of_the_article() -> None:
    post = (
        '<blockquote class="instagram-media"><a href="https://instagram.com/p/x">عرض هذا المنشور على Instagram</a>'
        "<p>تمت مشاركة منشور بواسطة مدرسة الوادي (@wadi)</p></blockquote>"
    )
    (story,) = stories(post, SHORT)
    assert texts(story) == [*LEAD, *SHORT]


def test_readers_comments_in_the_same_element_are_none_of_it() -> None:
    comments = (
        "<p>التعليقات (2)</p><p>مواطن</p><p>نتمنى أن تصل المدارس الجديدة إلى كل القرى البعيدة عن الطريق.</p>"
    )
    (story,) = stories("", [*REST, f"{SHORT[0]}</p>{comments}<p>"])
    assert texts(story) == [*LEAD, *REST, SHORT[0]]


POLL = (
    "<div><div>كيف تصل إلى عملك في الصباح؟</div><div>الموقع</div><div>وسائل التواصل</div><div>صوّت</div>"
    "<div>عرض النتائج</div></div>"
)


def test_a_poll_goes_with_its_question_and_its_answers_credit_nobody() -> None:
    (story,) = stories(POLL)
    assert texts(story) == [*LEAD, *REST]
    assert story.metadata.source is None
    assert "source" not in {cut.kind for cut in story.removed}


def test_a_headline_over_a_byline_and_a_date_is_no_box() -> None:
    head = f"<div><h2>{OTHER}</h2><div>تقرير: سلمى الحافظ</div><div>28 مايو 2026</div></div>"
    assert "place-box-inside" not in {cut.rule for story in stories(head) for cut in story.removed}


def test_the_headline_of_a_second_story_is_none_of_the_box_over_it() -> None:
    box = "<div class='bio'><p>مراسلة في مدن الساحل منذ عشر سنوات</p></div><div>تابعوا آخر أخبارنا عبر Google News</div>"
    head = f"<section><h2>{OTHER}</h2><div>28/05/2026, 08:16</div></section>"
    assert "place-box-inside" not in {cut.rule for story in stories(box + head) for cut in story.removed}


def test_a_list_with_dashes_is_text_where_the_paragraphs_stand_and_a_widget_in_one() -> None:
    entries = ["- سترة دافئة وإبريق شاي", "- خريطة للنجوم من الورق", "- دفتر لتسجيل ما تراه"]
    (own,), (boxed,) = (
        stories(paragraphs(entries)),
        stories(f'<div class="widget">{paragraphs(entries)}</div>'),
    )
    assert texts(own) == [*LEAD, *entries, *REST]
    assert texts(boxed) == [*LEAD, *REST]
