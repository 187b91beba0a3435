"""Article text or not, by what a block is and where it stands; no block is lost."""

from __future__ import annotations

import time
from dataclasses import fields, replace

import lxml.html
import pytest
import trafilatura
from hypothesis import example, given, settings
from hypothesis import strategies as st
from trafilatura.settings import Document

from newscrawl.items import Block
from newscrawl.stages.dom.blocks import read_blocks
from newscrawl.stages.dom.parsing import parse
from newscrawl.stages.extraction import body
from newscrawl.stages.extraction.appended import (
    APPENDED_LIKELY,
    APPENDED_PARAGRAPHS,
    APPENDED_WITHIN,
    PARAGRAPH_WORDS,
)
from newscrawl.stages.extraction.body import mark_body
from newscrawl.stages.facts import read_facts
from tests.market import LEAD, SECOND, THIRD, TITLE

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
    return mark_body(read_blocks(root, URL), root, read_facts(root, URL))


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


def test_a_judged_block_has_all_that_it_had_but_its_element() -> None:
    given = {name: object() for name in (field.name for field in fields(Block))}
    block = Block(**given)  # type: ignore[arg-type]  # whatever they hold
    left = {name: getattr(block.judged(body=False), name) for name in given}
    assert left == {**given, "body": False, "element": None}


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


@pytest.mark.parametrize("text", ["", "نص"])
def test_where_it_finds_nothing_it_asks_trafilatura(teacher: Document, text: str) -> None:
    teacher.text = text
    assert kept("<nav><a href='/'>الرئيسية</a></nav><p>نص</p>") == [text] * bool(text)


@pytest.mark.usefixtures("teacher")
def test_where_it_finds_the_article_it_asks_nobody() -> None:
    assert LEAD in kept(PAGE)


CARD = '<div class="card"><h3><a href="/9">{}</a></h3><p>{}</p></div>'
COMMENT = '<li class="comment"><b>سالم</b><div class="comment-body"><p>{}</p></div></li>'


@pytest.mark.parametrize(
    ("place", "foreign"),
    [
        ("<aside class='sidebar'><h3>الأكثر قراءة</h3>{}</aside>", TEASER),
        ("<section class='related'>" + CARD.format(TEASER, "{}") * 3 + "</section>", "اقرأ القصة كاملة عن القوارب."),
        ("<section id='comments'><ol class='commentlist'>" + COMMENT * 3 + "</ol></section>",
         "شكرا لكم على هذا الخبر، وأتمنى أن يفتح السوق أبوابه في المساء أيضا كما كان يفعل قديما."),
        ("<form class='comment-form'><label>{}</label></form>", "لن ينشر عنوان بريدك. راجع شروط النشر قبل الإرسال."),
        ("<footer class='footer'><p>{}</p></footer>", "جميع الحقوق محفوظة للمرفأ اليوم، ولا يجوز النسخ من دون إذن."),
    ],
)  # fmt: skip
def test_what_surrounds_the_article_is_not_of_it(place: str, foreign: str) -> None:
    found = kept(PAGE.replace("</article>", "</article>" + place.replace("{}", foreign)))
    assert foreign not in found
    assert [text for text in found if text in {LEAD, SECOND, THIRD}] == [LEAD, SECOND, THIRD]


def test_short_lines_among_the_paragraphs_are_of_the_article() -> None:
    heading, line = "أسعار ومواعيد", "أربعون درهما للكيلو، لا أكثر."
    found = kept(PAGE.replace(f"<p>{SECOND}</p>", f"<p>{SECOND}</p><h2>{heading}</h2><p>{line}</p>"))
    assert [text for text in found if text in {SECOND, heading, line, THIRD}] == [
        SECOND,
        heading,
        line,
        THIRD,
    ]


