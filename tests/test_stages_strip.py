"""Strip: widgets leave the article with the rule that cut them; honest prose stays, whole and in order."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from newscrawl.items import Block, Metadata, Page, Removed
from newscrawl.rules import load_rulebook
from newscrawl.stages.known import Known, headline_key, index_headlines
from newscrawl.stages.strip import strip

BOOK = load_rulebook()
URL = "https://akhbar.example/2026/03/library"
HEADLINE = "فريق من الهواة يرسم خريطة لآبار الواحة"
PROSE = [
    "افتتحت مكتبة الحي القديم أبوابها ليلا للمرة الأولى، بعدما جمع سكان الحي تبرعات لدفع أجور الحراس والكهرباء.",
    "وقالت أمينة المكتبة سعاد الرملي إن ثلث الزوار طلاب يبحثون في المكتبة عن مكان هادئ للدراسة قبل الامتحانات.",
    "وتضم مكتبة الحي اثني عشر ألف كتاب بلغات خمس، بينها مخطوطات تركتها عائلات هاجرت من الحي القديم قبل قرن.",
]


def page(*blocks: Block | str) -> Page:
    """A page of these blocks; a text stands for a paragraph of the article."""
    made = (Block(index=0, text=block) if isinstance(block, str) else block for block in blocks)
    numbered = tuple(replace(block, index=i) for i, block in enumerate(made))
    return Page(
        url=URL,
        fetched="2026-03-04T09:00:00+00:00",
        blocks=numbered,
        metadata=Metadata(language="ar"),
    )


def stripped(*blocks: Block | str, language: str = "ar", known: Known | None = None) -> Page:
    rules = BOOK.for_language(language)
    return strip(page(*blocks), rules) if known is None else strip(page(*blocks), rules, known)


def kept(page: Page) -> list[str]:
    return [block.text for block in page.blocks]


def cut(page: Page) -> list[tuple[str, str]]:
    return [(cut.kind, cut.text) for cut in page.removed]


def test_prose_without_widgets_is_left_as_it_is() -> None:
    assert stripped(*PROSE) == page(*PROSE)


def test_a_page_without_blocks_is_left_as_it_is() -> None:
    assert stripped() == page()


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("clock", "الساعة الآن 10:15 مساء"),
        ("weather", "غائم جزئيا 19°"),
        ("share", "فيسبوك تويتر واتساب"),
        ("keywords", "الوسوم: المكتبات، القراءة"),
        ("source", "المصدر: الأناضول"),
        ("author", "كتب: وليد الشاذلي"),
        ("date", "نشر في 2 مارس 2026"),
        ("copyright", "جميع الحقوق محفوظة 2026"),
        ("comments", "أضف تعليقا"),
        ("most_read", "الأكثر قراءة"),
        ("short_link", "تم نسخ الرابط"),
    ],
)
@pytest.mark.parametrize("at", [0, 1, 3])
def test_a_widget_leaves_wherever_it_stands(kind: str, line: str, at: int) -> None:
    result = stripped(*PROSE[:at], line, *PROSE[at:])
    assert kept(result) == PROSE
    assert cut(result) == [(kind, line)]
    assert result.removed[0].index == at
    assert result.removed[0].rule


def test_every_cut_is_written_down_in_page_order_behind_what_was_cut_before() -> None:
    before = Removed(kind="other", rule="earlier", text="", index=1)
    start = replace(
        page(PROSE[0], "", "شارك الخبر", PROSE[1], "المصدر: الأناضول", "شارك الخبر"), removed=(before,)
    )
    start = replace(start, blocks=tuple(block for block in start.blocks if block.text))
    result = strip(start, BOOK.for_language("ar"))
    assert kept(result) == PROSE[:2]
    assert [cut.index for cut in result.removed] == [1, 2, 4, 5]
    assert result.removed[0] == before


def test_what_is_outside_the_article_is_removed_as_navigation() -> None:
    outside = [Block(index=0, text=text, body=False) for text in ("الرئيسية", "محليات", PROSE[2], HEADLINE)]
    result = stripped(outside[0], outside[1], *PROSE[:2], outside[2], outside[3])
    assert kept(result) == PROSE[:2]
    assert {kind for kind, _ in cut(result)} <= {"navigation", "related"}
    assert [text for _, text in cut(result)] == [block.text for block in outside]


@pytest.mark.parametrize(
    "lines",
    [
        ["اقرأ أيضا", HEADLINE],
        ["اقرأ أيضا:", HEADLINE, "معرض للخط العربي في قاعة البلدية"],
        ["مواضيع ذات صلة", f"• {HEADLINE}", "• معرض للخط العربي في قاعة البلدية"],
    ],
)
def test_headlines_after_a_marker_inside_the_article_stay_as_offers(lines: list[str]) -> None:
    result = stripped(*PROSE[:2], *lines, PROSE[2])
    assert cut(result) == [("related", lines[0])]
    assert [(block.text, block.role) for block in result.blocks] == [
        *((line, "text") for line in PROSE[:2]),
        *((line, "offer") for line in lines[1:]),
        (PROSE[2], "text"),
    ]


def test_a_headline_with_its_marker_on_one_line_is_cut_and_the_next_line_stays() -> None:
    line = f"إقرأ أيضا: {HEADLINE}"
    result = stripped(PROSE[0], line, *PROSE[1:])
    assert kept(result) == PROSE
    assert cut(result) == [("related", line)]


def test_a_list_behind_the_articles_end_is_cut_with_its_heading() -> None:
    lines = ["الأكثر قراءة", HEADLINE, "معرض للخط العربي في قاعة البلدية"]
    tail = [Block(index=0, text=line, tag="li", body=False) for line in lines]
    result = stripped(*PROSE, *tail)
    assert kept(result) == PROSE
    assert cut(result) == [("most_read", line) for line in lines]


def test_a_sub_heading_of_the_article_stays() -> None:
    heading = Block(index=0, text="كتب بلغات خمس", tag="h2", role="heading")
    assert kept(stripped(PROSE[0], heading, *PROSE[1:])) == [PROSE[0], "كتب بلغات خمس", *PROSE[1:]]


@pytest.mark.parametrize(
    ("language", "prose"),
    [
        ("ar", "واقرأ أيضا في المخطوط نفسه رسالة كتبها تاجر إلى أخيه، يصف فيها الطريق إلى الواحة وأهوالها."),
        ("ar", "للمزيد من الأمان، ركبت البلدية كاميرات عند مدخل المكتبة وفي القاعة الكبرى."),
        ("ar", "المصدر الذي استند إليه الباحث: رحلة مخطوطة لم تنشر، عثر عليها في خزانة الدير."),
        ("ar", "الوسوم التي حملتها الكتب القديمة تدل على أصحابها، وبعضها محفور على الجلد بالنار."),
        ("ar", "تعليقات القراء على هوامش المخطوطات صارت بابا من أبواب التاريخ، كما يقول المحقق."),
        ("ar", "الطقس في الواحة حار جاف صيفا، ولذلك حفظت الكتب قرونا من غير أن تتلف."),
        ("en", "Read more slowly, the librarian tells every child who signs up for the summer challenge."),
        (
            "en",
            "Most read standing up, because the reading room has only twelve chairs for two hundred visitors.",
        ),
        ("fr", "Lire aussi longtemps que possible sans lever les yeux, voilà le défi lancé aux élèves."),
    ],
)
def test_keeps_a_paragraph_that_only_mentions_the_phrase(language: str, prose: str) -> None:
    assert stripped(prose, language=language) == page(prose)


def test_another_pages_headline_is_an_offer_after_the_first_paragraph_and_the_title_before_it() -> None:
    key = headline_key(HEADLINE)
    assert key is not None
    known = Known(headlines=index_headlines([key]))
    given = replace(
        page(HEADLINE, PROSE[0], HEADLINE, *PROSE[1:]), metadata=Metadata(language="ar", title=HEADLINE)
    )
    result = strip(given, BOOK.for_language("ar"), known)
    offers = [block for block in result.blocks if block.role == "offer"]
    assert [(block.index, block.offered_by) for block in offers] == [(2, "recurrence-headline")]
    assert result.removed == ()


@pytest.mark.parametrize("language", ["ar", "en", "fr", "de", "es", "tr", "fa", "ur", "he", "ru", "zh", None])
def test_no_block_is_lost_or_made_up_whatever_the_language(language: str | None) -> None:
    lines = [*PROSE, *(rule.hit for rule in BOOK.rules), HEADLINE]
    result = strip(page(*lines), BOOK.for_language(language))
    assert Counter(kept(result)) + Counter(text for _, text in cut(result)) == Counter(lines)


def test_the_blocks_of_the_page_given_are_not_changed() -> None:
    given = page(*PROSE, "شارك الخبر", "اقرأ أيضا", HEADLINE, PROSE[0])
    copy = replace(given)
    strip(given, BOOK.for_language("ar"))
    assert given == copy
