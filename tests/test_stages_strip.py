"""Strip: widgets leave the article with the rule that cut them; honest prose stays, whole and in order."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.items import Block, Metadata, Page, Removed
from newscrawl.rules import load_rulebook
from newscrawl.stages.lines.known import Known, headline_key, index_headlines
from newscrawl.stages.strip import strip

if TYPE_CHECKING:
    from newscrawl.items import Media

BOOK = load_rulebook()
URL = "https://akhbar.example/2026/03/library"
HEADLINE = "فريق من الهواة يرسم خريطة لآبار الواحة"
PROSE = [
    "افتتحت مكتبة الحي القديم أبوابها ليلا للمرة الأولى، بعدما جمع سكان الحي تبرعات لدفع أجور الحراس والكهرباء.",
    "وقالت أمينة المكتبة سعاد الرملي إن ثلث الزوار طلاب يبحثون في المكتبة عن مكان هادئ للدراسة قبل الامتحانات.",
    "وتضم مكتبة الحي اثني عشر ألف كتاب بلغات خمس، بينها مخطوطات تركتها عائلات هاجرت من الحي القديم قبل قرن.",
]
TEASER = "باعت رسامة شابة أول لوحة لها في مزاد أقيم على ظهر باخرة، وأهدت ثمنها إلى مستشفى الأطفال."


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


@pytest.mark.parametrize(("taken", "fate"), [(2, []), (9, [("related", HEADLINE)])])
def test_a_heading_whose_list_the_template_has_cut_claims_no_line_behind_it(
    taken: int, fate: list[tuple[str, str]]
) -> None:
    bare = page(PROSE[0], "اقرأ أيضا", HEADLINE, PROSE[1], PROSE[2])
    spread = tuple(replace(block, index=block.index + (block.index > 1)) for block in bare.blocks)
    cut_before = Removed(kind="related", rule="template-part", text="خبر آخر", index=taken, outside=True)
    cleaned = strip(replace(bare, blocks=spread, removed=(cut_before,)), BOOK.for_language("ar"))
    offered = [("related", block.text) for block in cleaned.blocks if block.role == "offer"]
    assert [found for found in offered if found[1] == HEADLINE] == fate


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


def test_menus_teasers_and_headlines_outside_the_article_are_removed() -> None:
    outside = [
        Block(index=0, text=text, tag="div", body=False, tokens=("div", "sidebar"))
        for text in ("الرئيسية", "محليات", TEASER, HEADLINE)
    ]
    result = stripped(outside[0], outside[1], *PROSE[:2], outside[2], outside[3])
    assert kept(result) == PROSE[:2]
    assert [text for _, text in cut(result)] == [block.text for block in outside]
    assert [kind for kind, _ in cut(result)] == ["navigation", "navigation", "navigation", "related"]


def test_a_paragraph_on_the_subject_stays_although_the_extractor_left_it_out() -> None:
    left_out = Block(index=0, text=PROSE[1], body=False)
    assert kept(stripped(PROSE[0], left_out, PROSE[2])) == PROSE


def test_headlines_with_their_links_outside_the_article_are_related_even_without_a_heading() -> None:
    other = "معرض للخط العربي في قاعة البلدية"
    boxed = [
        Block(
            index=0,
            text=text,
            tag="li",
            body=False,
            link_density=1.0,
            href=f"{URL}/{i}",
            tokens=("li", "box"),
        )
        for i, text in enumerate((HEADLINE, other))
    ]
    result = stripped(*PROSE, *boxed)
    assert kept(result) == PROSE
    assert cut(result) == [("related", HEADLINE), ("related", other)]
    assert all(removed.rule.startswith("sign-") for removed in result.removed)


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


@pytest.mark.parametrize("link", [0.0, 1.0])
def test_a_heading_between_two_paragraphs_stays_unless_it_links(link: float) -> None:
    # Of words that widgets have, in an element of its own: by its signs it would go.
    heading = Block(
        index=0,
        text="بلا تغطية",
        tag="h3",
        tokens=("h3", "div", "aside", "widget"),
        body=False,
        link_density=link,
    )
    blocks = (*(Block(index=0, text=text, tokens=("p", "div")) for text in PROSE[:2]), heading,
              Block(index=0, text=PROSE[2], tokens=("p", "div")))  # fmt: skip
    marked = replace(page(*blocks), media="html")
    done = strip(marked, BOOK.for_language("ar"))
    assert (heading.text in kept(done)) is (not link)


@pytest.mark.parametrize(
    ("link", "inside", "is_kept"), [(0.0, True, True), (1.0, True, False), (0.0, False, False)]
)
def test_a_list_between_lines_of_the_article_stays_if_it_links_nowhere_and_stands_in_it(
    *, link: float, inside: bool, is_kept: bool
) -> None:
    held = ("div", "story")
    entries = ["كتب الرحلات", "خرائط قديمة", "دفاتر الدير"]
    tokens = ("li", "ul", *(held if inside else ("div", "aside", "side")))
    blocks = (
        *(Block(index=0, text=text, tokens=("p", *held)) for text in PROSE),
        *(
            Block(index=0, text=text, tag="li", tokens=tokens, body=False, link_density=link)
            for text in entries
        ),
        Block(index=0, text="وتفتح المكتبة كل مساء.", tokens=("p", *held)),
    )
    done = strip(replace(page(*blocks), media="html"), BOOK.for_language("ar"))
    assert (set(entries) <= set(kept(done))) is is_kept


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


@pytest.mark.parametrize("media", ["text", "html"])
def test_another_pages_headline_is_an_offer_after_the_first_paragraph_and_the_title_before_it(
    media: Media,
) -> None:
    keys = [key for key in (headline_key(TITLE), headline_key(HEADLINE)) if key is not None]
    known = Known(headlines=index_headlines(keys))
    given = replace(page(TITLE, PROSE[0], HEADLINE, *PROSE[1:], "شارك الخبر"), media=media)
    result = strip(given, BOOK.for_language("ar"), known)
    assert kept(result) == [TITLE, PROSE[0], HEADLINE, *PROSE[1:]]
    assert [block.text for block in result.blocks if block.role == "offer"] == [HEADLINE]
    assert cut(result) == [("share", "شارك الخبر")]


def of_text(*lines: str, title: str | None = None) -> Page:
    """A page of text lines, stripped."""
    given = replace(page(*lines), media="text", metadata=Metadata(language="ar", title=title))
    return strip(given, BOOK.for_language("ar"))


TITLE = "مكتبة الحي القديم تفتح أبوابها ليلا"


def test_the_title_of_the_page_is_no_entry_of_the_list_that_stands_before_it() -> None:
    title = "مكتبة الحي القديم تفتح أبوابها ليلا"
    shown = replace(page("التالي:", title, *PROSE), metadata=Metadata(language="ar", title=title))
    done = strip(shown, BOOK.for_language("ar"))
    assert title in kept(done)
    assert all(block.role == "text" for block in done.blocks)


def test_the_line_of_a_text_that_the_article_takes_up_is_marked_as_its_title() -> None:
    result = of_text("المرفأ اليوم", TITLE, *PROSE)
    assert [block.text for block in result.blocks if block.role == "title"] == [TITLE]


@pytest.mark.parametrize("declared", [TITLE, f"{TITLE} | المرفأ اليوم"])
def test_of_a_page_that_declares_its_title_no_line_is_marked(declared: str) -> None:
    result = of_text(TITLE, *PROSE, title=declared)
    assert [block.role for block in result.blocks] == ["text"] * 4
    assert kept(result) == [TITLE, *PROSE]


def test_no_line_of_html_is_marked_as_title() -> None:
    assert {block.role for block in stripped(TITLE, *PROSE).blocks} == {"text"}


def test_a_page_without_a_paragraph_has_no_title() -> None:
    result = of_text(TITLE, "جار التحميل", "شارك الخبر")
    assert "title" not in {block.role for block in result.blocks}


@pytest.mark.parametrize("shown", [TITLE, f"{TITLE} | المرفأ اليوم", f"المرفأ اليوم - {TITLE}"])
def test_a_line_that_holds_the_declared_title_is_left_to_the_head(shown: str) -> None:
    box = Block(index=0, text=shown, tag="div", body=False, tokens=("div", "banner", "sidebar"))
    given = replace(page(box, *PROSE), metadata=Metadata(language="ar", title=TITLE))
    assert kept(strip(given, BOOK.for_language("ar"))) == [shown, *PROSE]


@pytest.mark.parametrize("role", ["offer", "title"])
def test_what_an_earlier_stage_has_settled_is_not_judged(role: Literal["offer", "title"]) -> None:
    block = Block(index=0, text=HEADLINE, body=False, role=role, offered_by="recurrence-headline")
    result = stripped(*PROSE, block)
    assert result.blocks[-1].role == role
    assert result.removed == ()


def test_where_a_person_said_that_text_stands_nothing_but_the_wording_of_a_rule_cuts() -> None:
    doubtful = ["سعيد: نحتاج إلى مثلها", HEADLINE]
    box = [Block(index=0, text=text, tag="li", href="/x", body=False) for text in (*doubtful, "اقرأ أيضا")]
    key = headline_key(HEADLINE)
    assert key is not None
    known = Known(headlines=index_headlines([key]))
    judged = stripped(*PROSE, *box, known=known)
    assert not set(doubtful) & {block.text for block in judged.blocks if block.role == "text"}
    stated = stripped(*PROSE, *(replace(block, settled=True) for block in box), known=known)
    assert [(block.text, block.role) for block in stated.blocks[len(PROSE) :]] == [
        (text, "text") for text in doubtful
    ]
    assert [cut.rule for cut in stated.removed] == ["ar-read-also"]


def test_what_an_offer_was_found_by_is_written_on_it() -> None:
    result = stripped(*PROSE[:2], "اقرأ أيضا", HEADLINE, PROSE[2])
    assert [block.offered_by for block in result.blocks] == ["", "", "place-after-related", ""]


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


LINES = st.one_of(
    st.sampled_from(
        [*PROSE, HEADLINE, TITLE, TEASER, "اقرأ أيضا", "الوسوم:", "شارك الخبر", "5 يناير 2026", "المرفأ اليوم",
         "رويترز", "19:45", "* * *", "\u200f", "https://akhbar.example/1"]
    ),
    st.text(min_size=1, max_size=40),
)  # fmt: skip
BLOCKS = st.builds(
    Block,
    index=st.just(0),
    text=LINES,
    tag=st.sampled_from(["p", "h2", "li", "td", "line", "figcaption"]),
    link_density=st.sampled_from([0.0, 0.4, 1.0]),
    tokens=st.sampled_from([(), ("p", "article"), ("li", "related", "sidebar")]),
    body=st.booleans(),
    role=st.sampled_from(["text", "heading", "offer", "title"]),
)


@settings(deadline=None)
@given(st.lists(BLOCKS, max_size=9), st.sampled_from(["text", "html"]), st.sampled_from([None, TITLE]))
def test_every_block_stays_or_is_removed_with_a_rule(
    blocks: list[Block], media: Media, title: str | None
) -> None:
    start = replace(page(*blocks), media=media, metadata=Metadata(language="ar", title=title))
    result = strip(start, BOOK.for_language("ar"))
    kept_ones = [(block.index, block.text) for block in result.blocks]
    cut_ones = [(removed.index, removed.text) for removed in result.removed]
    assert sorted([*kept_ones, *cut_ones]) == [(block.index, block.text) for block in start.blocks]
    assert [block.index for block in result.blocks] == sorted(block.index for block in result.blocks)
    assert all(removed.rule for removed in result.removed)


@pytest.mark.parametrize(
    "text",
    ["كلمة " * 60_000, "قال الوزير إن. " * 12_000, "و" * 200_000, "\u200f\u202b" * 100_000, "| " * 100_000,
     "19:45 " * 30_000, "a.a/" * 40_000, "1999 " * 40_000, "# " * 60_000],
    ids=["words", "sentences", "one word", "bidi marks", "bars", "clocks", "addresses", "years", "hashes"],
)  # fmt: skip
@pytest.mark.parametrize("media", ["text", "html"])
def test_hostile_lines_are_judged_in_bounded_time(text: str, media: Media) -> None:
    start = replace(page(TITLE, PROSE[0], text, PROSE[1], text), media=media)
    begin = time.process_time()
    strip(start, BOOK.for_language("ar"))
    assert time.process_time() - begin < 4


@pytest.mark.parametrize("line", [HEADLINE, "محليات", PROSE[1], "اقرأ أيضا", "بند:"])
@pytest.mark.parametrize("media", ["text", "html"])
def test_a_page_of_thousands_of_lines_is_judged_in_bounded_time(line: str, media: Media) -> None:
    start = replace(page(TITLE, PROSE[0], *(f"{line} {i}" for i in range(4_000)), PROSE[2]), media=media)
    begin = time.process_time()
    strip(start, BOOK.for_language("ar"))
    assert time.process_time() - begin < 6


@pytest.mark.parametrize(
    "line",
    ["{0}. احمل نقدا", "{0}. وقالت البلدية إن العمل بدأ اليوم.", "وجاءت الأسعار على النحو التالي:", "ما رأيك في {0}؟", "بند {0}: {0}"],
    ids=["headings that count", "passages that count", "introductions", "questions", "rows"],
)  # fmt: skip
@pytest.mark.parametrize("media", ["text", "html"])
def test_a_list_of_thousands_of_lines_is_judged_in_bounded_time(line: str, media: Media) -> None:
    lines = [line.format(i) for i in range(4_000)]
    start = replace(page(TITLE, PROSE[0], *lines, PROSE[2]), media=media)
    begin = time.process_time()
    strip(start, BOOK.for_language("ar"))
    assert time.process_time() - begin < 6


def test_what_stands_beside_a_cut_line_is_looked_at_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    label, headline = "أكمل الحكاية", "أول معرض للخط في المرفأ"
    assert kept(stripped(label, headline, *PROSE)) == PROSE
    monkeypatch.setattr("newscrawl.stages.strip.LOOKS", 1)
    assert kept(stripped(label, headline, *PROSE)) == [headline, *PROSE]


def test_a_short_line_that_names_an_agency_credits_it_and_offers_no_story() -> None:
    page = stripped(*PROSE, "أصل المادة من رويترز")
    assert kept(page) == PROSE
    assert cut(page) == [("source", "أصل المادة من رويترز")]


LAST = [
    "صدرت الرواية عن دار المرفأ في مئتي صفحة.",
    '"بقي القارب وحده على الرمل حتى جاء الصيف". (بحار متقاعد)',
]


@pytest.mark.parametrize("media", ["text", "html"])
@pytest.mark.parametrize("last", LAST)
def test_a_short_sentence_is_text_whatever_widgets_the_page_has(last: str, media: Media) -> None:
    widgets = ("شارك الخبر", "جميع الحقوق محفوظة © 2026")
    given = replace(page(TITLE, *PROSE, last, *widgets), media=media)
    assert last in kept(strip(given, BOOK.for_language("ar")))


def test_a_sentence_made_of_what_widgets_are_made_of_is_none() -> None:
    promotion = "تابعوا آخر الأخبار العاجلة عبر قناتنا على تلغرام وصفحتنا على فيسبوك."
    assert promotion not in kept(stripped(TITLE, *PROSE, promotion, "شارك الخبر"))


def test_a_byline_and_a_date_do_not_make_the_other_lines_widgets() -> None:
    verse = ("يا مرفأ الليل هل عادت مراكبنا", "أم نام فوقك من غابوا ومن رحلوا")
    article = (PROSE[0], *verse, *PROSE[1:])
    assert kept(stripped(TITLE, "بقلم سلمى الحافظ", "نشر في 5 مايو 2026", *article))[-len(article) :] == [
        *article
    ]


QUESTIONS = ["كيف بدأت فكرة المكتبة الليلية؟", "ومن يدفع أجور الحراس في الصيف؟", "هل تزورها العائلات أيضا؟"]


@pytest.mark.parametrize("media", ["text", "html"])
def test_the_questions_of_an_interview_are_text(media: Media) -> None:
    talk = [line for pair in zip(QUESTIONS, PROSE, strict=True) for line in pair]
    given = replace(page(TITLE, TEASER, *talk, "شارك الخبر"), media=media)
    assert set(QUESTIONS) <= set(kept(strip(given, BOOK.for_language("ar"))))


@pytest.mark.parametrize("initials", ["ع.ص", "(ر.ح)", "م.ن./س.ك"])
def test_initials_behind_the_last_paragraph_are_a_credit(initials: str) -> None:
    assert ("author", initials) in cut(stripped(TITLE, *PROSE, initials))


def test_what_stands_between_a_title_and_its_text_belongs_to_no_list_over_it() -> None:
    date = "الإثنين 5 يناير 2026 23:59"
    lines = replace(page("الأكثر قراءة", TITLE, date, *PROSE), media="text")
    cleaned = strip(lines, BOOK.for_language("ar"))
    assert TITLE in {block.text for block in cleaned.blocks}
    assert {cut.kind for cut in cleaned.removed if cut.text == date} == {"date"}


@pytest.mark.parametrize(("menu", "found"), [(["الرئيسية", "سياسة", "رياضة", "من نحن"], TITLE), ([], None)])
def test_the_name_over_the_menu_is_no_title_although_the_page_declares_it(
    menu: list[str], found: str | None
) -> None:
    outlet = "جريدة الحي القديم"
    lines = page(outlet, *menu, TITLE, *PROSE)
    declared = replace(lines, media="html", metadata=replace(lines.metadata, title=outlet))
    cleaned = strip(declared, BOOK.for_language("ar"))
    titles = [block.text for block in cleaned.blocks if block.role == "title"]
    assert titles == ([found] if found else [])
    assert cleaned.metadata.title == (None if found else outlet)
