"""A box of figures between paragraphs of the article is the article's; teasers and calls in one are not."""

from __future__ import annotations

import pytest

from newscrawl.items import Block, Element
from newscrawl.stages.extraction.facts_box import with_facts

PARAGRAPH = "أعادت بلدية المرفأ صباح أمس فتح السوق القديمة، وعاد إليها ثلاثون بائعا كانوا يبيعون على الرصيف."
ARTICLE = Element(names=("section",), parent=Element(names=("main",)))
FACTS = ["السوق في أرقام", "سنة البناء: 1964", "عدد الدكاكين: 30", "مساحتها 400 متر"]


def paragraph() -> Block:
    return Block(index=0, text=PARAGRAPH, element=Element(names=("p",), parent=ARTICLE))


def box(*lines: str, links: float = 0.0, depth: int = 1, around: Element = ARTICLE) -> list[Block]:
    element = Element(names=("aside",), parent=around)
    for _ in range(depth - 1):
        element = Element(names=("div",), parent=element)
    return [
        Block(index=0, text=line, link_density=links, element=Element(names=("div",), parent=element))
        for line in lines
    ]


def kept(inside: list[Block], *, behind: int = 1, paragraphs: int = 2) -> list[str]:
    """What is kept of the lines *inside*, with *paragraphs* before them and so many *behind*."""
    blocks = [*(paragraph() for _ in range(paragraphs)), *inside, *(paragraph() for _ in range(behind))]
    before = [block.text == PARAGRAPH for block in blocks]
    after = with_facts(blocks, before)
    return [block.text for block, was, now in zip(blocks, before, after, strict=True) if now and not was]


@pytest.mark.parametrize("depth", [1, 2])
def test_a_box_of_figures_is_kept_with_its_heading(depth: int) -> None:
    assert kept(box(*FACTS, depth=depth)) == FACTS


@pytest.mark.parametrize(
    "lines",
    [
        box("تابعونا على واتساب", "اشترك في نشرتنا", "كل صباح في السابعة"),
        box(*FACTS, links=1.0),
        box(*FACTS[1:3]),  # two lines may be a video and how long it is
        box(*FACTS, around=Element(names=("div",))),  # outside of what holds the paragraphs
        [],
    ],
)
def test_other_boxes_are_not(lines: list[Block]) -> None:
    assert kept(lines) == []


def test_it_stands_between_paragraphs() -> None:
    assert kept(box(*FACTS), behind=0) == []
    assert kept(box(*FACTS), behind=0, paragraphs=3) == []


def test_without_an_article_or_elements_nothing_is_kept() -> None:
    assert with_facts(box(*FACTS), [False] * 4) == [False] * 4
    assert with_facts([Block(index=0, text=PARAGRAPH)] * 3, [True, False, True]) == [True, False, True]
    assert with_facts([], []) == []
