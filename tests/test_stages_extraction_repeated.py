"""Parts that are built alike within the article are weighed together."""

from __future__ import annotations

import pytest

from newscrawl.items import Block, Element
from newscrawl.stages.extraction.repeated import LIKELY, PARTS, with_repeated

PARAGRAPH = "أغلقت صناديق الاقتراع مساء أمس، وبدأ الفرز في مدارس المدينة كلها تحت أنظار المراقبين."
POST = "وصلت صناديق الحي الشرقي إلى المركز متأخرة ساعة بسبب المطر، وقال المراقبون إنها سليمة."
ARTICLE = Element(names=("section", "story"), parent=Element(names=("main",)))


def post(i: int, text: str = POST, *, links: float = 0.0, around: Element = ARTICLE) -> tuple[Block, Block]:
    """The heading and the text of one post."""
    box = Element(names=("article", "live-post"), parent=around)
    body = Element(names=("div", "live-body"), parent=box)
    heading = Block(index=0, text=f"تحديث {i}", tag="h3", element=Element(names=("h3",), parent=box))
    return heading, Block(
        index=0, text=f"{text} {i}", link_density=links, element=Element(names=("p",), parent=body)
    )


def kept(posts: list[tuple[Block, Block]], likely: float) -> int:
    """How many blocks of *posts* are kept, behind a paragraph of the article."""
    lead = Block(index=0, text=PARAGRAPH, element=Element(names=("p",), parent=ARTICLE))
    blocks = [lead, *(block for pair in posts for block in pair)]
    chances = [0.9, *(p for _ in posts for p in (0.05, likely))]
    return sum(with_repeated(blocks, chances, [True] + [False] * (len(blocks) - 1))) - 1


def test_posts_and_their_headings_are_kept() -> None:
    assert kept([post(i) for i in range(4)], LIKELY + 0.01) == 8


@pytest.mark.parametrize(
    ("posts", "likely"),
    [
        ([post(i) for i in range(4)], LIKELY - 0.01),
        ([post(i) for i in range(PARTS - 1)], 0.49),
        ([post(i, links=1.0) for i in range(4)], 0.49),
        ([post(i, text="نعم") for i in range(4)], 0.49),  # too few words
        ([post(i, around=Element(names=("aside",))) for i in range(4)], 0.49),  # not in the article
    ],
)
def test_nothing_else_is(posts: list[tuple[Block, Block]], likely: float) -> None:
    assert kept(posts, likely) == 0


def test_elements_without_names_say_nothing() -> None:
    div = Element(names=("div",), parent=ARTICLE)
    bare = [Block(index=0, text=POST, element=Element(names=("p",), parent=div)) for _ in range(4)]
    lead = Block(index=0, text=PARAGRAPH, element=Element(names=("p",), parent=Element(names=("section",))))
    assert with_repeated([lead, *bare], [0.9, *[0.4] * 4], [True, *[False] * 4]) == [True, *[False] * 4]


def test_text_without_elements_is_left_as_it_is() -> None:
    assert with_repeated([Block(index=0, text=POST)] * 4, [0.4] * 4, [True, *[False] * 3]) == [
        True,
        *[False] * 3,
    ]
    assert with_repeated([], [], []) == []
