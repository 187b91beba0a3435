"""Paths of elements: the same on every page, and bounded."""

from __future__ import annotations

import time

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.stages.dom.parsing import parse
from newscrawl.stages.dom.paths import NAME_CHARS, PATH_STEPS, SEPARATOR, path_of, step_of, tag_of


def element(html: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(html)


@pytest.mark.parametrize(
    ("tag", "step"),
    [
        ("<p>", "p"),
        ('<p class="">', "p"),
        ('<div class="wide entry">', "div.entry.wide"),
        ('<div class="entry wide entry">', "div.entry.wide"),
        ('<div class=" entry\n\twide ">', "div.entry.wide"),
        ('<div id="main">', "div#main"),
        ('<div id="post-481" class="post-481 entry">', "div#post-*.entry.post-*"),
        ('<div id="node12">', "div#node-*"),
        ('<div id="story-4" class="box">', "div#story-*.box"),
        ('<div class="post-7 category-sport tag-sea author-huda entry">', "div.entry.post-*"),
        ('<div class="category-sport entry">', "div.category-sport.entry"),
        ('<div class="col-8 row2">', "div.col-8.row2"),
        ('<div class="ad-10482">', "div.ad-*"),
        ('<div class="widget204 css-1a2b">', "div.css-1a2b.widget*"),
        ('<div class="box is-active has-ads js-share nav-current odd">', "div.box"),
    ],
)
def test_a_step_has_what_is_the_same_on_every_page(tag: str, step: str) -> None:
    assert step_of(element(f"{tag}x</{tag[1:].split(maxsplit=1)[0].rstrip('>')}>")) == step


@pytest.mark.parametrize("name", ["a > b", "a\nb", " a  b\t", "a\u2028b", "a\x0bb"])
def test_no_id_brings_white_space_into_a_step(name: str) -> None:
    div = lxml.html.Element("div")
    div.set("id", name.replace("\x0b", "\u2003"))
    assert len(step_of(div).split()) == 1
    assert SEPARATOR not in step_of(div)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_a_step_is_one_word_that_begins_with_the_tag(name: str, classes: str) -> None:
    printable = [
        "".join(c for c in text if c.isprintable() or (c.isspace() and ord(c) > 31))
        for text in (name, classes)
    ]
    div = lxml.html.Element("div")
    div.set("id", printable[0])
    div.set("class", printable[1])
    step = step_of(div)
    assert step.split() == [step]
    assert tag_of(step) == "div"


def test_long_names_are_read_as_far_as_they_count() -> None:
    start = time.process_time()
    div = element(f'<div id="{"x1" * 500_000}" class="{"is-active " * 100_000}{"b" * 500_000}">x</div>')
    assert len(step_of(div)) <= 2 * NAME_CHARS + len("div#.")
    assert time.process_time() - start < 1


@pytest.mark.parametrize("step", ["p", "p#a", "p.b", "p#a.b", "p.b.c"])
def test_the_tag_of_a_step_has_no_id_and_no_classes(step: str) -> None:
    assert tag_of(step) == "p"


def page(html: str) -> lxml.html.HtmlElement:
    root = parse(html)
    assert root is not None
    return root


def test_a_path_leads_from_the_body_to_the_element() -> None:
    root = page('<body class="home"><main><div class="entry"><p>x</p></div></main></body>')
    (paragraph,) = root.iter("p")
    assert path_of(paragraph) == ("main", "div.entry", "p")
    assert path_of(root) == path_of(root.find("body")) == ()


def test_what_is_nested_deeper_belongs_to_the_last_step() -> None:
    root = page("<div>" * 100 + "<p>x</p>")
    (paragraph,) = root.iter("p")
    assert path_of(paragraph) == ("div",) * PATH_STEPS


def test_paths_that_are_known_are_used_and_told() -> None:
    root = page("<main><div><p>x</p><p>y</p></div></main>")
    first, second = root.iter("p")
    known: dict[lxml.html.HtmlElement, tuple[str, ...]] = {}
    assert path_of(first, known) == path_of(second, known) == path_of(second) == ("main", "div", "p")
    assert known[next(root.iter("main"))] == ("main",)


def test_paths_of_many_deep_elements_are_found_in_bounded_time() -> None:
    root = page("<div>" * 240 + "<b>x</b>" * 30_000)
    start = time.process_time()
    known: dict[lxml.html.HtmlElement, tuple[str, ...]] = {}
    assert {path_of(found, known) for found in root.iter("b")} == {("div",) * PATH_STEPS}
    assert time.process_time() - start < 2
