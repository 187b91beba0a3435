"""From the pages of a site to its template: what agrees is learned, in any order, and nothing from too few."""

from __future__ import annotations

import time
import tracemalloc
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.items import Block, Metadata, Page, Removed, Story
from newscrawl.stages.dom.paths import PATH_STEPS
from newscrawl.templates.induction import induce
from newscrawl.templates.page_layout import MAX_PLACES, Layout, Seen, layout_of
from newscrawl.templates.tallies import MIN_PAGES
from tests import pace
from tests.built_sites import BUILDERS, FOOT, LAYOUTS, NAMED, SITE, as_page, named, story_of, traced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.stages.dom.parts import Template
    from newscrawl.templates.page_layout import Outcome

PAGES = 6


@cache
def layouts(name: str, pages: int = PAGES) -> tuple[Layout, ...]:
    found = [traced(as_page(BUILDERS[name](i), i)).layout for i in range(pages)]
    return tuple(layout for layout in found if layout is not None)


def mixed() -> list[Layout]:
    return [*layouts(NAMED, 4), *layouts("hashed", 4), *layouts("tables", 4)]


def learned(given: Sequence[Layout]) -> Template:
    template = induce(SITE, given)
    assert template is not None
    return template


def roles(template: Template) -> dict[str, str]:
    return {" > ".join(part.path): part.role for part in template.parts}


def test_a_site_of_named_classes_has_a_part_for_each_thing() -> None:
    article = "main > article.post.post-*"
    template = learned(layouts(NAMED))
    assert roles(template) == {
        "header": "cut",
        f"{article} > h1.title": "title",
        f"{article} > div.byline": "author",
        f"{article} > div.date": "date",
        f"{article} > div.entry": "story",
        "main > aside.related": "cut",
        "footer": "cut",
    }
    kinds = {part.path[-1]: part.kind for part in template.parts if part.role == "cut"}
    assert kinds == {"header": "navigation", "aside.related": "related", "footer": "copyright"}
    assert {part.pages for part in template.parts} == {PAGES}
    assert (template.site, template.pages, template.agreement) == (SITE, PAGES, 1.0)


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_story_is_found_and_the_offers_are_cut_in_every_layout(name: str) -> None:
    template = learned(layouts(name))
    assert [part.role for part in template.parts].count("story") == 1
    assert {"related", "copyright"} <= {part.kind for part in template.parts if part.role == "cut"}
    assert [part.path for part in template.parts if part.role == "title"]
    assert template.agreement > 0.9


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_shortest_article_is_known_by_its_words(name: str) -> None:
    short = traced(as_page(BUILDERS[name](9, story_of(9, 2)), 9)).layout
    assert short is not None
    words = sum(len(text.split()) for text in story_of(9, 2))
    assert words * 0.9 <= learned([*layouts(name), short]).words <= words * 1.1


@settings(max_examples=30, deadline=None)
@given(st.deferred(lambda: st.permutations(mixed())))
def test_the_order_of_the_pages_does_not_matter(given_layouts: list[Layout]) -> None:
    same = learned(mixed())
    other = learned(given_layouts)
    assert other.parts == same.parts
    assert (other.words, other.agreement, other.pages) == (same.words, same.agreement, same.pages)


@pytest.mark.parametrize("pages", range(MIN_PAGES))
def test_too_few_pages_have_no_template(pages: int) -> None:
    assert induce(SITE, layouts(NAMED)[:pages]) is None


def seen(path: str, outcome: Outcome, words: int = 30, part: int = 0) -> Seen:
    kind = "navigation" if outcome == "cut" else "other"
    return Seen(tuple(path.split()), outcome, words, kind, part)  # type: ignore[arg-type]


def layout(number: int, *lines: Seen) -> Layout:
    return Layout(url=f"https://{SITE}/{number}", lines=lines)


def test_pages_that_have_their_article_elsewhere_each_time_have_no_template() -> None:
    pages = [layout(i, seen(f"div#a{'xyzuvw'[i]} p", "lead", 200), seen("nav a", "cut", 5)) for i in range(6)]
    assert induce(SITE, pages) is None


