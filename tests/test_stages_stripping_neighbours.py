"""Place: what the neighbours of a block make of it, and where the list under a heading ends."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest

from newscrawl.items import Block, Metadata, Page
from newscrawl.rules import load_rulebook
from newscrawl.stages.strip import strip
from newscrawl.stages.stripping.list_entries import LONGEST_LIST

BOOK = load_rulebook()
PROSE = [
    "عثر عمال ينظفون قناة قديمة في ضواحي البلدة على جرة فخارية فيها مئتا قطعة نقدية من النحاس، فحملوها إلى المتحف.",
    "وسلم العمال الجرة إلى المتحف في اليوم نفسه، فمنحهم المدير شهادات تقدير ومكافأة رمزية، ودعاهم إلى فتح الجرة معه.",
    "ويعتقد الأثريون في المتحف أن صاحب النقود كان تاجرا دفن الجرة قرب القناة قبل رحلة طويلة لم يعد منها إلى البلدة.",
]
OWN_LIST = [
    "قطع من النحاس عليها اسم البلدة",
    "قطع من النحاس بلا اسم",
    "قطع من الفخار سقطت من الجرة",
    "قطع من خشب القناة القديمة",
]
HEADLINES = [
    "المتحف يعرض الجرة النحاسية أمام الزوار",
    "جامعة البلدة تفتتح قسما لعلوم الآثار",
    "طلاب يرممون نافورة في ساحة السوق",
    "بلدية الضواحي تبدأ تنظيف القنوات القديمة",
]


def result(*blocks: Block | str, language: str = "ar") -> list[tuple[str, str]]:
    """For each block: ``text`` or ``offer`` if it was kept, else the kind of its removal."""
    made = (Block(index=0, text=block) if isinstance(block, str) else block for block in blocks)
    page = Page(
        url="https://akhbar.example/jar",
        fetched="2026-03-04T09:00:00+00:00",
        blocks=tuple(replace(block, index=i) for i, block in enumerate(made)),
        metadata=Metadata(language=language),
    )
    page = strip(page, BOOK.for_language(language))
    fates = [(block.index, block.text, str(block.role)) for block in page.blocks]
    fates += [(cut.index, cut.text, str(cut.kind)) for cut in page.removed]
    return [(text, fate) for _, text, fate in sorted(fates)]


def fates(*blocks: Block | str, language: str = "ar") -> list[str]:
    return [fate for _, fate in result(*blocks, language=language)]


def outside(text: str, tag: str = "p", link_density: float = 0.0) -> Block:
    return Block(index=0, text=text, tag=tag, body=False, link_density=link_density)


@pytest.mark.parametrize("marker", ["اقرأ أيضا", "أخبار ذات صلة:", "قد يهمك أيضا", "الأكثر قراءة"])
@pytest.mark.parametrize("many", [1, 2, 4])
def test_headlines_under_a_marker_are_offers_until_the_next_paragraph(marker: str, many: int) -> None:
    assert fates(*PROSE[:2], marker, *HEADLINES[:many], PROSE[2])[3:] == [*["offer"] * many, "text"]


def test_a_paragraph_ends_the_list_and_a_headline_after_it_is_text() -> None:
    assert fates(PROSE[0], "اقرأ أيضا", HEADLINES[0], PROSE[1], HEADLINES[1], PROSE[2]) == [
        "text", "related", "offer", "text", "text", "text",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "own",
    [["ومن محتويات الجرة:", *OWN_LIST[:3]], ["2. ما في الجرة من نقود", *OWN_LIST[:3]], ["لمن كانت الجرة القديمة؟"]],
    ids=["it says what follows", "it counts", "it asks"],
)  # fmt: skip
def test_a_line_of_the_article_behind_the_entries_ends_the_list(own: list[str]) -> None:
    kept = [
        text for text, fate in result(PROSE[0], "اقرأ أيضا", HEADLINES[1], *own, PROSE[2]) if fate == "text"
    ]
    assert own[0] in kept
    asks = "هل تفتتح الجامعة قسما لعلوم الآثار؟"
    assert (
        fates(PROSE[0], "اقرأ أيضا", asks, own[-1] if own[-1].endswith("؟") else asks, PROSE[2])[2:4]
        == ["offer"] * 2
    )


def test_the_dateline_of_a_story_is_no_entry() -> None:
    dateline = "البلدة، 4 مارس 2026، 14:48"
    kinds = fates(PROSE[0], "اقرأ أيضا", *HEADLINES[:2], dateline, *PROSE[1:])
    assert kinds[2:4] == ["offer"] * 2
    assert kinds[4] != "offer"


def test_another_widget_ends_the_list() -> None:
    lines = ["اقرأ أيضا", HEADLINES[0], "المصدر: الأناضول", HEADLINES[1], PROSE[1]]
    assert fates(PROSE[0], *lines) == ["text", "related", "offer", "source", "text", "text"]


def test_a_paragraph_right_under_a_marker_is_text() -> None:
    assert fates(PROSE[0], "اقرأ أيضا", PROSE[1]) == ["text", "related", "text"]


def test_a_heading_after_the_entries_opens_something_else() -> None:
    heading = Block(index=0, text="ماذا وجد الأثريون في الجرة", tag="h2", role="heading")
    entry = Block(index=0, text=HEADLINES[0], tag="li")
    assert fates(PROSE[0], "اقرأ أيضا", entry, heading, PROSE[1]) == [
        "text", "related", "offer", "heading", "text",
    ]  # fmt: skip


def test_a_list_outside_the_article_belongs_to_its_heading_and_not_to_navigation() -> None:
    lines = [outside("أخبار ذات صلة"), *(outside(line, "li", 1.0) for line in HEADLINES)]
    assert fates(*PROSE, *lines)[3:] == ["related"] * 5


@pytest.mark.parametrize(
    ("heading", "entries", "kind"),
    [
        ("الوسوم", ["آثار", "متحف البلدة", "نقود نحاسية"], "keywords"),
        ("الكلمات المفتاحية:", ["آثار", "متحف البلدة"], "keywords"),
        ("وسوم:", ["آثار، متحف البلدة، نقود نحاسية، سوق النحاس القديم"], "keywords"),  # all on one line
        ("المصدر", ["الأناضول"], "source"),
        ("بقلم", ["هدى الكيلاني"], "author"),
    ],
)
def test_short_entries_under_a_label_belong_to_it(heading: str, entries: list[str], kind: str) -> None:
    assert fates(*PROSE, heading, *entries)[3:] == [kind] * (1 + len(entries))


@pytest.mark.parametrize("heading", ["من الرف نفسه:", "على الرف المجاور"])
def test_the_heading_of_headlines_behind_tags_is_no_tag(heading: str) -> None:
    found = result(*PROSE, "الوسوم", "آثار", "متحف البلدة", heading, *HEADLINES)
    assert [text for text, fate in found if fate == "keywords"] == ["الوسوم", "آثار", "متحف البلدة"]


def test_tags_on_one_line_are_all_of_them() -> None:
    found = result(*PROSE, "الوسوم", "آثار، متحف البلدة، نقود نحاسية", "عنوان قصير للصفحة")
    assert [text for text, fate in found if fate == "keywords"] == [
        "الوسوم",
        "آثار، متحف البلدة، نقود نحاسية",
    ]


def test_only_one_name_belongs_to_a_source_label() -> None:
    lines = ["المصدر", "صحيفة الضواحي", HEADLINES[2], PROSE[2]]
    assert fates(*PROSE[:2], *lines) == ["text", "text", "source", "source", "text", "text"]


@pytest.mark.parametrize("heading", ["الوسوم", "المصدر", "بقلم"])
def test_a_paragraph_under_a_label_is_text(heading: str) -> None:
    assert fates(PROSE[0], heading, PROSE[1])[2] == "text"


@pytest.mark.parametrize(
    "blocks",
    [
        [f"• {line}" for line in HEADLINES],
        [Block(index=0, text=line, link_density=0.7) for line in HEADLINES],
    ],
    ids=["bullets", "links"],
)
def test_three_bulleted_or_linked_headlines_at_the_very_end_are_a_list(blocks: list[Block | str]) -> None:
    assert fates(*PROSE, *blocks)[3:] == ["offer"] * 4
    assert fates(*PROSE, *blocks[:3], "المصدر: الأناضول")[3:6] == ["offer"] * 3


@pytest.mark.parametrize(
    "blocks",
    [
        OWN_LIST,
        [
            "وكتب مدير المتحف على لوحة علقها قرب الجرة أسماء كل ما عثر عليه العمال في القناة القديمة من قطع النحاس والفخار:",
            *(f"• {line}" for line in OWN_LIST),
            "لكن الجرة نفسها لن تغادر البلدة، كما وعد مدير المتحف سكانها.",
        ],
    ],
    ids=["no-bullets", "announced"],
)
def test_other_runs_of_short_lines_are_text(blocks: list[str]) -> None:
    assert set(fates(*PROSE, *blocks)) == {"text"}


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["Read also", "Museum opens a new wing for children"]),
        ("fr", ["À lire aussi", "Le musée ouvre une aile pour les enfants"]),
        ("de", ["Lesen Sie auch", "Das Museum eröffnet einen Flügel für Kinder"]),
        ("es", ["Lea también", "El museo abre un ala nueva para los niños"]),
    ],
)
def test_lists_of_other_languages_are_read_alike(language: str, lines: list[str]) -> None:
    prose = {
        "en": "Workers clearing an old canal found a clay jar with two hundred copper coins inside it on Monday.",
        "fr": "Des ouvriers ont trouvé lundi, dans un vieux canal, une jarre remplie de deux cents pièces de cuivre.",
        "de": "Arbeiter fanden am Montag in einem alten Kanal einen Tonkrug mit zweihundert Münzen aus Kupfer.",
        "es": "Unos obreros hallaron el lunes en un viejo canal una jarra con doscientas monedas de cobre.",
    }[language]
    assert fates(prose, *lines, prose, language=language) == ["text", "related", "offer", "text"]


def test_one_heading_claims_no_endless_list() -> None:
    many = [f"• {HEADLINES[i % 4]} رقم {i}" for i in range(300)]
    kept = fates(PROSE[0], "اقرأ أيضا", *many, *PROSE[1:])
    assert kept[2 : 2 + LONGEST_LIST] == ["offer"] * LONGEST_LIST
    assert kept[2 + LONGEST_LIST :] == ["text"] * (len(many) - LONGEST_LIST + 2)
    assert LONGEST_LIST >= 30, "the longest boxes seen have 30 entries"


def test_a_page_of_nothing_but_markers_takes_no_long() -> None:
    lines = ["اقرأ أيضا", *HEADLINES[:2]] * 1_500
    start = process_time()
    assert len(fates(*lines)) == len(lines)
    assert process_time() - start < 5


def test_a_sub_heading_where_the_paragraphs_stand_is_no_entry_of_a_box_before_it() -> None:
    text, box = ("p", "entry"), ("td", "box")
    article = [Block(index=0, text=text_, tag="p", tokens=text) for text_ in PROSE]
    label = Block(index=0, text="اقرأ أيضا:", tag="td", tokens=box)
    entry = Block(index=0, text=HEADLINES[0], tag="td", tokens=box, href="https://akhbar.example/1")
    heading = Block(index=0, text="أين دفنت الجرة؟", tag="p", tokens=text)
    assert fates(article[0], label, entry, heading, *article[1:])[3] != "related"


@pytest.mark.parametrize("around", [("div", "x"), ("div",)])
def test_a_table_behind_a_box_is_no_entry_of_it(around: tuple[str, ...]) -> None:
    article = [Block(index=0, text=text, tag="p", tokens=("p", *around)) for text in PROSE]
    label = Block(index=0, text="اقرأ أيضا:", tag="p", tokens=("p", "aside", *around))
    entry = Block(index=0, text=HEADLINES[0], tag="li", tokens=("li", "aside", *around), link_density=1.0)
    row = Block(index=0, text="جرة فخارية | قطعتان", tag="tr", tokens=("td", "table", *around))
    inside = replace(row, tokens=("td", "table", "aside", *around))
    assert fates(article[0], label, entry, row, *article[1:])[1:4] == ["related", "offer", "text"]
    assert fates(article[0], label, entry, inside, *article[1:])[3] != "text"


def test_the_first_tag_may_be_called_like_a_widget() -> None:
    assert fates(*PROSE, "الوسوم", "البريد", "نقود نحاسية")[-3:] == ["keywords"] * 3
    assert fates(*PROSE, "الوسوم", "طباعة", "البريد")[-2:] == ["share", "share"]


def test_a_credit_that_is_whole_waits_for_no_name() -> None:
    assert fates(PROSE[0], "وسائل التواصل", "صيادو الساحل", *PROSE[1:])[2] != "source"


def test_a_line_of_links_under_a_label_of_tags_is_no_menu() -> None:
    def links(text: str) -> Block:
        return Block(index=0, text=text, link_density=1.0, href="https://akhbar.example/t/1")

    tags = "جرار - نقود - متاحف البلدة"
    assert fates(*PROSE, "الوسوم:", links(tags))[-2:] == ["keywords", "keywords"]
    assert fates(*PROSE, links(tags))[-1] == "navigation"


def test_a_label_of_tags_may_have_its_links_on_its_own_line() -> None:
    tags = ("جرار نحاسية", "متاحف البلدة")
    line = Block(index=0, text=f"الوسوم {' '.join(tags)}", links=tags, link_density=0.8)
    assert fates(*PROSE, line)[-1] == "keywords"
    assert fates(*PROSE, replace(line, links=()))[-1] != "keywords"


def test_a_question_over_bullets_behind_a_box_is_the_articles() -> None:
    question, own = "ماذا وجد العمال في الجرة؟", [f"• {line}" for line in OWN_LIST]
    kept = fates(PROSE[0], "اقرأ أيضا:", HEADLINES[0], question, *own, PROSE[1])
    assert kept == ["text", "related", "offer", *["text"] * (len(own) + 1), "text"]
