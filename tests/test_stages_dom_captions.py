"""Captions that no element says are any."""

from __future__ import annotations

import time

import lxml.html
import pytest

from newscrawl.cleaning import clean_page
from newscrawl.items import Page
from newscrawl.rules import load_rulebook
from newscrawl.stages.dom.blocks import read_blocks
from newscrawl.stages.dom.captions import CAPTION_WORDS, pictured
from newscrawl.stages.dom.parsing import parse
from tests.pace import seconds

WORDS = "السوق القديمة بعد الترميم (أرشيف)"
PROSE = (
    "افتتحت بلدية المرفأ صباح أمس سوق السمك القديمة بعد عامين من الترميم، وعاد إليها ثلاثون بائعا كانوا على الرصيف.",
    "وقال رئيس البلدية إن أرضية السوق رفعت نصف متر كي لا تغمرها الأمواج في الشتاء، وإن الثلج سيوزع مجانا.",
)


def tag(box: str) -> str:
    """The tag of the line that says WORDS, in a page that has *box* among its paragraphs."""
    html = f"<html><body><div><p>{PROSE[0]}</p>{box}<p>{PROSE[1]}</p></div></body></html>"
    root = parse(html)
    assert root is not None
    return next(block.tag for block in read_blocks(root, "https://marfa.example/1") if WORDS in block.text)


@pytest.mark.parametrize(
    "box",
    [
        f"<table><tr><td><img src=a.jpg><br><font size=1>{WORDS}</font></td></tr></table>",
        f"<div><img src=a.jpg><div class=legende>{WORDS}</div></div>",
        f"<div><div><a href=/a.jpg><img src=a.jpg></a></div><span>{WORDS}</span></div>",
    ],
)
def test_the_one_line_beside_a_picture_is_its_caption(box: str) -> None:
    assert tag(box) == "figcaption"
    html = f"<html lang=ar><body><article><p>{PROSE[0]}</p>{box}<p>{PROSE[1]}</p></article></body></html>"
    page = Page(url="https://marfa.example/1", fetched="2026-03-04T09:00:00+00:00", body=html.encode())
    (story,) = clean_page(page, load_rulebook()).stories
    assert story.text.split("\n") == list(PROSE)
    assert [(cut.kind, cut.text) for cut in story.removed] == [("caption", WORDS)]


@pytest.mark.parametrize(
    "box",
    [
        f"<p>{WORDS}</p>",
        f"<div><img src=a.jpg></div><p>{WORDS}</p>",  # in no element of their own
        f"<p><img src=a.jpg>{WORDS} تستقبل الزوار.</p>",  # a whole sentence
        f"<p><img src=a.jpg>{WORDS} {'كلمة ' * CAPTION_WORDS}</p>",
        f"<div><img src=a.jpg><p>{WORDS}</p><p>سطر ثان</p></div>",
        f"<div><img src=a.jpg><h2>{WORDS}</h2></div>",
        f"<div><img src=a.jpg><p><a href=/b>{WORDS}</a></p></div>",
    ],
)
def test_other_lines_are_none(box: str) -> None:
    assert tag(box) != "figcaption"


def test_many_pictures_in_one_another_are_looked_at_in_bounded_time() -> None:
    html = "<div>" * 200 + "<img src=a>" * 20_000 + "<i></i>" * 20_000 + "x" * 100_000
    root = lxml.html.fromstring(f"<html><body>{html}</body></html>")
    start = time.process_time()
    assert pictured(root) == {}
    assert time.process_time() - start < seconds(0.5)