def test_pages_of_two_kinds_make_one_template() -> None:
    articles = [layout(i, seen("main div.entry p", "lead", 200), seen("footer", "cut")) for i in range(4)]
    videos = [
        layout(i, seen("main div.player-text p", "lead", 40), seen("footer", "cut")) for i in range(4, 7)
    ]
    template = learned([*articles, *videos])
    assert roles(template) == {
        "main > div.entry": "story", "main > div.player-text": "story", "footer": "cut",
    }  # fmt: skip
    assert template.words == 40


def test_an_appended_story_in_an_element_of_its_own_has_a_part_of_its_own() -> None:
    pages = [
        layout(i, seen("div.entry p", "lead", 200), seen("div.more p", "appended", 90, part=1))
        for i in range(4)
    ]
    assert roles(learned(pages)) == {"div.entry": "story", "div.more": "story"}


def test_a_stray_line_elsewhere_does_not_widen_the_part() -> None:
    pages = [layout(i, seen("main div.entry p", "lead", 200), seen("main h4", "lead", 9)) for i in range(4)]
    assert roles(learned(pages)) == {"main > div.entry": "story"}


def test_what_held_text_once_is_not_cut() -> None:
    pages = [layout(i, seen("div.entry p", "lead", 200), seen("aside p", "cut")) for i in range(5)]
    assert roles(learned(pages))["aside"] == "cut"
    once = replace(pages[0], lines=(*pages[0].lines, seen("aside p", "appended", 9, part=1)))
    assert "aside" not in roles(learned([once, *pages[1:]]))
    assert "aside > p" not in roles(learned([once, *pages[1:]]))


def test_what_stands_on_too_few_pages_is_not_cut() -> None:
    pages = [
        layout(i, seen("div.entry p", "lead", 200), *([seen("aside p", "cut")] if i < MIN_PAGES - 1 else []))
        for i in range(5)
    ]
    assert roles(learned(pages)) == {"div.entry": "story"}


def test_no_element_that_flows_with_the_text_is_cut() -> None:
    # The text of <font> is told of <td>: that all lines with elements of their own in it are cut says nothing of it.
    pages = [
        layout(i, seen("table td", "lead", 200), seen("table td font div.menu", "cut")) for i in range(4)
    ]
    assert roles(learned(pages)) == {"table": "story", "table > td > font > div.menu": "cut"}


def test_lines_in_the_story_that_are_mostly_cut_are_looked_at() -> None:
    pages = [
        layout(i, seen("div.entry p", "lead", 200), seen("div.entry p.note", "cut" if i else "lead", 30))
        for i in range(4)
    ]
    assert roles(learned(pages)) == {"div.entry": "story", "div.entry > p.note": "look"}


def test_of_two_kinds_that_are_cut_as_often_the_same_is_told() -> None:
    menu, offers = (Seen(("aside", "p"), "cut", 10, kind, 0) for kind in ("navigation", "related"))
    story = seen("div.entry p", "lead", 200)
    for lines in ((story, menu, offers), (story, offers, menu)):
        parts = learned([layout(i, *lines) for i in range(3)]).parts
        assert [part.kind for part in parts if part.role == "cut"] == ["related"]


def cleaned(*lines: tuple[str, str]) -> tuple[Page, Page]:
    """Return a page as it was extracted and as it was parted, of lines that are kept or cut as a kind."""
    blocks = [Block(index=i, text=text) for i, (text, _) in enumerate(lines)]
    cuts = tuple(
        Removed(kind=how, rule="x", text=text, index=i, outside=True)  # type: ignore[arg-type]
        for i, (text, how) in enumerate(lines)
        if how not in {"kept", "neither"}
    )
    kept = tuple(block for block, (_, how) in zip(blocks, lines, strict=True) if how == "kept")
    page = Page(
        url=f"https://{SITE}/1",
        fetched="2026-04-01T08:00:00+00:00",
        blocks=tuple(blocks),
        paths=(("p",),) * len(lines),
    )
    story = Story(part=0, blocks=kept, removed=cuts, metadata=Metadata(title="عودة القطار البطيء"))
    return page, replace(page, stories=(story,))


