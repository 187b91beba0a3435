from __future__ import annotations

import pytest
from lxml import html as lxml_html

from newscrawl.stages.facts.tags import META, read_tags
from newscrawl.stages.facts.values import VALUE_MAX_CHARS, clean


@pytest.mark.parametrize(
    ("html", "facts"),
    [
        ('<meta property="og:title" content="خبر">', [("title", "خبر", "meta")]),
        ('<meta name="og:title" content="خبر">', [("title", "خبر", "meta")]),
        ('<meta PROPERTY="OG:Title" content="خبر">', [("title", "خبر", "meta")]),
        ('<meta name="twitter:title" content="خبر">', [("title", "خبر", "meta")]),
        ('<meta property="rnews:headline headline" content="خبر">', [("title", "خبر", "meta")]),
        (
            '<meta property="article:published_time" content="2023-05-05">',
            [("published", "2023-05-05", "meta")],
        ),
        ('<meta name="parsely-pub-date" content="2023-05-05">', [("published", "2023-05-05", "meta")]),
        ('<meta name="DC.date.issued" content="2023-05-05">', [("published", "2023-05-05", "meta")]),
        ('<meta itemprop="datePublished" content="2023-05-05">', [("published", "2023-05-05", "meta")]),
        ('<meta property="og:updated_time" content="2023-05-05">', [("modified", "2023-05-05", "meta")]),
        ('<meta http-equiv="content-language" content="ar">', [("language", "ar", "meta")]),
        ('<meta property="article:tag" content="مكتبة">', [("keyword", "مكتبة", "meta")]),
        ('<meta property="og:image" content="/a.jpg">', [("image", "/a.jpg", "meta")]),
        ('<meta property="og:title" content="  ">', []),
        ('<meta property="og:title">', []),
        ('<meta name="viewport" content="width=1">', []),
        ('<link rel="canonical" href="/a">', [("canonical_url", "/a", "meta")]),
        ('<link rel="alternate" href="/a">', []),
        (
            '<time itemprop="datePublished" datetime="2023-05-05">x</time>',
            [("published", "2023-05-05", "time")],
        ),
        ('<span itemprop="datePublished">5 مايو 2023</span>', [("published", "5 مايو 2023", "meta")]),
        ('<p itemprop="description">فقرة</p>', []),
    ],
)
def test_reads_what_one_element_declares(html: str, facts: list[tuple[str, str, str]]) -> None:
    element = lxml_html.fragment_fromstring(html)
    assert [(fact.name, fact.value, fact.origin) for fact in read_tags(element)] == facts


def test_every_name_is_lower_case_as_it_is_compared() -> None:
    assert all(name == name.lower() for name in META)


@pytest.mark.parametrize(
    ("value", "cleaned"),
    [
        ("  a\n b\t", "a b"),
        ("&quot;a&quot;", '"a"'),
        ("&amp;quot;a&amp;quot;", '"a"'),
        ("a <b>b</b> c", "a b c"),
        ("3 < 4 > 2", "3 < 4 > 2"),
        ("a\ud800b", "ab"),
        ("a\x1b[31mb", "a[31mb"),
        ("a&#8238;\u202eb\ufeff", "ab"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("x" * 5000, "x" * VALUE_MAX_CHARS),
        ("<a" * 4000, ("<a" * 4000)[:VALUE_MAX_CHARS]),
    ],
)
def test_cleans_a_value(value: str, cleaned: str) -> None:
    assert clean(value) == cleaned
