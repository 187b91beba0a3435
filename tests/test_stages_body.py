"""Article text or not: what trafilatura keeps, carried over to blocks that lose nothing."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import lxml.html
import pytest
import trafilatura
from hypothesis import example, given, settings
from hypothesis import strategies as st
from trafilatura.settings import Document

from newscrawl.stages.blocks import parse, read_blocks
from newscrawl.stages.body import APPENDED_PARAGRAPHS, APPENDED_WITHIN, PARAGRAPH_WORDS, mark_body
from tests.market import LEAD, SECOND, THIRD, TITLE

if TYPE_CHECKING:
    from newscrawl.items import Block

URL = "https://example.org/news/1"
TEASER = "قوارب جديدة لصيادي الساحل"


@pytest.fixture
def teacher(monkeypatch: pytest.MonkeyPatch) -> Document:
    """Stands in for trafilatura's answer: set its ``text``."""
    answer = Document()
    monkeypatch.setattr(trafilatura, "bare_extraction", lambda *_args, **_options: answer)
    return answer


def marked(html: str) -> tuple[Block, ...]:
    root = parse(html)
    assert root is not None
    return mark_body(read_blocks(root, URL), root)


def kept(html: str) -> list[str]:
    return [block.text for block in marked(html) if block.body]


PAGE = f"""
<html><head><title>{TITLE} - المرفأ اليوم</title></head><body>
<header><ul class="menu"><li><a href="/">الرئيسية</a></li><li><a href="/sea">البحر</a></li></ul></header>
<article><h1>{TITLE}</h1><p>{LEAD}</p><p>{SECOND}</p>
<figure><img src="a.jpg"><figcaption>باعة السمك في السوق صباح أمس</figcaption></figure><p>{THIRD}</p></article>
<aside><h3>الأكثر قراءة</h3><ul><li><a href="/2">{TEASER}</a></li></ul></aside>
<footer><p>جميع الحقوق محفوظة للمرفأ اليوم</p></footer></body></html>
"""


def test_keeps_the_article_and_leaves_the_page_around_it() -> None:
    found = kept(PAGE)
    assert [text for text in found if text in {LEAD, SECOND, THIRD}] == [LEAD, SECOND, THIRD]
    assert not {"الرئيسية", "البحر", "الأكثر قراءة", TEASER, "جميع الحقوق محفوظة للمرفأ اليوم"} & set(found)


def test_only_the_mark_of_a_block_changes() -> None:
    root = parse(PAGE)
    assert root is not None
    blocks = read_blocks(root, URL)
    assert [replace(block, body=True) for block in mark_body(blocks, root)] == list(blocks)


def test_the_tree_is_left_as_it_was() -> None:
    root = parse(PAGE)
    assert root is not None
    before = lxml.html.tostring(root)
    mark_body(read_blocks(root, URL), root)
    assert lxml.html.tostring(root) == before


def test_no_blocks_give_no_blocks() -> None:
    root = parse("<p></p>")
    assert root is not None
    assert mark_body((), root) == ()


@pytest.mark.usefixtures("teacher")
def test_where_trafilatura_finds_nothing_nothing_is_article_text() -> None:
    assert kept(f"<div><p>{LEAD}</p><p>{SECOND}</p></div>") == []


def test_a_block_is_kept_however_its_spaces_and_markup_fell(teacher: Document) -> None:
    teacher.text = f"{LEAD}\n- سوق   السمك:\n| أول | ثان |"
    html = f"<div><p>{LEAD.replace('سوق', 'س<b>و</b>ق')}</p><p>سوق السمك</p><td>أول</td><p>ثالث</p></div>"
    assert kept(html) == [LEAD, "سوق السمك", "أول"]


@pytest.mark.parametrize(
    ("known", "is_kept"),
    [(11, False), (14, False), (15, True), (16, True), (20, True)],
)
def test_a_block_is_kept_if_most_of_it_stands_in_the_text(
    teacher: Document, known: int, is_kept: bool
) -> None:
    words = [f"كلمة{i}" for i in range(19)]
    teacher.text = " ".join(words[:known]) + " وغيرها"
    # Of the 16 runs of four words, known - 3 stand in the text: 12 are three quarters.
    assert bool(kept(f"<div><p>{' '.join(words)}</p></div>")) == is_kept


def test_a_short_line_must_be_a_line_of_the_text(teacher: Document) -> None:
    teacher.text = f"{LEAD}\nسوق السمك"
    assert kept(
        f"<div><p>{LEAD}</p><section><p>سوق السمك</p></section><footer>بلدية المرفأ</footer></div>"
    ) == [
        LEAD,
        "سوق السمك",
    ]


