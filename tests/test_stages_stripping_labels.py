"""Lines that are known by what stands beside them: labels over cut headlines, and the agency a story is credited to."""

from __future__ import annotations

import pytest

from newscrawl.items import Block, Metadata, Page, Removed
from newscrawl.rules import load_rulebook
from newscrawl.stages.strip import strip
from tests.market import LEAD, SECOND, THIRD

RULES = load_rulebook().for_language("ar")
HEADLINE = "قوارب جديدة لصيادي الساحل"
LABEL = "على ضفة أخرى"
TEXT = ("p", "div", "entry")
BOX = ("div", "q7", "div", "entry")


def prose(index: int, text: str) -> Block:
    return Block(index=index, text=text, tokens=TEXT)


def label(tag: str = "h4", around: tuple[str, ...] = BOX, text: str = LABEL) -> Block:
    return Block(index=1, text=text, tag=tag, tokens=(tag, *around))


def link(tag: str = "h5", around: tuple[str, ...] = BOX, density: float = 1.0) -> Block:
    return Block(
        index=2,
        text=HEADLINE,
        tag=tag,
        tokens=(tag, *around),
        link_density=density,
        body=False,
        href="https://a.example/2",
    )


def cuts(*blocks: Block, removed: tuple[Removed, ...] = (), keywords: tuple[str, ...] = ()) -> dict[str, str]:
    """Return the rule by which each line was cut or is offered."""
    page = Page(
        url="https://news.example/1",
        fetched="2026-03-04T09:00:00+00:00",
        blocks=blocks,
        removed=removed,
        metadata=Metadata(language="ar", title="عنوان آخر", keywords=keywords),
    )
    page = strip(page, RULES)
    offers = {block.text: block.offered_by for block in page.blocks if block.role == "offer"}
    return {cut.text: cut.rule for cut in page.removed} | offers


@pytest.mark.parametrize(
    ("name", "headline"),
    [(label(), link()), (label("div"), link()), (label(around=TEXT[1:]), link("li", ("ul", *TEXT[1:])))],
    ids=["heading in one box with it", "no heading", "over a list"],
)
def test_the_label_of_a_box_goes_with_its_headline(name: Block, headline: Block) -> None:
    found = cuts(prose(0, LEAD), name, headline, prose(3, SECOND), prose(4, THIRD))
    assert HEADLINE in found
    assert found[LABEL] == "place-over-headline"


@pytest.mark.parametrize(
    ("name", "headline"),
    [
        (label(around=TEXT[1:]), link()),
        (label(around=TEXT[1:]), link(around=TEXT[1:])),
        (label(text="وقال البائع إن المركب الجديد يكفي."), link()),
    ],
    ids=["outside the box", "among the paragraphs", "a sentence"],
)
def test_a_sub_heading_of_the_article_stays_though_a_headline_behind_it_goes(
    name: Block, headline: Block
) -> None:
    found = cuts(prose(0, LEAD), name, headline, prose(3, SECOND), prose(4, THIRD))
    assert "place-over-headline" not in found.values()


def cut(text: str, href: str | None = "https://a.example/2") -> Removed:
    return Removed(kind="related", rule="template-cut", text=text, index=2, href=href, outside=True)


@pytest.mark.parametrize(
    ("removed", "tag", "goes"),
    [
        ((cut(HEADLINE),), "h4", True),
        ((cut(HEADLINE), cut("من مكان آخر", href=None)), "h4", False),
        ((cut(HEADLINE),), "div", False),
        ((), "h4", False),
    ],
    ids=["links", "a box with a label of its own", "no heading", "nothing"],
)
def test_a_heading_over_a_part_that_a_template_cuts_is_its_label(
    removed: tuple[Removed, ...], tag: str, *, goes: bool
) -> None:
    heading = label(tag, around=TEXT[1:])
    found = cuts(prose(0, LEAD), heading, prose(3, SECOND), prose(4, THIRD), removed=removed)
    assert (found.get(LABEL) == "place-over-headline") is goes


@pytest.mark.parametrize(
    ("density", "keywords", "goes"), [(0.8, True, True), (0.8, False, False), (0.2, True, False)]
)
def test_a_line_of_links_that_are_the_pages_keywords_is_no_text(
    density: float, *, keywords: bool, goes: bool
) -> None:
    line = Block(index=2, text="في الملف المرفأ الساحل", tokens=TEXT, link_density=density)
    known = ("الساحل", "المرفأ") if keywords else ()
    found = cuts(prose(0, LEAD), prose(1, SECOND), line, prose(3, THIRD), keywords=known)
    assert (found.get(line.text) == "place-own-keywords") is goes


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        ("عن وكالة النورس للأنباء", True),
        ("عن رويترز", True),
        ("عن أهل الساحل", False),
        ("نشرته رويترز أمس.", False),
        ("وكانت رويترز أول من نشر الخبر صباح أمس", False),
    ],
)
def test_a_line_behind_the_last_paragraph_that_names_an_agency_credits_it(text: str, *, goes: bool) -> None:
    line = Block(index=2, text=text, tokens=TEXT)
    assert (cuts(prose(0, LEAD), prose(1, SECOND), line).get(text) is not None) is goes
    between = (prose(0, LEAD), prose(1, SECOND), line, prose(3, THIRD))
    assert cuts(*between).get(text) != "tail-agency"
