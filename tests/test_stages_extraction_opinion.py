"""What trafilatura keeps, carried over to blocks that lose nothing."""

from __future__ import annotations

import time

import lxml.html
import pytest
import trafilatura
from trafilatura.settings import Document

from newscrawl.stages.dom.blocks import read_blocks
from newscrawl.stages.dom.parsing import parse
from newscrawl.stages.extraction.opinion import kept_by_trafilatura
from tests.market import LEAD, SECOND

URL = "https://example.org/news/1"


@pytest.fixture
def teacher(monkeypatch: pytest.MonkeyPatch) -> Document:
    """Stands in for trafilatura's answer: set its ``text``."""
    answer = Document()
    monkeypatch.setattr(trafilatura, "bare_extraction", lambda *_args, **_options: answer)
    return answer


def kept(html: str) -> list[str]:
    root = parse(html)
    assert root is not None
    blocks = read_blocks(root, URL)
    return [block.text for block, keep in zip(blocks, kept_by_trafilatura(blocks, root), strict=True) if keep]


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


def test_asks_for_a_copy_of_the_tree() -> None:
    root = parse(f"<article><p>{LEAD}</p><p>{SECOND}</p><p class='comment'>{LEAD}</p></article>")
    assert root is not None
    before, blocks = lxml.html.tostring(root), read_blocks(root, URL)
    assert kept_by_trafilatura(blocks, root)[:2] == [True, True]
    assert lxml.html.tostring(root) == before


@pytest.mark.parametrize(
    "html",
    [f"<p>{'ا' * 500_000}</p>" + f"<p>{'ا ' * 30}ب</p>" * 4_000, f"<div>{'<p>نص</p>' * 4_000}</div>"],
    ids=["lines nearly in the text", "many lines"],
)
def test_hostile_pages_are_looked_up_in_bounded_time(html: str) -> None:
    root = parse(html)
    assert root is not None
    blocks = read_blocks(root, URL)
    start = time.process_time()
    assert len(kept_by_trafilatura(blocks, root)) == len(blocks)
    assert time.process_time() - start < 4
