"""Where an element stands in its site's template: in the innermost part around it."""

from __future__ import annotations

import lxml.html
import pytest

from newscrawl.stages.dom.parts import Part, Template
from newscrawl.stages.dom.places import OUTSIDE, Place, place_of_body, tree, tree_of

STORY = Part(path=("main", "div.entry"), role="story")
CUT = Part(path=("main", "aside"), role="cut", kind="related")
LOOK = Part(path=("main", "div.entry", "div.box"), role="look")
QUOTE = Part(path=("main", "div.entry", "div.box", "blockquote"), role="story")
DATE = Part(path=("main", "div.entry", "time"), role="date")
TEMPLATE = Template(site="example.org", parts=(CUT, STORY, LOOK, QUOTE, DATE))


def place(*path: str) -> Place:
    at = place_of_body(tree_of(TEMPLATE))
    for step in ("html", "body", *path):
        at = at.enter(lxml.html.Element(step.partition(".")[0], {"class": step.partition(".")[2]}))
    return at


@pytest.mark.parametrize(
    ("path", "part", "story"),
    [
        ((), None, False),
        (("main",), None, False),
        (("aside",), None, False),
        (("main", "aside"), CUT, False),
        (("main", "aside", "ul", "li"), CUT, False),
        (("main", "div.entry"), STORY, True),
        (("main", "div.entry", "p", "b"), STORY, True),
        (("main", "div.entry", "div.box"), LOOK, False),
        (("main", "div.entry", "div.box", "p"), LOOK, False),
        (("main", "div.entry", "div.box", "blockquote", "p"), QUOTE, True),
        (("main", "div.entry", "time"), DATE, True),
        (("main", "div.other"), None, False),
    ],
)
def test_an_element_stands_in_the_innermost_part_around_it(
    path: tuple[str, ...], part: Part | None, *, story: bool
) -> None:
    found = place(*path)
    assert (found.part, found.story, found.is_cut) == (part, story, part is CUT)
    assert found.learned


def test_a_part_may_be_the_whole_body() -> None:
    body = Part(path=(), role="story")
    at = place_of_body(tree([body])).enter(lxml.html.Element("html")).enter(lxml.html.Element("body"))
    assert (at.part, at.story) == (body, True)
    assert at.enter(lxml.html.Element("p")).story


def test_without_a_template_every_element_is_outside() -> None:
    assert OUTSIDE.enter(lxml.html.Element("p")) is OUTSIDE
    assert not OUTSIDE.learned


def test_frames_have_no_place_in_the_body() -> None:
    at = (
        place_of_body(tree_of(TEMPLATE)).enter(lxml.html.Element("html")).enter(lxml.html.Element("frameset"))
    )
    assert (at.part, at.enter(lxml.html.Element("main")).node) == (None, None)


def test_the_tree_of_a_template_is_made_once() -> None:
    same = Template(site=TEMPLATE.site, parts=TEMPLATE.parts)
    assert tree_of(TEMPLATE) is tree_of(TEMPLATE)
    assert tree_of(same) is not tree_of(TEMPLATE)
