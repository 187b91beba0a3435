"""Short lines among an article's paragraphs that look like furniture are the article's by the elements that they stand in."""

from __future__ import annotations

import pytest

from newscrawl.items import Block, Element
from newscrawl.stages.extraction.inside import BEHIND, BEHIND_LIKELY, FEW_LIKELY, LIKELY, with_inside

LEAD = "أعادت بلدية المرفأ صباح أمس فتح السوق القديمة، وعاد إليها ثلاثون بائعا كانوا يبيعون على الرصيف."
ARTICLE = Element(names=("div", "entry-content"), parent=Element(names=("article",)))
BOX = Element(names=("div", "box-follow"), parent=ARTICLE)


def line(text: str, within: Element = ARTICLE, tag: str = "p", links: float = 0.0) -> Block:
    return Block(
        index=0, text=text, tag=tag, link_density=links, element=Element(names=(tag,), parent=within), box=1
    )


def kept(*lines: tuple[Block, float]) -> list[str]:
    """What is kept of *lines*, each with its likelihood, by itself and by the others."""
    blocks, likely = [block for block, _ in lines], [p for _, p in lines]
    before = [p > 0.5 for p in likely]
    after = with_inside(blocks, likely, before)
    return [block.text for block, was, now in zip(blocks, before, after, strict=True) if now and not was]


@pytest.mark.parametrize(
    ("between", "likely", "is_kept"),
    [
        (line("وجاءت الأسعار كما يلي:"), LIKELY, True),
        (line("الطماطم: خمسة دراهم"), LIKELY, True),
        (line("الطماطم: خمسة دراهم"), LIKELY / 2, False),
        (line("تابعونا على واتساب", BOX), 0.4, False),  # in an element that no paragraph stands in
        (line("السوق القديمة في صور", links=0.9), 0.4, False),
        (line("السياسية"), FEW_LIKELY - 0.01, False),  # one word may be a section's
        (line("السياسية"), FEW_LIKELY, True),
    ],
)
def test_between_paragraphs_lines_in_elements_named_as_theirs_are_the_articles(
    between: Block, likely: float, *, is_kept: bool
) -> None:
    found = kept((line(LEAD), 0.9), (between, likely), (line(LEAD), 0.9))
    assert found == ([between.text] if is_kept else [])


def test_entries_of_a_list_that_a_line_announces_are_the_articles() -> None:
    place = Element(names=("ul", "icons"), parent=BOX)
    entries = [line(text, place, "li") for text in ("تذكرة سفر مؤكدة", "حجز قبل يومين")]
    announced = (line("والشروط هي:"), 0.9)
    rest = [(entry, LIKELY) for entry in entries]
    assert kept(announced, *rest, (line(LEAD), 0.9)) == [entry.text for entry in entries]
    assert kept((line(LEAD), 0.9), *rest, (line(LEAD), 0.9)) == []


def test_behind_the_article_sentences_alone_are_its_own_one_after_the_other() -> None:
    sentences = [line(f"وفي الساعة {number} استؤنفت الجلسة.") for number in ("الثانية", "الثالثة", "الرابعة")]
    behind = [(sentence, BEHIND_LIKELY) for sentence in sentences]
    far = [(line("قسم", BOX), 0.0)] * BEHIND
    assert kept((line(LEAD), 0.9), *behind) == [sentence.text for sentence in sentences]
    assert kept((line(LEAD), 0.9), *far, *behind) == []
    assert kept((line(LEAD), 0.9), (line("انتهت الجلسة"), 0.4)) == []


def test_elements_without_names_say_nothing() -> None:
    bare = Element(names=("div",), parent=Element(names=("td",)))
    assert (
        kept((line(LEAD, bare), 0.9), (line("الطماطم: خمسة دراهم", bare), 0.4), (line(LEAD, bare), 0.9)) == []
    )


def test_without_an_article_nothing_is_added() -> None:
    assert kept((line("وجاءت الأسعار كما يلي:"), 0.4)) == []
    assert with_inside((), (), []) == []