def test_letters_of_scripts_without_spaces_count_as_words(teacher: Document) -> None:
    line = "市长说新桥将在夏天结束之前开放给所有的居民使用"
    teacher.text = line[:-3]
    assert kept(f"<div><p>{line}</p><p>老桥已经关闭两年</p></div>") == [line]


def test_of_a_lead_that_returns_in_a_teaser_the_article_has_the_one(teacher: Document) -> None:
    teacher.text = f"{LEAD}\n{SECOND}\n{THIRD}"
    teaser, article = f'<div class="card"><p>{LEAD}</p></div>', f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>"
    before, after = marked(f"<div>{teaser}{article}</div>"), marked(f"<div>{article}{teaser}</div>")
    assert [block.body for block in before] == [False, True, True, True]
    assert [block.body for block in after] == [True, True, True, False]


def test_a_line_that_the_article_repeats_is_kept_each_time(teacher: Document) -> None:
    refrain = "لا بحر بلا شاطئ ولا شاطئ بلا بحر"
    teacher.text = f"{LEAD}\n{refrain}\n{SECOND}\n{refrain}"
    html = f"<div><p>{LEAD}</p><p>{refrain}</p><p>{SECOND}</p><p>{refrain}</p></div>"
    assert kept(html) == [LEAD, refrain, SECOND, refrain]


def test_the_lead_before_a_longer_story_is_kept(teacher: Document) -> None:
    teacher.text = f"{SECOND}\n{THIRD}"
    html = f"<div><nav>{LEAD}</nav><h1>{TITLE}</h1><p>{LEAD}</p><h2>{TEASER}</h2><p>{SECOND}</p><p>{THIRD}</p></div>"
    assert [(block.tag, block.body) for block in marked(html) if block.text == LEAD] == [
        ("p", False),
        ("p", True),
    ]
    assert {LEAD, SECOND, THIRD} <= set(kept(html))


def appended(count: int) -> list[str]:
    return [" ".join(f"كلمة{row}و{i}" for i in range(PARAGRAPH_WORDS)) for row in range(count)]


@pytest.mark.parametrize(
    ("count", "is_kept"), [(APPENDED_PARAGRAPHS - 1, False), (APPENDED_PARAGRAPHS, True), (30, True)]
)
def test_a_story_appended_in_an_element_of_its_own_is_kept_if_it_is_no_note(
    teacher: Document, count: int, is_kept: bool
) -> None:
    teacher.text = f"{LEAD}\n{SECOND}"
    story = appended(count)
    rows = "".join(f"<p>{row}</p>" for row in story)
    html = f"<div><p>{LEAD}</p><p>{SECOND}</p></div><section><h2>{TEASER}</h2>{rows}</section>"
    assert (set(story) <= set(kept(html))) == is_kept
    assert is_kept or set(story).isdisjoint(kept(html))


def test_paragraphs_far_behind_the_article_are_not_kept(teacher: Document) -> None:
    teacher.text = f"{LEAD}\n{SECOND}"
    menu = "<li>قسم</li>" * APPENDED_WITHIN
    rows = "".join(f"<p>{row}</p>" for row in appended(APPENDED_PARAGRAPHS))
    assert kept(f"<p>{LEAD}</p><p>{SECOND}</p><ul>{menu}</ul>{rows}") == [LEAD, SECOND]


@pytest.mark.parametrize(("count", "is_kept"), [(PARAGRAPH_WORDS - 1, False), (PARAGRAPH_WORDS, True)])
def test_a_passed_over_lead_has_the_length_of_a_paragraph(
    teacher: Document, count: int, is_kept: bool
) -> None:
    teacher.text = f"{SECOND}\n{THIRD}"
    lead = " ".join(f"كلمة{i}" for i in range(count))
    html = f"<div><h1>{TITLE}</h1><p>{lead}</p><section><p>{SECOND}</p><p>{THIRD}</p></section></div>"
    assert (lead in kept(html)) == is_kept


@pytest.mark.parametrize(("linked", "is_kept"), [(0, True), (2, True), (3, True), (5, False), (16, False)])
def test_a_passed_over_lead_is_no_list_of_links(teacher: Document, linked: int, is_kept: bool) -> None:
    teacher.text = f"{SECOND}\n{THIRD}"
    words = [f"كلمة{i:02}" for i in range(16)]
    lead = f"<a href='/2'>{' '.join(words[:linked])}</a> {' '.join(words[linked:])}"
    html = f"<div><h1>{TITLE}</h1><p>{lead}</p><section><p>{SECOND}</p><p>{THIRD}</p></section></div>"
    assert (" ".join(words) in kept(html)) == is_kept


