"""The tags that a page shows as links."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html

from newscrawl.stages.facts.topics import MAX_TAGS, read_topics


def tags(page: str) -> list[str]:
    root = lxml_html.fromstring(f"<html><body><div>{page}</div></body></html>")
    return [fact.value for fact in read_topics(list(root.iter()))]


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
