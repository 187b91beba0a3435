"""What kind of page a page says it is: marked types, classes of the body, what it says without scripts."""

from __future__ import annotations

import json

import pytest

from newscrawl.stages.dom.parsing import parse
from newscrawl.stages.facts import read_facts
from newscrawl.stages.facts.jsonld import LISTED_ARTICLES, read_jsonld
from newscrawl.stages.facts.kinds import BODY_CLASSES, NOSCRIPT_MAX_CHARS, SCRIPT_MIN_CHARS, TYPES_MAX

URL = "https://www.almarsad.example/news/77"
MICRODATA = "<div itemscope itemtype='https://schema.org/{}'>نص</div>"


def facts(html: str, name: str) -> list[str]:
    root = parse(html)
    assert root is not None
    return [fact.value for fact in read_facts(root, URL) if fact.name == name]


def types(*nodes: object) -> list[str]:
    found = read_jsonld([json.dumps(node) for node in nodes], URL)
    return [fact.value for fact in found if fact.name == "page_type"]


def test_og_type_and_marked_types_are_told_once() -> None:
    html = f"<meta property='og:type' content='article'>{MICRODATA.format('NewsArticle')}{MICRODATA.format('Person') * 3}"
    assert facts(html, "page_type") == ["newsarticle", "person", "article"]


def test_several_elements_that_are_marked_as_articles_are_a_list() -> None:
    assert facts(MICRODATA.format("BlogPosting"), "page_type") == ["blogposting"]
    assert facts(MICRODATA.format("NewsArticle") * 2, "page_type") == ["newsarticle"]
    assert facts(MICRODATA.format("NewsArticle") * 3, "page_type") == ["itemlist"]


def test_the_classes_of_the_body_by_which_systems_name_a_page_are_told() -> None:
    assert facts("<body class='rtl Archive category category-7'><p class='single'>نص", "page_type") == [
        "class:archive",
        "class:category",
    ]
    assert all(name == name.lower() for name in BODY_CLASSES)


def test_what_stands_where_scripts_do_not_run_is_told_without_its_end() -> None:
    text = "فعّل جافا سكريبت " * 100
    (told,) = facts(f"<body><noscript><p>{text}</p></noscript><noscript><img src=x></noscript>", "noscript")
    assert text.startswith(told)
    assert len(told) <= NOSCRIPT_MAX_CHARS


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("<p>نص", []),
        ("<script>x</script>", []),
        ("<script>" + "x" * SCRIPT_MIN_CHARS + "</script>", ["1"]),
        ("<script src='/a.js'></script><script src='/b.js'></script>", ["2"]),
        ("<script type='application/ld+json'>{" + " " * SCRIPT_MIN_CHARS + "}</script>", []),
    ],
)
def test_scripts_that_may_show_something_are_counted(html: str, count: list[str]) -> None:
    assert facts(html, "scripts") == count


def test_types_of_json_ld_are_told() -> None:
    graph = {
        "@graph": [{"@type": ["CollectionPage", "WebPage"]}, {"@type": "https://schema.org/BreadcrumbList"}]
    }
    assert types(graph) == ["collectionpage", "webpage", "breadcrumblist"]
    assert types({"@type": "LiveBlogPosting"}, "x", {"@type": 7}) == ["liveblogposting"]


def test_several_articles_of_json_ld_are_a_list_if_none_is_the_page_s_own() -> None:
    other = {"@type": "NewsArticle", "headline": "خبر", "url": "https://www.almarsad.example/news/1"}
    assert types(*[other] * (LISTED_ARTICLES - 1)) == ["newsarticle"]
    assert types(*[other] * LISTED_ARTICLES) == ["itemlist"]
    assert types(*[other] * LISTED_ARTICLES, {**other, "url": URL}) == ["newsarticle"]


def test_a_page_of_a_thousand_types_tells_some() -> None:
    assert len(facts("".join(MICRODATA.format(f"T{i}") for i in range(1000)), "page_type")) == TYPES_MAX
    assert len(types(*({"@type": f"T{i}"} for i in range(500)))) == 50
