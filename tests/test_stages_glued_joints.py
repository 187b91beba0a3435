"""A headline and the paragraph stuck to it come apart where no word goes on; names and slips stay whole."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from newscrawl.rules import load_rulebook
from newscrawl.stages.glued.joints import HEADLINE_CHARS, joint, stuck_tail

if TYPE_CHECKING:
    from collections.abc import Sequence

BOOK = load_rulebook()
HEADLINE = "مدرسة الجبل تفتح فصلا لتعليم صناعة العود للفتيان والفتيات في قرى الوادي الشمالية"
PARAGRAPH = "وقال مدير المدرسة، في حديث إلى الصحافة المحلية، إن الآلات التي يصنعها التلاميذ ستباع في سوق خيرية قبل نهاية السنة."
EN_HEADLINE = "Village school opens a workshop for young lute makers near Maira"
EN_PARAGRAPH = "Halloran said on Monday that the instruments would be sold at a charity fair before the end of the school year."


def parted(text: str, language: str = "ar", nearby: Sequence[str] = ()) -> tuple[str, str] | None:
    offset = joint(text, BOOK.for_language(language).words, language, Counter(nearby))
    return None if offset is None else (text[:offset], text[offset:])


@pytest.mark.parametrize(
    ("headline", "paragraph"),
    [
        (HEADLINE, PARAGRAPH),  # "الشمالية" + "وقال"
        ("أهل الميناء يعيدون بناء الرصيف بعد عاصفة تشرين", PARAGRAPH),
        ("أسعار الزيتون ترتفع 16 %", PARAGRAPH),
        ("سباق الزوارق يعود إلى الخليج في ربيع 2019", PARAGRAPH),
        ("المتحف يعرض «خرائط البحارة»", PARAGRAPH),
        ("دروس في الطبخ على منصة Cookbook", PARAGRAPH),
        ("هل تعود القطارات إلى سكة الحجاز؟", PARAGRAPH),
        ("رحيل صانع العود حسن الريس عن تسعين عاماً", PARAGRAPH),  # the vowels end a word
        ("رحيل صانع العود حسن الريس عن تسعين عامًا", PARAGRAPH),
    ],
)
def test_parts_a_headline_from_the_paragraph_stuck_to_it(headline: str, paragraph: str) -> None:
    assert parted(headline + paragraph) == (headline, paragraph)


STORM = "ومن الزوارق التي بقيت في عرض البحر زورق لصياد من الحي الشرقي عاد صباح أمس سالما مع ابنيه."


@pytest.mark.parametrize(
    ("headline", "paragraph"), [("افتتاح معرض للطوابع القديمة في ساحة الفناء", STORM), (HEADLINE, STORM)]
)
def test_behind_a_label_less_is_enough(headline: str, paragraph: str) -> None:
    text = headline + paragraph
    words = BOOK.for_language("ar").words
    assert joint(text, words, "ar", Counter(), boxed=True) == len(headline)


def test_parts_words_by_their_cases_where_a_list_has_no_such_word() -> None:
    assert parted(EN_HEADLINE + EN_PARAGRAPH, "en") == (EN_HEADLINE, EN_PARAGRAPH)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PARAGRAPH, "ar"),
        (f"{HEADLINE} {PARAGRAPH}", "ar"),  # a space is no joint
        (
            "ويحتل لاعب الوسط سكيولي، وهو من مواليد المدينة، صدارة قائمة الهدافين في الدوري منذ بداية الموسم.",
            "ar",
        ),
        (
            "بلغ إنتاج الموسم 2.5مليون طن من القمح، كما أعلنت الوزارة في بيان نشرته الصحف كلها صباح أمس الأحد.",
            "ar",
        ),
        (
            "The founder of YouTube told the crowd on Monday that he had never expected so many of them to come.",
            "en",
        ),
        (
            "In the town of McAllister the council met on Monday and voted for a new bridge over the old canal.",
            "en",
        ),
        (EN_PARAGRAPH, "en"),
        (
            "ويسمح تطبيق «ستيت مي» (StitMe) المجاني بحماية خصوصيتك، ويعمل على الأجهزة كلها كما قالت الشركة أمس.",
            "ar",
        ),
        ("本文导读：继微波炉“质量门”之后，电磁炉再一次被曝出“标志不合格”，公司没有回应记者的提问。", "zh"),
        ("", "ar"),
        (HEADLINE, "ar"),
    ],
)
def test_leaves_what_is_one_text(text: str, language: str) -> None:
    assert parted(text, language) is None


def test_looks_no_farther_than_a_headline_is_long() -> None:
    assert parted("مدينة الساحل " * (HEADLINE_CHARS // 12) + HEADLINE + PARAGRAPH) is None


def test_takes_a_name_of_the_page_for_a_word() -> None:
    headline, paragraph = (
        "النادي يضم الحارس لمونتوري",
        "وقد وصل اللاعب إلى المدينة، ويخضع للفحص الطبي قبل التوقيع غدا.",
    )
    assert parted(headline + paragraph, nearby=["لمونتوري"]) == (headline, paragraph)


def test_a_word_that_the_page_has_twice_is_a_name() -> None:
    name = "ديفيدوسالم"
    text = f"ورأى وزير الدفاع الأسبق فرانك {name} الذي يمثل أسر الضحايا، أن معالجة الأزمة لم تكن ممكنة من دون اتفاق."
    assert parted(text, nearby=[name]) is not None  # as good as any other joint
    assert parted(text, nearby=[name, name]) is None


@pytest.mark.parametrize(
    "button", ["نسخ الرابط", "أوصل الخبر لمن يهمه", "Tweet Share Pin", "من مكتبة الصور (أرشيف)"]
)
@pytest.mark.parametrize("paragraph", [PARAGRAPH, f"{PARAGRAPH[:-1]} «غدا».", f"{PARAGRAPH[:-1]}؟"])
def test_parts_a_few_words_from_the_full_stop_that_they_are_stuck_to(paragraph: str, button: str) -> None:
    assert stuck_tail(paragraph + button) == len(paragraph)


@pytest.mark.parametrize(
    "text",
    [
        PARAGRAPH,
        f"{PARAGRAPH} نسخ الرابط",  # a space is no joint
        f"{PARAGRAPH}وقالت الصحف إنه يزور المدينة.",  # a sentence
        f"{PARAGRAPH[:-1]} كما قال د.محمد علي الساحلي",  # a title before a name
        f"{PARAGRAPH[:-1]} على موقع harbour.example/news اليوم",
        "He spoke to the reporters of the harbour paper at the office of Smith & Sons on harbour.example today",
        f"{PARAGRAPH}الخبر",
        "قال نعم.نسخ الرابط",
        "",
    ],
)
def test_leaves_the_end_of_a_paragraph_that_is_its_own(text: str) -> None:
    assert stuck_tail(text) is None


@pytest.mark.parametrize("unit", ["وقال", "aB", "9و", "»و", "ة", "ا" * 39 + " "])
def test_is_quick_on_hostile_lines(unit: str) -> None:
    parted(HEADLINE + PARAGRAPH)  # loads the word lists
    since = time.process_time()
    parted(unit * 20_000)
    stuck_tail(unit * 20_000)
    assert time.process_time() - since < 0.5


def test_where_elements_break_lines_a_capital_inside_a_word_is_a_brands() -> None:
    text, words = EN_HEADLINE + EN_PARAGRAPH, BOOK.for_language("en").words
    assert joint(text, words, "en", Counter(), has_breaks=True) is None
    assert joint(
        HEADLINE + PARAGRAPH, BOOK.for_language("ar").words, "ar", Counter(), has_breaks=True
    ) == len(HEADLINE)