def outcomes(*lines: tuple[str, str]) -> set[tuple[Outcome, int, int]]:
    found = layout_of(*cleaned(*lines))
    assert found is not None
    return {(line.outcome, line.words, line.lines) for line in found.lines}


def test_a_page_tells_what_became_of_its_lines() -> None:
    text = story_of(1)[0]
    assert outcomes(
        ("عودة القطار البطيء", "kept"), (text, "kept"), (text, "kept"), ("5 مارس 2026", "date"), ("شارك", "share"),
        ("المصدر: وكالة الميناء", "source"), ("سطر بينهما", "neither"),
    ) == {
        ("title", 3, 1), ("lead", 2 * len(text.split()), 2), ("date", 3, 1), ("cut", 1, 1), ("said", 3, 1),
        ("said", 2, 1),
    }  # fmt: skip


def test_a_date_that_is_none_is_furniture() -> None:
    assert ("cut", 3, 1) in outcomes((story_of(1)[0], "kept"), ("منذ زمن بعيد", "date"))


def test_a_page_without_an_article_or_without_paths_tells_nothing() -> None:
    assert layout_of(*cleaned((FOOT, "copyright"))) is None
    extracted, parted = cleaned((story_of(1)[0], "kept"))
    assert layout_of(extracted, parted) is not None
    assert layout_of(replace(extracted, paths=()), parted) is None
    assert layout_of(extracted, replace(parted, stories=())) is None


@pytest.mark.parametrize(("places", "told"), [(MAX_PLACES, True), (MAX_PLACES + 1, False)])
def test_a_page_of_too_many_places_tells_nothing(places: int, *, told: bool) -> None:
    extracted, parted = cleaned(*[("نص", "kept")] * (places - 1))
    paths = (*(("div", f"p.c{i}") for i in range(places - 1)),)
    assert (layout_of(replace(extracted, paths=paths), parted) is not None) is told


def test_deep_places_count_with_the_elements_around_them() -> None:
    extracted, parted = cleaned(*[("نص", "kept")] * 50)
    paths = tuple(tuple(f"d{i}-{j}" for j in range(PATH_STEPS)) for i in range(50))
    assert layout_of(replace(extracted, paths=paths), parted) is None


CHAIN = tuple(f"div.c{i}" for i in range(PATH_STEPS - 1))
HOSTILE = {
    "leaves": lambda page: (
        Seen((*CHAIN, f"p.x{page}-{i}"), "lead" if i % 7 else "cut", 20, "other", 0) for i in range(MAX_PLACES - 60)
    ),
    "chains": lambda page: (
        Seen(tuple(f"d{page}-{i}-{j}" for j in range(depth)), "cut" if i else "lead", 20, "other", 0)
        for i in range(MAX_PLACES // PATH_STEPS)
        for depth in range(1, PATH_STEPS + 1)
    ),
    "stories": lambda page: (Seen((*CHAIN, "p"), "appended", 20, "other", i) for i in range(MAX_PLACES)),  # noqa: ARG005
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_site_is_learned_in_bounded_time_and_memory(name: str) -> None:
    pages = [layout(i, *HOSTILE[name](i)) for i in range(24)]
    bound = pace.seconds(4)
    start = time.process_time()
    induce(SITE, pages)
    assert time.process_time() - start < bound
    tracemalloc.start()
    induce(SITE, pages[:12])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000_000


def test_a_page_of_as_many_lines_as_are_read_tells_in_bounded_time() -> None:
    extracted, parted = cleaned(*[(f"سطر {i}", "kept") for i in range(20_000)])
    start = time.process_time()
    found = layout_of(extracted, parted)
    assert time.process_time() - start < 3
    assert found is not None
    assert [line.lines for line in found.lines] == [20_000]


def test_a_page_in_the_named_layout_stands_for_what_the_tests_think_it_is() -> None:
    assert FOOT in named(1)
    assert all(text in named(1) for text in story_of(1))
