"""The tags that a page shows as links."""

from __future__ import annotations

import time

import pytest
from lxml import html as lxml_html

from newscrawl.stages.facts.topics import MAX_CHARS, MAX_TAGS, MAX_WORDS, NEAR_ANCESTORS, read_topics


def tags(page: str) -> list[str]:
    root = lxml_html.fromstring(f"<html><body><div>{page}</div></body></html>")
    return [fact.value for fact in read_topics(root)]


@pytest.mark.parametrize(
    "link",
    [
        '<a rel="tag" href="/x">قمح</a>',
        '<a href="/tag/wheat">قمح</a>',
        '<a href="https://akhbar.example/topics/5">#قمح</a>',
        '<p class="post-tags"><a href="/x">قمح</a></p>',
        '<ul id="tags"><li><a href="/x">قمح</a></li></ul>',
    ],
)
def test_a_link_is_a_tag_if_it_or_its_box_says_so(link: str) -> None:
    assert tags(link) == ["قمح"]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/x">قمح</a>',
        '<a href="/stage/5">قمح</a>',
        '<ul class="tag-cloud"><li><a href="/tag/wheat">قمح</a></li></ul>',
        '<nav class="menu"><a rel="tag" href="/tag/wheat">قمح</a></nav>',
        '<a rel="tag" href="/x">جملة طويلة من كلمات كثيرة لا تكون وسما</a>',
        '<a rel="tag" href="/x"> </a>',
    ],
)
def test_other_links_and_the_sites_own_clouds_are_none(link: str) -> None:
    assert tags(link) == []


def test_words_of_a_tag_are_parted_and_each_tag_comes_once() -> None:
    assert tags('<a rel="tag" href="/1">مطر_غزير</a><a rel="tag" href="/1">مطر_غزير</a>') == ["مطر غزير"]


def test_more_tags_than_a_story_has_are_a_cloud() -> None:
    many = [f'<a rel="tag" href="/{i}">وسم{i}</a>' for i in range(MAX_TAGS + 1)]
    assert len(tags("".join(many[:-1]))) == MAX_TAGS
    assert tags("".join(many)) == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (" ".join(["قمح"] * MAX_WORDS), True),
        (" ".join(["قمح"] * (MAX_WORDS + 1)), False),
        ("ق" * MAX_CHARS, True),
        ("ق" * (MAX_CHARS + 1), False),
    ],
    ids=["words", "more words", "letters", "more letters"],
)
def test_a_tag_is_short(text: str, *, is_one: bool) -> None:
    assert bool(tags(f'<a rel="tag" href="/x">{text}</a>')) is is_one


@pytest.mark.parametrize(("depth", "is_one"), [(NEAR_ANCESTORS - 2, True), (NEAR_ANCESTORS - 1, False)])
def test_a_box_says_what_is_in_it_as_far_as_a_box_goes(depth: int, *, is_one: bool) -> None:
    inside = "<span>" * depth + '<a href="/x">قمح</a>' + "</span>" * depth
    assert bool(tags(f'<div class="tags">{inside}</div>')) is is_one


def test_the_class_of_the_whole_article_makes_no_link_a_tag() -> None:
    assert tags('<article class="post tags"><a href="/x">قمح</a></article>') == []


def test_what_a_tag_says_is_said_by_the_text_of_the_page() -> None:
    root = lxml_html.fromstring('<div><a rel="tag" href="/x">قمح</a></div>')
    (fact,) = read_topics(root)
    assert (fact.name, fact.origin) == ("keyword", "text")


@pytest.mark.parametrize(
    "page",
    [
        '<a rel="tag" href="/x">قمح</a>' * 20_000,
        '<a href="' + "/tags" * 40_000 + '">قمح</a>',
        f'<a class="{"tags-" * 40_000}" href="/x">قمح</a>',
        f'<div class="{"x " * 50_000}">{"<a href=/x>قمح</a>" * 2_000}</div>',
        f'<a rel="tag" href="/x">{"قمح " * 50_000}</a>',
        f'<a rel="tag" href="/x">{"#" * 200_000}</a>',
    ],
    ids=["links", "long address", "long class", "long class of a box", "long text", "hashes"],
)
def test_hostile_links_are_read_in_bounded_time(page: str) -> None:
    root = lxml_html.fromstring(f"<html><body><div>{page}</div></body></html>")
    start = time.process_time()
    list(read_topics(root))
    assert time.process_time() - start < 3
