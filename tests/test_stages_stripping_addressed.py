"""What an outlet offers its readers is a widget where nothing else on the page speaks to them."""

from __future__ import annotations

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.items import Page
from newscrawl.rules import load_rulebook
from newscrawl.stages.stripping.addressed import addressed, speaks_of_ours
from tests.surveyed import surveyed

BOOK = load_rulebook()
RULES = BOOK.for_language("ar")
ARTICLE = (
    "أعلنت البلدية أسعار الدخول إلى الحديقة الجديدة التي تفتح أبوابها صباح الجمعة أمام العائلات والمدارس.",
    "ويقدر المهندسون كلفة الأعمال التي انتهت قبل أسبوع بنحو أربعة ملايين، دفعت الوزارة نصفها.",
    "وزرعت في الحديقة خمسة آلاف شجرة من الزيتون والصنوبر، حملتها الشاحنات من مشاتل الجبل.",
    "وقال رئيس البلدية إن الدخول سيكون مجانيا في الشهر الأول أمام الأطفال وكبار السن.",
)
ADVICE = "ويمكنك أن تحجز تذكرتك قبل يومين، وأن تصطحب معك أولادك وطعامك إلى مقاعد الحديقة الجديدة."
OFFER = "اشترك في النسخة الورقية لتصلك الصحيفة كل صباح إلى باب بيتك."


def found(*lines: str) -> list[str]:
    seen = surveyed(*lines)
    return [lines[i] for i in sorted(addressed(seen.readings, seen.findings, RULES, range(len(lines))))]


@pytest.mark.parametrize(
    ("line", "is_offer"),
    [
        (OFFER, True),
        ("شاركونا صوركم وفيديوهاتكم عبر خدمة «المواطن» على الرقم المخصص.", True),
        ("استمعوا إلى الحلقة الجديدة من بودكاست «حكاية شجرة» عبر المنصات كافة.", True),
        ("اشترك الأطفال في النسخة الأولى من مهرجان الصحيفة صباح الجمعة.", False),  # speaks to nobody
        ("تصل الأشجار إلى باب بيتك.", False),  # asks for nothing
        ("قال: اشترك في النشرة لتصلك الصحيفة إلى باب بيتك.", False),  # somebody says so
        (f"- {OFFER}", False),  # an entry of a list, or of a talk
        (f"ج: {OFFER}", False),
    ],
)
def test_a_line_that_speaks_to_its_reader_and_asks_for_something_is_an_offer(
    line: str, is_offer: bool
) -> None:
    assert found(*ARTICLE[:2], line, *ARTICLE[2:]) == ([line] if is_offer else [])


def test_what_opens_the_article_is_the_articles() -> None:
    assert found(OFFER, *ARTICLE) == []


def test_an_article_that_speaks_to_its_readers_has_no_such_lines() -> None:
    assert found(*ARTICLE[:2], OFFER, ADVICE, *ARTICLE[2:], ADVICE) == []


def test_a_few_lines_are_no_article() -> None:
    assert found(*ARTICLE[:3], OFFER) == []


@pytest.mark.parametrize(
    ("line", "is_ours"),
    [
        ("لا تفوتوا على قناتنا برنامج «على الطاولة» مساء الخميس", True),  # the marks stand around a name
        ("«قناتنا باقية، ولن نغلقها ما دمنا أحياء» يقول صاحبها", False),
        ("القناة باقية ولن تغلق", False),
    ],
)
def test_knows_what_the_outlet_calls_its_own(line: str, is_ours: bool) -> None:
    assert speaks_of_ours(surveyed(line).readings[0], RULES) == is_ours


@pytest.mark.parametrize(
    ("box", "is_cut"),
    [
        ("<div class=door>السمك الطازج على الطاولة أمام باب بيتك</div>", True),
        ("<p>السمك الطازج على الطاولة أمام باب بيتك</p>", False),  # in an element like the paragraphs'
        ("<div class=door>السمك الطازج على الطاولة أمام باب البيت</div>", False),  # speaks to nobody
        ("<h3 class=door>السمك الطازج على الطاولة أمام باب بيتك</h3>", False),  # a sub-heading
        ("<div class=door>أمام باب بيتك</div>" * 2, False),  # too short, and not alone
    ],
)
def test_in_an_element_like_no_other_a_line_that_speaks_to_its_reader_need_ask_for_nothing(
    box: str, *, is_cut: bool
) -> None:
    over, under = (f"<p>{text}</p>" for text in (" ".join(ARTICLE[:2]), " ".join(ARTICLE[2:])))
    text = f"<p>{ARTICLE[0]}</p><p>{ARTICLE[1]}</p>{over}{box}{under}<p>{ARTICLE[2]}</p><p>{ARTICLE[3]}</p><p>شارك الخبر</p>"
    html = f"<html><body><article><h1>حديقة جديدة في المدينة</h1>{text}</article></body></html>"
    page = Page(url="https://a.example/1", fetched="2026-03-04T09:00:00+00:00", body=html.encode())
    (story,) = clean_page(page, BOOK).stories
    assert ("sign-calls" in {cut.rule for cut in story.removed}) == is_cut
