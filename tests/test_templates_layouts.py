"""The pages that a template is learned from: few, in any order the same, those that misfit kept apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.templates.induction import MAX_PAGES
from newscrawl.templates.layouts import Layouts
from newscrawl.templates.page_layout import Layout, Seen
from newscrawl.templates.tallies import MIN_PAGES

SITE = "example.org"


def layout(number: int, entry: str = "div.entry") -> Layout:
    return Layout(
        url=f"https://{SITE}/{number}",
        lines=(Seen((entry, "p"), "lead", 200, "other", 0), Seen(("nav",), "cut", 9, "navigation", 0)),
    )


def of(pages: list[int], *, misfits: list[int] = []) -> Layouts:  # noqa: B006 - not changed
    layouts = Layouts()
    for number in pages:
        layouts.add(layout(number))
    for number in misfits:
        layouts.add(layout(number, "section.story"), misfit=True)
    return layouts


def stories(layouts: Layouts) -> dict[str, int]:
    template = layouts.template(SITE)
    return {} if template is None else {p.path[0]: p.pages for p in template.parts if p.role == "story"}


@pytest.mark.parametrize(("pages", "learned"), [(MIN_PAGES - 1, 0), (MIN_PAGES, MIN_PAGES), (40, MAX_PAGES)])
def test_a_template_is_learned_from_enough_pages_and_not_from_too_many(pages: int, learned: int) -> None:
    template = of(list(range(pages))).template(SITE)
    assert (template.pages if template is not None else 0) == learned


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(30)))
def test_whatever_the_order_the_same_pages_are_kept(order: list[int]) -> None:
    def parts(layouts: Layouts) -> object:
        template = layouts.template(SITE)
        assert template is not None
        return template.parts, template.pages

    layouts, same = Layouts(), Layouts()
    for number in order:
        layouts.add(layout(number, f"div.entry{number % 2}"))
    for number in range(30):
        same.add(layout(number, f"div.entry{number % 2}"))
    assert parts(layouts) == parts(same)


def test_the_same_page_again_takes_the_place_of_the_first() -> None:
    layouts = of([1, 1, 1, 1])
    assert layouts.template(SITE) is None


def test_after_a_redesign_its_pages_are_learned_beside_the_old_ones() -> None:
    old = list(range(40))
    assert stories(of(old)) == {"div.entry": MAX_PAGES}
    assert stories(of(old, misfits=[100, 101])) == {"div.entry": MAX_PAGES}
    assert stories(of(old, misfits=[100, 101, 102])) == {"div.entry": MAX_PAGES, "section.story": 3}
    assert stories(of(old, misfits=list(range(100, 140)))) == {
        "div.entry": MAX_PAGES,
        "section.story": MAX_PAGES,
    }


def test_a_page_with_an_address_that_no_encoding_takes_is_kept() -> None:
    layouts = of([1, 2])
    layouts.add(Layout(url="https://example.org/\ud800", lines=layout(3).lines))
    assert stories(layouts) == {"div.entry": 3}


def test_pages_that_fit_nothing_take_no_template_away() -> None:
    layouts = of(list(range(40)))
    for number in range(100, 140):
        layouts.add(layout(number, f"div.odd{'abcdefghij'[number % 10]}{number // 10}"), misfit=True)
    assert stories(layouts) == {"div.entry": MAX_PAGES}
