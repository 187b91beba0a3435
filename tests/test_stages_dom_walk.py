"""Walking a tree: lines break where a browser breaks them, and every visible letter is read once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import lxml.etree
import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.stages.dom.display import INLINE, INVISIBLE, LINE_TAGS, MAX_NAME, MAX_TOKENS
from newscrawl.stages.dom.parts import Part
from newscrawl.stages.dom.places import place_of_body
from newscrawl.stages.dom.places import tree as tree_of_parts
from newscrawl.stages.dom.walk import MAX_DEPTH, Walker

if TYPE_CHECKING:
    from newscrawl.stages.dom.line import Line

BLOCKS = (
    "div",
    "section",
    "article",
    "main",
    "ul",
    "table",
    "tr",
    "tbody",
    "details",
    "figure",
    "custom-element",
)


def tree(html: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(html)


def read(root: lxml.html.HtmlElement) -> list[Line]:
    return [line for line in Walker(root).lines() if "".join(line.parts).strip() or line.tag == "hr"]


def texts(root: lxml.html.HtmlElement) -> list[str]:
    return [" ".join("".join(line.parts).split()) for line in read(root)]


def around(tag: str, inside: str = "داخل") -> lxml.html.HtmlElement:
    """Return ``<div>قبل<tag>inside</tag>بعد</div>``, which a parser would put right for some tags."""
    root = lxml.html.Element("div")
    root.text = "قبل"
    child = lxml.etree.SubElement(root, tag)
    child.text, child.tail = inside, "بعد"
    return root


@pytest.mark.parametrize("tag", sorted(INVISIBLE))
def test_what_a_browser_does_not_show_is_not_read(tag: str) -> None:
    assert texts(around(tag)) == ["قبلبعد"]


@pytest.mark.parametrize("tag", sorted(INLINE - {"wbr", "img", "source"}))
def test_inline_elements_flow_with_the_text_around_them(tag: str) -> None:
    assert texts(around(tag)) == ["قبلداخلبعد"]


@pytest.mark.parametrize("tag", sorted({*LINE_TAGS, *BLOCKS}))
def test_other_elements_stand_on_lines_of_their_own(tag: str) -> None:
    assert texts(around(tag)) == ["قبل", "داخل", "بعد"]


@pytest.mark.parametrize("node", ["<!-- خفي -->", "<?php echo ?>"])
def test_comments_and_instructions_are_no_text(node: str) -> None:
    root = lxml.html.fromstring(f"<div>قبل{node}بعد</div>")
    assert texts(root) == ["قبلبعد"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div>أول<br>ثان<br/>ثالث</div>", ["أول", "ثان", "ثالث"]),
        ("<div>أول<hr>ثان</div>", ["أول", "", "ثان"]),
        ("<div><p>أول</p>بين<p>ثان</p>بعد</div>", ["أول", "بين", "ثان", "بعد"]),
        ("<div><span>أول</span><span>ثان</span></div>", ["أول ثان"]),
        ("<div><span>أول</span>، <span>ثان</span></div>", ["أول، ثان"]),
        ("<div>ال<b>مرفأ</b>ية</div>", ["المرفأية"]),
        ("<div><a>أول</a><span><i>ثان</i></span></div>", ["أول ثان"]),
        ("<div>سطر<div></div><div> </div></div>", ["سطر"]),
    ],
)
def test_lines_break_as_in_a_browser(html: str, expected: list[str]) -> None:
    assert texts(tree(html)) == expected


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        ("<div>نص</div>", ["p"]),
        ("<div><h2>نص</h2><p>نص</p></div>", ["h2", "p"]),
        ("<ul><li>نص<li><div>نص</div></ul>", ["li", "li"]),
        ("<table><tr><td><div>نص</div></td><th>نص</th></tr></table>", ["td", "th"]),
        ("<blockquote>نص<div>نص</div><p>نص</p></blockquote>", ["blockquote", "blockquote", "p"]),
        ("<h1><div>نص</div>نص</h1>", ["p", "h1"]),
        ("<div><p>نص<br>نص</p>نص<hr></div>", ["p", "p", "p", "hr"]),
        ("<figure><figcaption>نص</figcaption></figure>", ["figcaption"]),
    ],
)
def test_a_line_has_the_tag_of_what_holds_it(html: str, tags: list[str]) -> None:
    assert [line.tag for line in read(tree(html))] == tags


def test_tokens_are_the_names_of_the_element_and_its_ancestors_nearest_first() -> None:
    html = '<div id="Page" class="Site-Main"><p role="note" id="Lead" class="story_text lead">نص</p></div>'
    (line,) = read(tree(html))
    assert line.tokens == (
        "p", "note", "lead", "story_text", "story", "text", "div", "page", "site-main", "site", "main",
    )  # fmt: skip


def test_names_return_when_an_inner_element_ends() -> None:
    first, inner, last = read(tree('<div class="outer">أول<p class="inner">ثان</p>ثالث</div>'))
    assert "inner" in inner.tokens
    assert first.tokens == last.tokens == ("div", "outer")


def test_inline_elements_give_a_line_no_names() -> None:
    (line,) = read(tree('<p class="lead"><span class="share">نص</span></p>'))
    assert line.tokens == ("p", "lead")


@pytest.mark.parametrize("count", [MAX_TOKENS - 1, MAX_TOKENS, 50 * MAX_TOKENS])
def test_names_are_bounded(count: int) -> None:
    names = " ".join(f"n{i}" for i in range(count))
    (line,) = read(tree(f'<div class="outer"><p class="{names}">نص</p></div>'))
    assert len(line.tokens) == MAX_TOKENS
    assert line.tokens[:3] == ("p", "n0", "n1")
    (line,) = read(tree(f'<p class="{"x" * MAX_NAME} late">نص</p>'))
    assert "late" not in line.tokens


def test_link_letters_and_the_first_address_are_kept() -> None:
    html = '<p>قبل <a href="/1">خبر <b>أول</b></a>، <a name="x">ثان</a> <a href="/2">ثالث</a> ...</p>'
    (line,) = read(tree(html))
    assert line.href == "/1"
    assert line.link_letters == len("خبرأولثانثالث")


def test_text_behind_a_link_is_no_link() -> None:
    first, second = read(tree('<div><p><a href="/1">خبر</a> نص</p><p>نص آخر</p></div>'))
    assert first.link_letters == len("خبر")
    assert (second.link_letters, second.href) == (0, None)


@pytest.mark.parametrize("depth", [1, MAX_DEPTH - 1, MAX_DEPTH + 1, 20 * MAX_DEPTH])
def test_text_at_any_depth_is_read(depth: int) -> None:
    root = element = lxml.html.Element("div")
    for _ in range(depth):
        element = lxml.etree.SubElement(element, "div")
    element.text, element.tail = "عميق", "بعد"
    assert "".join(texts(root)).replace(" ", "") == "عميقبعد"


NODES = st.recursive(
    st.tuples(
        st.sampled_from(["p", "div", "span", "b", "a", "li", "br", "h2", "td", "em"]),
        st.text("اب جc1. ", max_size=5),
        st.text("دهـ وz؟ ", max_size=5),
        st.just(()),
    ),
    lambda inner: st.tuples(
        st.sampled_from(["p", "div", "span", "strong", "a", "ul", "section"]),
        st.text("كل م3 ", max_size=5),
        st.text("نى !q ", max_size=5),
        st.lists(inner, max_size=4).map(tuple),
    ),
    max_leaves=12,
)


def grown(node: tuple[str, str, str, tuple[object, ...]]) -> lxml.html.HtmlElement:
    tag, text, tail, inner = node
    element = lxml.html.Element(tag)
    element.text, element.tail = ("" if tag == "br" else text), tail
    for child in inner:
        element.append(grown(child))  # type: ignore[arg-type]
    return element


@settings(deadline=None)
@given(NODES)
def test_every_visible_letter_is_read_once_and_in_order(
    node: tuple[str, str, str, tuple[object, ...]],
) -> None:
    root = lxml.html.Element("body")
    root.append(grown(node))
    read_letters = "".join("".join(line.parts) for line in Walker(root).lines())
    assert "".join(read_letters.split()) == "".join("".join(root.itertext()).split())


@pytest.mark.parametrize(
    "html",
    [
        "<div>" + "<p>نص</p>" * 20_000 + "</div>",
        "<div>" + "<br>" * 40_000 + "نص</div>",
        "<div>" + "<span>نص</span>" * 20_000 + "</div>",
        "<div>" + "<a href='/1'>نص</a> " * 20_000 + "</div>",
        "<div>" + "<i>نص</i>" * 20_000 + "</div>",
        "<div>"
        + "<div class='a-b_c d'>" * 200
        + "<p class='e f'>نص</p>" * 20_000
        + "</div>" * 200
        + "</div>",
        "<div id='" + "x-" * 200_000 + "'>نص</div>",
        "<p>" + "نص " * 500_000 + "</p>",
        "<p>" + "<b>نص</b>" * 50_000 + "</p>",
        "<p>" + "<b>نص ونص</b>، نص" * 50_000 + "</p>",
        "<p>" + "<a>نص ونص ونص 1</a>نص" * 50_000 + "</p>",
        "<p>" + "<b>" * 240 + "نص " * 100_000 + "</p>",
        "<p>" + "<b>" * 240 + "<i>ن</i>" * 10_000 + "</b>نص" * 240 + "</p>",
    ],
    ids=[
        "paragraphs",
        "breaks",
        "spans",
        "links",
        "inlines",
        "names at depth",
        "a long name",
        "a long line",
        "emphasis",
        "emphasis in a line",
        "headlines in a line",
        "emphasis in emphasis",
        "pieces in emphasis",
    ],
)
def test_hostile_trees_are_walked_in_bounded_time(html: str) -> None:
    root = tree(html)
    start = time.process_time()
    assert sum(1 for _ in Walker(root).lines()) > 0
    assert time.process_time() - start < 4


def parted(html: str, *parts: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the lines of *html* as the body of a page, each with the role of its part."""
    known = [Part(path=tuple(path.split()), role=role) for path, role in parts]  # type: ignore[arg-type]
    root = lxml.html.document_fromstring(f"<html><body>{html}</body></html>")
    lines = Walker(root, place_of_body(tree_of_parts(known))).lines()
    found = [("".join(line.parts).strip(), line.part.role if line.part else "") for line in lines]
    return [(text, role) for text, role in found if text]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>أ</p><nav><p>ب</p>ج<b>د</b></nav><p>ه</p>", [("أ", ""), ("ب\nج\nد", "cut"), ("ه", "")]),
        ("أ<nav>ب</nav>ج", [("أ", ""), ("ب", "cut"), ("ج", "")]),
        ("<nav></nav><nav> \n </nav>", []),
        ("<nav><nav>أ</nav></nav>", [("أ", "cut")]),
        ("<div><nav>أ</nav></div>", [("أ", "")]),
        ("<main>أ<h4>ب</h4>ج</main>", [("أ", "story"), ("ب", "title"), ("ج", "story")]),
        ("<main>أ<br>ب<span>ج</span></main>", [("أ", "story"), ("بج", "story")]),
        ("<main>أ<em>ب</em>ج</main>", [("ب", "cut"), ("أ ج", "story")]),
    ],
)
def test_lines_have_their_part_and_what_is_cut_is_one_line(
    html: str, expected: list[tuple[str, str]]
) -> None:
    roles = [("nav", "cut"), ("main", "story"), ("main h4", "title"), ("main em", "cut")]
    assert parted(html, *roles) == expected


