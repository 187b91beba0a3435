"""How likely blocks are article text: the signs, the tree of sums, the names of elements."""

from __future__ import annotations

import doctest
import importlib
import time

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.items import Block, Element, Fact, Page
from newscrawl.rules import load_rulebook
from newscrawl.stages.dom.blocks import read_blocks
from newscrawl.stages.dom.parsing import parse
from newscrawl.stages.extraction.article import FURTHEST, declared, likelihoods, probability
from newscrawl.stages.extraction.article.classes import GROUPS
from newscrawl.stages.extraction.article.first import FirstLook
from newscrawl.stages.extraction.article.lines import line_signs, measure
from newscrawl.stages.extraction.article.outline import Outline
from newscrawl.stages.extraction.article.second import SecondLook
from newscrawl.stages.extraction.article.tree import Tree
from newscrawl.stages.extraction.article.weights import AGAIN, FIRST, SECOND, SIGNS
from tests.market import LEAD, THIRD, TITLE
from tests.market import SECOND as MORE

URL = "https://example.org/news/1"
PAGE = f"""<body><nav><a href="/">الرئيسية</a></nav><main><h1>{TITLE}</h1>
<div class="text"><p>{LEAD}</p><p>{MORE}</p><p>{THIRD}</p></div></main><footer>المرفأ</footer></body>"""


def blocks_of(html: str) -> tuple[Block, ...]:
    root = parse(html)
    assert root is not None
    return read_blocks(root, URL)


def block(text: str, **more: float) -> Block:
    return Block(index=0, text=text, link_density=more.get("link_density", 0.0))


@pytest.mark.parametrize("name", ["classes", "lines"])
def test_the_examples_hold(name: str) -> None:
    tried = doctest.testmod(importlib.import_module(f"newscrawl.stages.extraction.article.{name}"))
    assert (tried.failed, tried.attempted > 0) == (0, True)


def test_no_blocks_have_no_likelihoods() -> None:
    assert likelihoods((), TITLE, LEAD) == []


def test_paragraphs_are_likelier_than_what_surrounds_them() -> None:
    likely = likelihoods(blocks_of(PAGE), TITLE, "")
    assert min(likely[2:5]) > 0.9
    assert max(likely[0], likely[5]) < 0.1


def test_blocks_without_elements_are_judged_too() -> None:
    assert len(likelihoods([block(LEAD), block(MORE)], "", "")) == 2


def test_every_sign_has_its_weight_and_every_weight_a_sign() -> None:
    look = FirstLook(blocks_of(PAGE), Tree(blocks_of(PAGE)), TITLE, LEAD)
    first = [look.signs(i) for i in range(len(look.lines))]
    second = SecondLook(look, [0.5] * len(first))
    again = [second.signs(i) for i in range(len(first))]
    assert {name for signs in first for name in signs} <= set(SIGNS)
    assert all(set(signs) == set(AGAIN) for signs in again)
    assert set(SECOND) == {"prior", *SIGNS, *AGAIN}
    assert {f"{where}-{group}" for group in GROUPS for where in ("near", "in")} <= set(FIRST)


