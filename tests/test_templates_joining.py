"""Two layouts of a site in one template: neither takes anything from the other, and a person is right."""

from __future__ import annotations

import pytest

from newscrawl.stages.dom.parts import Part, Template
from newscrawl.templates.joining import corrections, join


def part(path: str, role: str, *, by_hand: bool = False, pages: int = 3) -> Part:
    return Part(path=tuple(path.split()), role=role, by_hand=by_hand, pages=pages)  # type: ignore[arg-type]


def template(*parts: Part, pages: int = 4, agreement: float = 1.0, words: int = 100) -> Template:
    return Template(site="example.org", parts=parts, pages=pages, agreement=agreement, words=words)


def roles(*, old: list[Part], new: list[Part]) -> dict[str, str]:
    return {" ".join(part.path): part.role for part in join(template(*old), template(*new)).parts}


def test_the_parts_of_both_are_known() -> None:
    old, new = [part("div.a", "story"), part("nav", "cut")], [part("div.b", "story"), part("footer", "cut")]
    assert roles(old=old, new=new) == {"div.a": "story", "div.b": "story", "nav": "cut", "footer": "cut"}
    found = join(template(*old), template(*new)).parts
    assert list(found) == sorted(found, key=lambda each: each.path)


@pytest.mark.parametrize("used", ["aside", "aside div", "aside div.entry p"])
@pytest.mark.parametrize("role", ["story", "title", "look", "date"])
def test_nothing_is_cut_that_the_other_has_a_use_for(used: str, role: str) -> None:
    cut, use = [part("aside", "cut")], [part(used, role)]
    assert roles(old=cut, new=use) == roles(old=use, new=cut) == {used: role}


def test_what_is_cut_inside_of_what_the_other_uses_stays_cut() -> None:
    assert roles(old=[part("main", "story")], new=[part("main aside", "cut")]) == {
        "main": "story",
        "main aside": "cut",
    }


def test_of_two_uses_of_a_part_the_new_one_is_right() -> None:
    assert roles(old=[part("h4", "date")], new=[part("h4", "author")]) == {"h4": "author"}


@pytest.mark.parametrize(("old", "new"), [("cut", "story"), ("story", "cut"), ("date", "author")])
def test_what_a_person_wrote_stays(old: str, new: str) -> None:
    by_hand = part("aside", old, by_hand=True)
    assert by_hand in join(template(by_hand), template(part("aside", new), part("aside p", new))).parts


def test_the_figures_are_those_of_all_pages() -> None:
    found = join(template(pages=9, agreement=1.0, words=80), template(pages=3, agreement=0.8, words=50))
    assert (found.pages, found.agreement, found.words) == (12, 0.95, 50)
    by_hand = join(template(pages=0, words=0), template(pages=3, agreement=0.8, words=50))
    assert (by_hand.pages, by_hand.agreement, by_hand.words) == (3, 0.8, 50)
    assert join(template(pages=0, words=0), template(pages=0, words=0)).words == 0


def test_corrections_are_what_persons_wrote_of_the_sites_that_somebody_corrected() -> None:
    own, learned = part("aside", "story", by_hand=True), part("nav", "cut")
    found = corrections({"corrected.example": template(own, learned), "learned.example": template(learned)})
    assert {site: each.parts for site, each in found.items()} == {"corrected.example": (own,)}