@pytest.mark.parametrize(
    "around",
    ["<aside>{}</aside>", "<nav>{}</nav>", "<div class='comments'>{}</div>", "<div id='sidebar'>{}</div>",
     "<figure><figcaption>{}</figcaption></figure>", "<form>{}</form>", "<div class='main-menu'>{}</div>"],
)  # fmt: skip
def test_a_passed_over_lead_stands_in_no_frame_of_the_page(teacher: Document, around: str) -> None:
    teacher.text = f"{SECOND}\n{THIRD}"
    html = f"<div><h1>{TITLE}</h1>{around.format(LEAD)}<section><p>{SECOND}</p><p>{THIRD}</p></section></div>"
    assert kept(html) == [SECOND, THIRD]


@pytest.mark.parametrize("tag", ["h2", "h3", "h4", "h5", "h6"])
def test_a_sub_heading_between_kept_paragraphs_is_kept(teacher: Document, tag: str) -> None:
    teacher.text = f"{LEAD}\n{SECOND}"
    heading = f"<{tag}>أسعار ومواعيد</{tag}>"
    assert kept(f"<div><p>{LEAD}</p>{heading}<p>{SECOND}</p></div>") == [LEAD, "أسعار ومواعيد", SECOND]
    assert kept(f"<div><p>{LEAD}</p><p>{SECOND}</p>{heading}</div>") == [LEAD, SECOND]


def test_a_short_line_that_trafilatura_joined_to_the_next_is_kept(teacher: Document) -> None:
    teacher.text = f"{LEAD}\nأسعار ومواعيد{SECOND}"
    assert kept(f"<div><p>{LEAD}</p><p>أسعار ومواعيد</p><p>{SECOND}</p></div>") == [
        LEAD,
        "أسعار ومواعيد",
        SECOND,
    ]
    assert kept(f"<div><p>{LEAD}</p><p>صورة من السوق</p><p>{SECOND}</p></div>") == [LEAD, SECOND]


HTML = st.lists(
    st.sampled_from(
        [
            "<p>", "</p>", "<div class='share'>", "</div>", "<article>", "</article>", "<h1>", "</h1>", "<table><tr><td>",
            "<a href='x'>", "</a>", "<br>", "<hr>", "<aside>", "<blockquote>", "<li>", "<figure>", "<figcaption>", "<b>",
            "<script>", "</script>", "&nbsp;", "&#0;", "\u200f", "|", " | ", "🔴", "漢字", LEAD, SECOND, TITLE, TEASER, "نص",
        ]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(HTML)
@example("<p>|</p>" * 3)
@example("<p></p><hr>" * 3)
def test_any_page_keeps_its_tree_and_its_blocks(html: str) -> None:
    root = parse(f"<html><body>{html}</body></html>")
    assert root is not None
    before, blocks = lxml.html.tostring(root), read_blocks(root, URL)
    found = mark_body(blocks, root)
    assert lxml.html.tostring(root) == before
    assert [replace(block, body=True) for block in found] == list(blocks)


@pytest.mark.parametrize(
    "html",
    [
        f"<div>{'<p>نص</p>' * 4_000}</div>",
        f"<div>{f'<p>{TEASER}</p>' * 2_000}</div>",
        "<div>" + "".join(f"<p>{LEAD} {i}</p>" for i in range(1_500)) + "</div>",
        f"<div><p>{'كلمة ' * 100_000}</p></div>",
        f"<div><p>{'سياسيةتشهد' * 20_000}</p></div>",
        f"<div><p>{'؟!.،|' * 40_000}</p></div>",
        "<div>" * 200 + f"<p>{LEAD}</p>" + "</div>" * 200,
        f"<p>{'ا' * 500_000}</p>" + f"<p>{'ا ' * 30}ب</p>" * 4_000,
    ],
    ids=[
        "many lines",
        "one line many times",
        "paragraphs",
        "a long line",
        "no spaces",
        "punctuation",
        "deep",
        "lines nearly in the text",
    ],
)
def test_hostile_pages_are_marked_in_bounded_time(html: str) -> None:
    root = parse(html)
    assert root is not None
    blocks = read_blocks(root, URL)
    start = time.process_time()
    assert len(mark_body(blocks, root)) == len(blocks)
    assert time.process_time() - start < 4