def test_signs_are_from_0_to_1_or_nearly() -> None:
    look = FirstLook(blocks_of(PAGE * 20), Tree(blocks_of(PAGE * 20)), TITLE, LEAD)
    second = SecondLook(look, [0.0, 1.0] * (len(look.lines) // 2))
    places = range(len(look.lines))
    values = [value for i in places for signs in (look.signs(i), second.signs(i)) for value in signs.values()]
    assert -1.5 <= min(values) <= max(values) <= 2


@pytest.mark.parametrize(("odds", "expected"), [(0.0, 0.5), (5 * FURTHEST, 1.0), (-5 * FURTHEST, 0.0)])
def test_a_sum_is_a_probability(odds: float, expected: float) -> None:
    assert probability({"prior": 0.0, "sign": odds}, {"sign": 1.0}) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("text", "sign", "value"),
    [
        ("سوق", "words-1-2", 1),
        (LEAD, "ends-sentence", 1),
        ("هل يفتح السوق؟", "question", 1),
        ("الأسعار:", "colon-last", 1),
        ("أ | ب | ج | د | هـ", "separators", 1),
        ("12 34", "digits", 0.8),
        ("NEWS", "capitals", 1),
        ("and so on", "lower-first", 1),
        ("• سمك", "symbol-first", 1),
        ("«سمك»", "symbol-first", 0),
        ("市长说新桥将开放。老桥已经关闭", "breaks-sentence", 0.5),
    ],
)
def test_a_line_shows_how_it_is_built(text: str, sign: str, value: float) -> None:
    assert line_signs(measure(block(text))).get(sign, 0) == pytest.approx(value)


def test_a_sentence_that_is_a_link_is_no_prose() -> None:
    assert measure(block(LEAD)).prose
    assert not measure(block(LEAD, link_density=0.5)).prose


def test_a_tree_sums_what_stands_in_each_element() -> None:
    blocks = blocks_of("<div><p>أ</p><section><p>ب</p><p>ج</p></section></div>")
    tree = Tree(blocks)
    sums = tree.totals([1.0, 2.0, 4.0])
    assert sums[0] == 7
    assert [sums[element] for element in tree.own] == [1, 2, 4]
    assert [sums[element] for element in tree.box] == [7, 6, 6]
    assert sums[tree.outer[1]] == 7


def test_an_element_stands_above_all_that_is_in_it() -> None:
    root = Element()
    inner = Element(names=("p",), parent=root)
    tree = Tree([Block(index=0, text="أ", element=inner), Block(index=1, text="ب", element=root)])
    assert tree.above(tree.own[0]) == [1, 0]


def test_the_main_element_is_the_innermost_that_holds_the_article() -> None:
    blocks = blocks_of(PAGE)
    tree = Tree(blocks)
    outline = Outline(tree, [0, 0, 9, 9, 9, 0], [1, 2, 10, 10, 10, 1])
    places = [outline.where[element] for element in tree.own]
    assert [place.up for place in places] == [2, 1, 0, 0, 0, 2]
    assert [place.down for place in places] == [1, 1, 1, 1, 1, 1]


def test_takes_the_first_title_and_description() -> None:
    facts = [Fact(name=name, value=value, origin="meta") for name, value in (("title", "أ"), ("title", "ب"))]
    assert declared(facts) == ("أ", "")


@pytest.mark.parametrize(
    "html",
    ["<div>" * 200 + "<p>نص</p>" * 19_000, "<div class='" + "a " * 400 + "'><p>نص</p></div>" * 5_000,
     f"<p>{'.؟ ' * 100_000}</p>", f"<p>{'市' * 300_000}</p>", f"<p>{'|' * 300_000}</p>", f"<p>{chr(34) * 300_000}</p>"],
    ids=["lines far down", "names", "stops", "no spaces", "bars", "quotes"],
)  # fmt: skip
def test_hostile_pages_are_looked_at_in_bounded_time(html: str) -> None:
    blocks = blocks_of(html)
    start = time.process_time()
    assert len(likelihoods(blocks, TITLE, LEAD)) == len(blocks)
    assert time.process_time() - start < 8


def test_a_title_that_only_the_foot_of_the_page_has_is_not_found_there() -> None:
    lines = [
        "Pumps bring hope to the flooded street",
        *(f"{name} said that the water in the cellars had fallen by a foot since the storm passed on Monday." for name in
          ("The engineer", "A shopkeeper", "The lock keeper", "A neighbour")),
        "(c) Lock Gazette",
    ]  # fmt: skip
    html = "<br><br>".join(lines)
    page = f"<html lang=en><head><title>Lock Gazette</title></head><body><table><tr><td>{html}</td></tr></table></body></html>"
    (story,) = clean_page(
        Page(url="https://lock.example/1", fetched="2026-03-04T09:00:00+00:00", body=page.encode()),
        load_rulebook(),
    ).stories
    assert set(lines[1:5]) <= set(story.text.split("\n"))


def test_names_of_furniture_say_nothing_where_most_of_the_prose_stands_in_them() -> None:
    widget = (
        '<div class="elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container">'
    )
    rows = "".join(f"{widget}<p>{text}</p></div></div>" for text in (LEAD, MORE, THIRD))
    html = f"<body><nav><a href='/'>الرئيسية</a></nav><h1>{TITLE}</h1><section>{rows}</section></body>"
    page = clean_page(Page(url=URL, fetched="2026-03-04T09:00:00+00:00", body=html.encode()), load_rulebook())
    assert [block.text for block in page.stories[0].blocks] == [LEAD, MORE, THIRD]
