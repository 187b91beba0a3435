"""What stands in the element that holds the article's paragraphs is the article's; legal lines and links in it are not."""

from __future__ import annotations

import pytest

from newscrawl.items import Block, Element
from newscrawl.stages.extraction.together import LAST_LIKELY, with_together

PARAGRAPH = "أعادت بلدية المرفأ صباح أمس فتح السوق القديمة، وعاد إليها ثلاثون بائعا كانوا يبيعون على الرصيف."
VERSE = "يا دار ما لبيوت الطين خالية"
LAST = "انطفأت الأنوار عند الواحدة وبقي الناس واقفين."
ARTICLE = Element(names=("div",), parent=Element(names=("main",)))
ASIDE = Element(names=("aside",), parent=ARTICLE)


def line(text: str, within: Element = ARTICLE, tag: str = "p", links: float = 0.0) -> Block:
    return Block(
        index=0, text=text, tag=tag, link_density=links, element=Element(names=(tag,), parent=within)
    )


def added(*lines: tuple[Block, float], paragraphs: int = 3) -> list[str]:
    """What is kept besides *paragraphs* of the article, which stand before *lines*, each with its likelihood."""
    given = [*((line(PARAGRAPH), 0.9) for _ in range(paragraphs)), *lines]
    blocks, likely = [block for block, _ in given], [p for _, p in given]
    before = [p > 0.5 for p in likely]
    after = with_together(blocks, likely, before)
    return [block.text for block, was, now in zip(blocks, before, after, strict=True) if now and not was]


def test_verses_and_a_last_sentence_behind_a_box_are_kept() -> None:
    box = line("اقرأ أيضا: قوارب جديدة لصيادي الساحل", links=0.8)
    assert added((line(VERSE), 0.03), (box, 0.3), (line(LAST), LAST_LIKELY)) == [VERSE, LAST]


@pytest.mark.parametrize(
    ("block", "likely"),
    [
        (
            line("تحتفظ الصحيفة بجميع حقوق النشر والطبع لهذه المادة."),
            LAST_LIKELY / 2,
        ),  # a legal line behind it
        (line(VERSE), 0.4),  # no sentence, and none behind it
        (line(LAST, within=ASIDE), 0.4),  # in another element
        (line(LAST, links=0.9), 0.4),
        (line(LAST, tag="figcaption"), 0.4),
    ],
)
def test_what_may_be_anything_else_is_not(block: Block, likely: float) -> None:
    assert added((block, likely)) == []


def test_a_word_or_two_among_the_paragraphs_may_be_a_sections() -> None:
    assert added((line("السياسية"), 0.2), (line(PARAGRAPH), 0.9)) == []


def test_an_element_that_holds_as_much_else_says_nothing() -> None:
    comments = [(line(f"{PARAGRAPH} {i}"), 0.2) for i in range(4)]
    assert added(*comments) == []


def test_two_paragraphs_are_too_few() -> None:
    assert added((line(LAST), 0.4), paragraphs=2) == []


def test_without_an_article_or_elements_nothing_is_kept() -> None:
    assert with_together([line(LAST)], [0.2], [False]) == [False]
    assert with_together([Block(index=0, text=LAST)] * 4, [0.9] * 4, [True] * 4) == [True] * 4
    assert with_together([], [], []) == []
