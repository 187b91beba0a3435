"""Templates as files: what is written is read back, and what is no template says what to do."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.stages.dom.parts import Part, Template
from newscrawl.templates.toml import TemplateError, from_toml, to_toml

TEMPLATE = Template(
    site="rif.example",
    parts=(
        Part(path=(), role="look", pages=3),
        Part(path=("div#main.wide", "div.entry"), role="story", pages=12),
        Part(path=("div#main.wide", "div.entry", 'div.a"b'), role="cut", kind="related", by_hand=True),
    ),
    pages=12,
    agreement=0.975,
    words=140,
)
GOOD = 'site = "rif.example"\n[[part]]\npath = "div > p"\nrole = "cut"\nkind = "share"\nby_hand = true\n'

steps = st.text(st.characters(codec="utf-8", exclude_characters="> \t\r\n"), min_size=1).filter(
    lambda step: step == step.strip() and not any(letter.isspace() for letter in step)
)


def same(one: Template, other: Template) -> bool:
    return (one.site, one.parts, one.pages, one.agreement, one.words) == (
        other.site,
        other.parts,
        other.pages,
        other.agreement,
        other.words,
    )


def test_what_is_written_is_read_back() -> None:
    assert same(from_toml(to_toml(TEMPLATE), "x"), TEMPLATE)


@given(st.lists(steps, min_size=1, max_size=5))
def test_any_path_is_read_back(path: list[str]) -> None:
    template = Template(site="rif.example", parts=(Part(path=tuple(path), role="story", pages=1),))
    assert same(from_toml(to_toml(template), "x"), template)


def test_the_file_tells_a_reader_from_how_many_pages_it_was_learned() -> None:
    assert "learned from 12 of them" in to_toml(TEMPLATE)
    assert "0.975" in to_toml(TEMPLATE).split("site =")[0]


def test_a_part_that_a_person_wrote_needs_no_more_than_path_and_role() -> None:
    (part,) = from_toml('site = "rif.example"\n[[part]]\npath = "div > p"\nrole = "story"\n', "x").parts
    assert part == Part(path=("div", "p"), role="story")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site = ", "is not TOML"),
        ("pages = 1", "site: is missing"),
        (GOOD.replace('"rif.example"', "7"), "site: is int; write str"),
        (GOOD.replace("div > p", "div").replace("role", "rolle"), "part 1: role: is missing"),
        (GOOD.replace('"cut"', '"keep"'), "part 1: role: 'keep' is none; write one of author, cut"),
        (GOOD.replace('"share"', '"shares"'), "part 1: kind: 'shares' is none"),
        (GOOD.replace("by_hand = true", "by_hand = 1"), "part 1: by_hand: is int; write bool"),
        (GOOD.replace("by_hand = true", "pages = -1"), "part 1: pages: is -1; write 0 or more"),
        (GOOD.replace("by_hand = true", "pages = true"), "part 1: pages: is bool; write int"),
        (GOOD + "colour = 1\n", "part 1: 'colour' is no field"),
        (GOOD + GOOD.split("\n", 1)[1], "two parts have the path 'div > p'"),
        ("part = [1]\nsite = 'a'", "part 1: write each part as a table"),
        (GOOD.replace("div > p", " > ".join(["div"] * 100)), "path: has 100 steps"),
        ("a = " + "[" * 100_000, "is not TOML"),
    ],
)
def test_what_is_no_template_says_where_and_what_to_do(text: str, said: str) -> None:
    with pytest.raises(TemplateError, match=re.escape(said)) as raised:
        from_toml(text, "rif.toml")
    assert str(raised.value).startswith("rif.toml")