def test_a_cut_line_has_the_first_address_in_it() -> None:
    known = [Part(path=("nav",), role="cut")]
    root = tree("<html><body><nav>أ<a href='/1'>ب</a><a href='/2'>ج</a></nav></body></html>")
    (line,) = [line for line in Walker(root, place_of_body(tree_of_parts(known))).lines() if line.parts]
    assert (line.href, line.place.is_cut) == ("/1", True)
    assert line.element is not None
    assert line.element.tag == "nav"


def test_a_cut_part_is_passed_over_whatever_its_size() -> None:
    root = tree("<html><body><nav>" + "<p>نص</p>" * 70_000 + "</nav><p>نص</p></body></html>")
    start = time.process_time()
    known = [Part(path=("nav",), role="cut")]
    assert sum(1 for _ in Walker(root, place_of_body(tree_of_parts(known))).lines()) < 10
    assert time.process_time() - start < 1


def test_two_elements_of_the_same_names_have_two_numbers() -> None:
    html = "<main><h1>a</h1><div class=e><p>b</p><p>c<br>d</p><i>e</i></div><div class=e><p>f</p></div><p>g</p></main>"
    boxes = {"".join(line.parts).strip(): line.box for line in Walker(tree(html)).lines()}
    assert len({boxes["b"], boxes["c"], boxes["d"], boxes["e"]}) == 1
    assert len({boxes["b"], boxes["f"], boxes["g"]}) == 3
    assert boxes["a"] == boxes["g"]


def test_the_texts_of_the_links_of_a_line_are_known_apart() -> None:
    html = "<div>وسوم <a href=1>حصاد <b>مبكر</b></a> <a href=2>مطر</a><p><a href=3>وحده</a></p><a><p>سطر</p>آخر</a></div>"
    links = {"".join(line.parts).strip(): line.links for line in Walker(tree(html)).lines()}
    assert links["وسوم حصاد مبكر مطر"] == ["حصاد مبكر", "مطر"]
    assert links["وحده"] == ["وحده"]
