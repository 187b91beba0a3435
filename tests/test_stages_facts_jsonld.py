from __future__ import annotations

import json
import time
from typing import Any

import pytest

from newscrawl.stages.facts.json_text import SCRIPT_MAX_CHARS, read_json
from newscrawl.stages.facts.jsonld import read_jsonld

URL = "https://www.almarsad.example/news/77"
ARTICLE = {"@type": "NewsArticle", "headline": "مكتبة على البحر"}


def facts(*values: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fact in read_jsonld([json.dumps(value) for value in values], URL):
        if fact.name != "page_type":
            found.setdefault(fact.name, []).append(fact.value)
    return found


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('{"a": 1}', [{"a": 1}]),
        ('[{"a": 1}, null]', [[{"a": 1}, None]]),
        ('{"a": 1,}', [{"a": 1}]),
        ('{"a": [1, 2, ], }', [{"a": [1, 2]}]),
        ('{"a": ",}"}', [{"a": ",}"}]),
        (r'{"a": "\",}"}', [{"a": '",}'}]),
        ('{"a": "سطر\nثان\t\x01"}', [{"a": "سطر\nثان\t\x01"}]),
        ('<!-- {"a": 1} -->', [{"a": 1}]),
        ('//<![CDATA[\n{"a": 1}\n//]]>', [{"a": 1}]),
        ('/*<![CDATA[*/{"a": 1}/*]]>*/', [{"a": 1}]),
        ('{"a": 1}{"b": 2};', [{"a": 1}, {"b": 2}]),
        ("{&quot;a&quot;: 1}", [{"a": 1}]),
        ('{"a": 1', []),
        ('{"a": 1} {"b": ', [{"a": 1}]),
        ("", []),
        ("لا شيء", []),
        ('{"a": "غير مغلق', []),
    ],
)
def test_reads_json_as_sites_write_it(text: str, values: list[Any]) -> None:
    assert list(read_json(text)) == values


@pytest.mark.parametrize(
    "kind",
    ["NewsArticle", "http://schema.org/Article", "schema:BlogPosting", ["Thing", "ReportageNewsArticle"]],
)
def test_knows_the_kinds_of_article(kind: str | list[str]) -> None:
    assert facts({"@type": kind, "headline": "خبر"}) == {"title": ["خبر"]}


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [ARTICLE],
        [None, ARTICLE, 3, "x"],
        {"@graph": [ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
    ],
)
def test_finds_the_article_wherever_it_stands(value: Any) -> None:
    assert facts(value)["title"] == ["مكتبة على البحر"]


def test_passes_over_the_stories_of_a_list() -> None:
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": ARTICLE}]}
    assert facts(listed) == {}


def test_takes_the_article_that_names_the_page_of_several() -> None:
    other = {"@type": "Article", "headline": "خبر آخر", "url": "https://www.almarsad.example/news/78"}
    own = {**ARTICLE, "mainEntityOfPage": {"@type": "WebPage", "@id": URL}}
    assert facts([other, own])["title"] == ["مكتبة على البحر"]


def test_lets_a_page_or_a_video_speak_only_of_what_no_article_states() -> None:
    page = {"@type": "WebPage", "name": "صفحة", "datePublished": "2023-05-05"}
    video = {"@type": "VideoObject", "name": "مقطع", "uploadDate": "2023-05-04"}
    assert facts(page, video, ARTICLE) == {"title": ["مكتبة على البحر"], "published": ["2023-05-04"]}
    assert facts(page) == {"title": ["صفحة"], "published": ["2023-05-05"]}


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("ليان الحربي", ["ليان الحربي"]),
        ({"@type": "Person", "name": "ليان الحربي"}, ["ليان الحربي"]),
        ([{"name": "ليان الحربي"}, {"name": "سند عقيل"}], ["ليان الحربي", "سند عقيل"]),
        ({"name": ["ليان الحربي", "سند عقيل"]}, ["ليان الحربي", "سند عقيل"]),
        ({"author": 3}, []),
        ({"@type": "Person", "name": {"@value": "ليان الحربي"}}, ["ليان الحربي"]),
        ({"@type": "NewsMediaOrganization", "name": "المرصد"}, []),
        (None, []),
        (17, []),
    ],
)
def test_reads_authors_in_every_shape(author: Any, names: list[str]) -> None:
    assert facts({**ARTICLE, "author": author}).get("author", []) == names


def test_follows_a_reference_within_the_page() -> None:
    person = {"@type": "Person", "@id": "#p", "name": "ليان الحربي"}
    company = {"@type": "Organization", "@id": "#o", "name": "المرصد"}
    article = {**ARTICLE, "author": [{"@id": "#p"}, {"@id": "#o"}], "publisher": {"@id": "#o"}}
    found = facts({"@graph": [article, person, company]})
    assert found["author"] == ["ليان الحربي"]
    assert found["site_name"] == ["المرصد"]


def test_a_reference_to_itself_ends() -> None:
    loop = {"@id": "#p", "name": {"@id": "#p"}}
    assert facts({**ARTICLE, "author": {"@id": "#p"}}, loop) == {"title": ["مكتبة على البحر"]}


def test_reads_the_other_properties() -> None:
    found = facts(
        {
            **ARTICLE,
            "dateModified": "2023-05-06",
            "keywords": "بحر, كتب",
            "articleSection": ["ثقافة", "محليات"],
            "description": "مكتبة &quot;جديدة&quot;",
            "image": [{"@type": "ImageObject", "url": "/a.jpg"}, "/b.jpg"],
            "inLanguage": "ar",
            "isAccessibleForFree": "False",
            "publisher": {"@type": "Organization", "name": "المرصد"},
        }
    )
    assert found == {
        "title": ["مكتبة على البحر"],
        "modified": ["2023-05-06"],
        "keyword": ["بحر, كتب"],
        "section": ["ثقافة", "محليات"],
        "description": ['مكتبة "جديدة"'],
        "image": ["/a.jpg", "/b.jpg"],
        "language": ["ar"],
        "paywall": ["true"],
        "site_name": ["المرصد"],
    }


@pytest.mark.parametrize(
    "value",
    [
        {"@type": {"a": 1}, "headline": "x"},
        {"@type": "NewsArticle", "headline": {"@type": 3}, "url": [5, {"@id": 6}], "mainEntityOfPage": True},
        {"@graph": {"@graph": {"@graph": 5}}},
        {"@type": "Article", "author": [[[[[[[["x"]]]]]]]]},
        {"@id": ["x"], "@type": "Article"},
        {"@type": "Article", "headline": "\ud800"},
    ],
)
def test_nonsense_states_nothing(value: Any) -> None:
    assert facts(value) == {}


def test_an_address_that_is_none_is_no_error() -> None:
    assert facts({**ARTICLE, "url": "http://["})["title"] == ["مكتبة على البحر"]


@pytest.mark.parametrize(
    "evil",
    [
        "[" * 100_000,
        '{"a":' * 50_000,
        '"' * 200_000,
        '{"\\"' + '\\"' * 200_000,
        "{" + "," * 400_000,
        "{" + ", " * 200_000,
        "{" * 100_000 + '"',
        '{"a": ' + "9" * 10_000 + "}",
        "{" + " " * SCRIPT_MAX_CHARS,
    ],
)
def test_hostile_script_takes_little_time(evil: str) -> None:
    start = time.process_time()
    assert read_jsonld([evil], URL) == ()
    assert time.process_time() - start < 1
