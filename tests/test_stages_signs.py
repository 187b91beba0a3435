"""Signs: what there is to see of a line, by itself and among the others of its page."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.items import Block
from newscrawl.rules import load_rulebook
from newscrawl.stages.lines.known import NOTHING
from newscrawl.stages.lines.reading import read
from newscrawl.stages.signs import Signs, read_signs
from newscrawl.stages.signs.lines import LENGTHS
from newscrawl.stages.signs.view import LONGEST_RUN
from newscrawl.stages.splitting import seam_weights
from newscrawl.stages.stripping import title_line, weights
from newscrawl.stages.stripping.evidence import find

if TYPE_CHECKING:
    from collections.abc import Sequence

BOOK = load_rulebook()
BRIDGE = [
    "افتتح رئيس البلدية صباح أمس الجسر الجديد على نهر الوادي، وعبره أول ألف شخص من سكان الضفتين سيرا على الأقدام.",
    "وقال المهندس فادي الحلو إن الجسر بني من الحجر والخشب، وإن سكان الضفتين شاركوا في رصف طريقه على مدى عامين.",
    "وسيمنع مرور الشاحنات على الجسر، كما ستضاء جوانبه ليلا بمصابيح تعمل بطاقة الشمس اشترتها جمعية أصدقاء النهر.",
]


def signs(*blocks: Block | str, language: str = "ar") -> Sequence[Signs]:
    """The signs of the lines; a text stands for a paragraph of the article."""
    made = (Block(index=0, text=block) if isinstance(block, str) else block for block in blocks)
    rules = BOOK.for_language(language)
    readings = [
        read(replace(block, index=i), rules, NOTHING, "akhbar.example") for i, block in enumerate(made)
    ]
    return read_signs(readings, [find(reading) for reading in readings], rules, language)


def sign(name: str, line: Block | str, *, at: int = 1) -> float:
    """The sign *name* of *line*, which stands among the paragraphs of an article."""
    return signs(*BRIDGE[:at], line, *BRIDGE[at:])[at].get(name, 0.0)


@pytest.mark.parametrize(
    ("name", "line", "other"),
    [
        ("headline", "سوق الخضار ينتقل إلى الساحة", "نعم"),
        ("ends-sentence", "انتهى الخبر.", "انتهى الخبر"),
        ("breaks-sentence", "فتح الباب. ثم أغلقه", "فتح الباب ثم أغلقه"),
        ("colon-inside", "اسم: قيمة", "اسم قيمة:"),
        ("colon-last", "اسم قيمة:", "اسم: قيمة"),
        ("question", "لماذا الجسر؟", "لماذا الجسر"),
        ("symbol-first", "★ خبر", "«خبر»"),
        ("bullet", "• خبر اليوم", "خبر اليوم"),
        ("separators", "أ | ب | ج | د", "أ ب ج د"),
        ("digits", "12345", "خمسة"),
        ("year", "أيار 2024", "أيار"),
        ("year", "أيار ٢٠٢٤", "رقم 2524"),
        ("time", "الساعة 14:30", "الساعة"),
        ("quote", "«خبر»", "خبر"),
        ("bracketed", "(خبر)", "خبر"),
        ("agency", "من رويترز", "من الجسر"),
        ("address", "https://akhbar.example/1", "akhbar"),
        ("widget-words", "شارك الخبر على فيسبوك", "زنجبيل"),
    ],
)
def test_a_line_shows_how_it_is_built_and_what_its_words_are(name: str, line: str, other: str) -> None:
    assert 0 < sign(name, line) <= 1
    assert sign(name, other) == 0


def test_exactly_one_sign_says_how_long_a_line_is() -> None:
    for words in (1, 4, 8, 12, 20, 60):
        (line,) = signs(" ".join(["كلمة"] * words))
        assert sum(name.startswith("words-") for name in line) == 1
    assert set(LENGTHS) | {"words-26"} <= set(weights.SHAPE)


def test_what_shares_the_articles_words_is_of_its_subject() -> None:
    assert sign("same-subject", "جسر نهر الوادي الجديد") > 0.5
    assert sign("other-subject", "مباراة كرة السلة في إسبانيا") == 1
    assert sign("no-subject", "12") == 1


@pytest.mark.parametrize("at", [0, 1, 3])
def test_a_place_is_before_between_or_behind_the_paragraphs(at: int) -> None:
    found = {name for name in ("head", "between", "tail") if sign(name, "سطر قصير آخر", at=at)}
    assert found == {{0: "head", 1: "between", 3: "tail"}[at]}


def test_sentences_are_the_paragraphs_of_an_article_without_long_ones() -> None:
    short = [
        "تفتح السوق أبوابها عند الفجر كل يوم من أيام الأسبوع.",
        "يعود الصيادون إلى الرصيف بعد ساعة من شروق الشمس.",
    ]
    assert [found["paragraph"] for found in signs(*short)] == [True, True]
    assert [found["paragraph"] for found in signs(*short, *BRIDGE[:2])] == [False, False, True, True]


def test_lines_behind_a_colon_are_announced_until_the_next_paragraph() -> None:
    announcing = f"{BRIDGE[0][:-1]}، وتحمل لوحة الجسر أسماء المتبرعين:"
    page = signs(announcing, "خليل حداد", "سعاد رزق", BRIDGE[1], "خليل حداد")
    assert [line["announced"] for line in page] == [1, 1, 1, 0, 0]


def test_what_is_announced_ends_where_the_article_does() -> None:
    announcing = f"{BRIDGE[0][:-1]}، وتحمل لوحة الجسر أسماء المتبرعين:"
    names = [Block(index=0, text=text) for text in ("خليل حداد", "سعاد رزق")]
    outside = [replace(block, body=False) for block in names]
    own = signs(announcing, *names, *outside)
    assert [line["announced"] for line in own] == [1, 1, 1, 0, 0]
    lost = signs(announcing, *outside)  # a list that was not taken for article text
    assert [line["announced"] for line in lost] == [1, 1, 1]


def test_lines_that_open_alike_are_parallel() -> None:
    page = signs(BRIDGE[0], "عدد العابرين ألف", "عدد المتبرعين مئة", "سطر آخر هنا", BRIDGE[1])
    assert [line["parallel"] for line in page] == [0, 1, 1, 0, 0]


def test_a_run_is_counted_between_the_paragraphs_around_it() -> None:
    assert sign("run", "سطر قصير") == 1 / LONGEST_RUN
    page = signs(BRIDGE[0], *["سطر قصير"] * 40, BRIDGE[1])
    assert max(line["run"] for line in page) == 1


def test_an_element_says_what_it_is() -> None:
    link = Block(index=0, text="سوق الخضار ينتقل إلى الساحة", tag="li", link_density=1.0, body=False)
    line = signs(*BRIDGE[:1], link, *BRIDGE[1:])[1]
    assert all(line[name] == 1 for name in ("outside", "links", "mostly-links", "link-between", "list-item"))
    classed = replace(
        link, tag="h3", tokens=("related", "post", "x", "y", "z", "w", "sidebar"), link_density=0.0
    )
    line = signs(*BRIDGE[:1], classed, *BRIDGE[1:])[1]
    assert all(line[name] == 1 for name in ("heading", "widget-class", "widget-class-far", "article-class"))
    assert line["links"] == line["mostly-links"] == line["link-between"] == 0


def test_a_paragraph_outside_the_article_is_none_of_it() -> None:
    several = [Block(index=0, text=text, tokens=("p", "story-2")) for text in BRIDGE]
    assert [line["paragraph"] for line in signs(*several)] == [1, 1, 1]
    assert [line["paragraph"] for line in signs(*[replace(block, body=False) for block in several])] == [
        0,
        0,
        0,
    ]


@given(st.lists(st.text(max_size=60), max_size=12))
def test_every_sign_is_from_0_to_1_and_has_a_weight(lines: list[str]) -> None:
    known = {name for table in (weights.SHAPE, *weights.KINDS.values()) for name in table}
    known |= set(title_line.WEIGHTS)
    for line in signs(*lines, *BRIDGE):
        assert all(0 <= value <= 1 for value in line.values())
        assert line.keys() <= known


def test_every_weight_has_a_sign() -> None:
    page = signs(*(" ".join(["كلمة"] * n) for n in (1, 4, 8, 12, 20, 30)), *BRIDGE)
    seen = {name for line in page for name in line}
    assert {name for table in (weights.SHAPE, *weights.KINDS.values()) for name in table} <= seen
    assert set(title_line.WEIGHTS) <= seen
    assert set(seam_weights.KINDS) - set(weights.KINDS) == {"recurrence"}


def test_a_page_of_very_many_lines_is_measured_in_bounded_time() -> None:
    start = time.process_time()
    assert len(signs(*["سطر قصير:"] * 8_000)) == 8_000
    assert time.process_time() - start < 15  # a second; what grows with the square takes minutes


def test_a_short_sentence_that_goes_on_from_the_article_is_no_end_of_it() -> None:
    verse, goes_on = "يا عابر الجسر سلم على أهله", "وقال الشاعر إن القصيدة ولدت على ضفة النهر ليلة الافتتاح."
    places = signs(*BRIDGE, verse, goes_on)
    assert (
        places[3]["tail"],
        signs(*BRIDGE, verse, "القصيدة ولدت على ضفة النهر في ليلة الافتتاح الأولى.")[3]["tail"],
    ) == (0, 1)