@pytest.mark.parametrize(
    "page",
    [
        f"<div class='text'>{LEAD}<br><br>{SECOND}<br><br>{THIRD}</div>",
        f"<div class='text'><div>{LEAD}</div><div>{SECOND}</div><div>{THIRD}</div></div>",
        f"<table><tr><td>{LEAD}</td></tr><tr><td>{SECOND}</td></tr><tr><td>{THIRD}</td></tr></table>",
        f"<table><tr><td><p>{LEAD}<p>{SECOND}<p>{THIRD}</td></tr></table>",
        f"<section><span>{LEAD}</span><br><span>{SECOND}</span><br><span>{THIRD}</span></section>",
    ],
    ids=["br", "div", "table", "cell", "span"],
)
def test_paragraphs_are_kept_apart_however_the_page_is_laid_out(page: str) -> None:
    html = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{page}</body></html>"
    assert [text for text in kept(html) if text != TITLE] == [LEAD, SECOND, THIRD]


def appended(count: int) -> list[str]:
    return [" ".join(f"كلمة{row}و{i}" for i in range(PARAGRAPH_WORDS)) for row in range(count)]


def kept_of(lines: list[tuple[str, float]], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is kept of a page of *lines*, each with its likelihood."""
    monkeypatch.setattr(body, "likelihoods", lambda *_args: [likely for _, likely in lines])
    return kept("".join(f"<p>{text}</p>" for text, _ in lines))


@pytest.mark.parametrize(
    ("count", "likely", "is_kept"),
    [
        (APPENDED_PARAGRAPHS - 1, 0.4, False),
        (APPENDED_PARAGRAPHS, 0.4, True),
        (30, 0.4, True),
        (30, APPENDED_LIKELY, True),
        (30, APPENDED_LIKELY / 2, False),
    ],
)
def test_a_run_of_paragraphs_behind_the_article_is_a_story(
    monkeypatch: pytest.MonkeyPatch, count: int, likely: float, is_kept: bool
) -> None:
    story = appended(count)
    lines = [(LEAD, 0.9), (SECOND, 0.9), (TEASER, 0.0), *((text, likely) for text in story), ("القسم", 0.0)]
    assert kept_of(lines, monkeypatch) == [LEAD, SECOND, *(story if is_kept else [])]


SENTENCES = [
    "عاد الصيادون إلى المرفأ قبل الغروب بقليل.",
    "كانت السلال ممتلئة على غير العادة هذا الشتاء.",
    "وتقاسمت العائلات ما بقي منها على الرصيف.",
    "ثم أطفئت المصابيح واحداً بعد آخر.",
]


@pytest.mark.parametrize(
    ("lines", "likely", "is_kept"),
    [
        (SENTENCES, APPENDED_LIKELY, True),
        (SENTENCES, APPENDED_LIKELY / 2, False),
        (SENTENCES[1:], 0.4, False),
        ([line.rstrip(".") for line in SENTENCES], 0.4, False),
    ],
    ids=["likely", "unlikely", "three", "headlines"],
)
def test_so_is_a_run_of_shorter_sentences_of_one_element(
    monkeypatch: pytest.MonkeyPatch, lines: list[str], likely: float, is_kept: bool
) -> None:
    likelihoods = [0.9, 0.9, 0.0, *(likely for _ in lines)]
    monkeypatch.setattr(body, "likelihoods", lambda *_args: likelihoods)
    head = f"<p>{LEAD}</p><p>{SECOND}</p><h2>{TEASER}</h2>"
    together = f"{head}<section>{''.join(f'<p>{line}</p>' for line in lines)}</section>"
    assert kept(together) == [LEAD, SECOND, *(lines if is_kept else [])]
    each = f"{head}{''.join(f'<section><p>{line}</p></section>' for line in lines)}"  # comments
    assert kept(each) == [LEAD, SECOND]


@pytest.mark.parametrize(
    ("between", "lines", "is_kept"),
    [
        ("<h2>عودة قوارب الصيد إلى المرفأ</h2>", SENTENCES[1:] * 2, True),
        ("<h4>عودة قوارب الصيد إلى المرفأ</h4><p>قبل ساعة</p>", SENTENCES[:3] * 2, True),
        ("<h2>عودة قوارب الصيد إلى المرفأ</h2>", SENTENCES[:2], False),
        ("<h2>عودة قوارب الصيد إلى المرفأ</h2>", [" ".join(SENTENCES * 2)], True),
        ("<h2>عودة قوارب الصيد إلى المرفأ</h2>", [LEAD], False),
        ("<h2>تعليقات القراء</h2>", SENTENCES[:3], False),
        ("<p>عودة قوارب الصيد إلى المرفأ</p>", SENTENCES[:3], False),
    ],
    ids=[
        "headed",
        "with a date",
        "two",
        "one paragraph",
        "one sentence",
        "the heading of a box",
        "no heading",
    ],
)
def test_fewer_sentences_are_enough_right_under_a_headline(
    monkeypatch: pytest.MonkeyPatch, between: str, lines: list[str], is_kept: bool
) -> None:
    monkeypatch.setattr(body, "likelihoods", lambda blocks, *_: [0.9, 0.9, *([0.1] * (len(blocks) - 2))])
    story = f"<section>{''.join(f'<p>{line}</p>' for line in lines)}</section>"
    found = kept(f"<p>{LEAD}</p><p>{SECOND}</p>{between}{story}")
    assert found == [LEAD, SECOND, *(lines if is_kept else [])]


def test_a_sub_heading_of_the_article_heads_no_other_story(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "likelihoods", lambda blocks, *_: [0.9] * 3 + [0.1] * (len(blocks) - 3))
    page = f"<p>{LEAD}</p><h2>عودة قوارب الصيد إلى المرفأ</h2><p>{SECOND}</p><aside><p>{' '.join(SENTENCES * 2)}</p></aside>"
    assert kept(page) == [LEAD, "عودة قوارب الصيد إلى المرفأ", SECOND]


@pytest.mark.parametrize(
    ("kind", "line", "likely", "is_kept"),
    [
        ("text", SECOND, 0.3, True),
        ("text", SECOND, 0.1, False),
        ("text", SENTENCES[3], 0.3, True),
        ("text", SENTENCES[3].rstrip("."), 0.3, False),
        ("signup", SECOND, 0.3, False),
    ],
    ids=["the rest", "unlikely", "short", "no sentence", "of another name"],
)
def test_an_article_goes_on_behind_a_box_where_a_number_alone_tells_the_elements_apart(
    monkeypatch: pytest.MonkeyPatch, kind: str, line: str, likely: float, is_kept: bool
) -> None:
    monkeypatch.setattr(body, "likelihoods", lambda *_: [0.9, 0.0, likely])

    def widget(number: str, kind: str, text: str) -> str:
        return f'<div class="el el-{number} {kind}"><div class="wrap"><p>{text}</p></div></div>'

    page = widget("0c43e", "text", LEAD) + widget("7b01", "links", TEASER) + widget("12eb0", kind, line)
    assert kept(page) == [LEAD, *([line] if is_kept else [])]


def test_stories_follow_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    story = [(text, 0.4) for text in appended(APPENDED_PARAGRAPHS)]
    menu = [("قسم", 0.0)] * (APPENDED_WITHIN - APPENDED_PARAGRAPHS)
    lines = [(LEAD, 0.9), *menu, *story, *menu, *story, *menu]
    assert kept_of(lines, monkeypatch) == [LEAD, *(text for text, _ in 2 * story)]


def test_a_run_far_behind_the_article_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    menu = [("قسم", 0.0)] * APPENDED_WITHIN
    story = [(text, 0.4) for text in appended(APPENDED_PARAGRAPHS)]
    assert kept_of([(LEAD, 0.9), *menu, *story], monkeypatch) == [LEAD]


def test_no_block_keeps_its_element() -> None:
    assert {block.element for block in marked(PAGE)} == {None}


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
