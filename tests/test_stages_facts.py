from __future__ import annotations

import time

import pytest
from lxml import etree

from newscrawl.items import Fact
from newscrawl.stages.dom.parsing import parse
from newscrawl.stages.facts import read_facts

URL = "https://www.almarsad.example/news/77"

PAGE = """<!DOCTYPE html><html lang="ar-SA"><head>
<title>بلدية الساحل تفتتح مكتبة عامة &amp;quot;للجميع&amp;quot; | المرصد</title>
<link rel="canonical" href="/news/77">
<meta property="og:title" content="بلدية الساحل تفتتح مكتبة عامة">
<meta property="og:site_name" content="المرصد">
<meta name="author" content="غرفة الأخبار">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "بلدية الساحل تفتتح مكتبة عامة",
 "datePublished": "2023-11-30T14:05:00+03:00"}</script>
</head><body><svg><title>أيقونة</title></svg>
<nav><time datetime="2023-12-02">2 ديسمبر 2023</time></nav>
<h1>المرصد</h1>
<article><h1>بلدية الساحل تفتتح <b>مكتبة</b><br>عامة</h1>
<p class="byline">بقلم: ليان الحربي</p>
<time datetime="2023-11-30T14:05:00+03:00">قبل ساعتين</time>
<div><b>نشر في:</b> 30 نوفمبر 2023 - 14:05</div>
<p>افتتحت البلدية أمس مكتبة عامة تطل على البحر.</p></article>
</body></html>"""


def facts_of(html: str, name: str = "", url: str = URL) -> list[tuple[str, str]]:
    root = parse(html)
    assert root is not None
    return [(fact.value, fact.origin) for fact in read_facts(root, url) if name in ("", fact.name)]


def test_reads_titles_with_the_headline_before_other_headings() -> None:
    assert facts_of(PAGE, "title") == [
        ("بلدية الساحل تفتتح مكتبة عامة", "json-ld"),
        ('بلدية الساحل تفتتح مكتبة عامة "للجميع" | المرصد', "meta"),
        ("بلدية الساحل تفتتح مكتبة عامة", "meta"),
        ("بلدية الساحل تفتتح مكتبة عامة", "text"),
        ("المرصد", "text"),
    ]


def test_reads_dates_of_the_story_and_not_of_the_page_around_it() -> None:
    assert facts_of(PAGE, "published") == [
        ("2023-11-30T14:05:00+03:00", "json-ld"),
        ("2023-11-30T14:05:00+03:00", "time"),
        ("نشر في: 30 نوفمبر 2023 - 14:05", "text"),
    ]


@pytest.mark.parametrize(("before", "read"), [(1, True), (4, False)])
def test_a_date_between_paragraphs_is_a_second_story_s(before: int, *, read: bool) -> None:
    text = "<p>افتتحت بلدية الساحل مكتبة عامة على شاطئ البحر، وتضم ألف كتاب للأطفال والفتيان.</p>"
    page = f"<h1>مكتبة على الساحل</h1>{text * before}<div>نشر في: 30 نوفمبر 2023</div>{text * 4}"
    assert bool(facts_of(f"<body>{page}</body>", "published")) is read


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("author", [("غرفة الأخبار", "meta"), ("بقلم: ليان الحربي", "text")]),
        ("canonical_url", [("/news/77", "meta")]),
        ("language", [("ar-SA", "meta")]),
        ("site_name", [("المرصد", "meta")]),
    ],
)
def test_reads_the_rest_where_it_is_declared(name: str, values: list[tuple[str, str]]) -> None:
    assert facts_of(PAGE, name) == values


def test_leaves_the_tree_as_it_was() -> None:
    root = parse(PAGE)
    assert root is not None
    before = etree.tostring(root)
    read_facts(root, URL)
    assert etree.tostring(root) == before


@pytest.mark.parametrize(
    ("html", "facts"),
    [
        ("<p>نص بلا عنوان</p>", []),
        ("<title></title><h1> </h1><time>أمس</time>", []),
        ("<time datetime='2023-05-05'></time>", [("2023-05-05", "time")]),
        ("<time datetime='2023-05-05'></time><time datetime='2023-05-06'></time>", []),
        (
            "<time datetime='2023-05-05'></time><time itemprop='datePublished' datetime='2023-05-06'></time>",
            [("2023-05-06", "time")],
        ),
    ],
)
def test_without_a_headline_only_marked_or_single_times_count(
    html: str, facts: list[tuple[str, str]]
) -> None:
    assert facts_of(html, "published") == facts


def test_finds_the_headline_in_another_element_by_the_title_it_repeats() -> None:
    html = """<title>سوق القرية يعود بعد عامين من الغياب | أخبار | الضفاف</title><table><tr>
        <td>أخبار</td><td class=t>سوق القرية يعود بعد عامين من الغياب</td>
        <td>الخميس , 18 تموز , 2024 :: 1:46 م</td></tr></table>"""
    assert ("سوق القرية يعود بعد عامين من الغياب", "text") in facts_of(html, "title")
    assert facts_of(html, "published") == [("الخميس , 18 تموز , 2024 :: 1:46 م", "text")]


def test_tells_the_time_of_a_change() -> None:
    html = """<h1>عنوان من ثلاث كلمات</h1><time class="modified" datetime="2023-05-06"></time>
        <time class="published" datetime="2023-05-05"></time>"""
    assert facts_of(html, "modified") == [("2023-05-06", "time")]
    assert facts_of(html, "published") == [("2023-05-05", "time")]


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ('<a rel="author" href="/a">ليان الحربي</a>', ["ليان الحربي"]),
        ('<span itemprop="author"><span itemprop="name">ليان الحربي</span></span>', ["ليان الحربي"]),
        ('<div class="post-author-name">ليان الحربي</div>', ["ليان الحربي"]),
        ('<div class="comment-form-author">الاسم</div>', []),
        ('<div class="authority">هيئة الموانئ</div>', []),
        (f'<div class="author">{"ليان الحربي كاتبة " * 20}</div>', []),
    ],
)
def test_takes_a_short_byline_near_the_headline(html: str, names: list[str]) -> None:
    page = f"<h1>عنوان من ثلاث كلمات</h1>{html}{'<p>نص</p>' * 80}<div class='byline'>كاتب آخر</div>"
    assert facts_of(page, "author") == [(name, "text") for name in names]


def test_states_each_thing_once() -> None:
    root = parse(PAGE.replace("</head>", '<meta property="og:site_name" content="المرصد"></head>'))
    assert root is not None
    found = read_facts(root, URL)
    assert found.count(Fact(name="site_name", value="المرصد", origin="meta")) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + "x",
        "<h1>" + "<b>كلمة</b>" * 30_000 + "</h1>",
        "<time datetime='2023-05-05'>" * 10_000,
        "<h1>عنوان من ثلاث كلمات</h1>" + "<span class='author'>" * 5_000,
        "<title>" + "كلمة " * 100_000 + "</title>" + "<td>كلمة كلمة كلمة كلمة</td>" * 3_000,
        "<h1>عنوان عنوان عنوان</h1>" * 5_000,
        '<meta property="' + "og:title " * 50_000 + '" content="x">',
        "<div itemprop='headline'>" * 240 + "<p>كلمة" * 30_000,
        "".join(f"<meta property='og:title' content='{'كلمة ' * 300}{i}'>" for i in range(20))
        + f"<h1>{'كلمة أخرى ' * 30}</h1>" * 5_000,
    ],
)
def test_hostile_page_takes_little_time(html: str) -> None:
    root = parse(html)
    assert root is not None
    start = time.process_time()
    facts = read_facts(root, URL)
    assert time.process_time() - start < 2
    assert len(facts) <= 500


@pytest.mark.parametrize(
    "heading",
    [
        '<h1><a href="/">صحيفة الساحل اليومية</a></h1>',
        '<h1><a href="https://www.almarsad.example">صحيفة الساحل اليومية</a></h1>',
        '<h1><a href="/ar/"><img src="x"> صحيفة الساحل اليومية</a></h1>',
        '<a href="/index.php"><h1>صحيفة الساحل اليومية</h1></a>',
    ],
)
def test_a_heading_that_leads_home_is_the_outlet_s_name(heading: str) -> None:
    page = f"<html><body>{heading}<h2>بلدية الساحل تفتتح مكتبة عامة</h2></body></html>"
    assert facts_of(page, "site_name") == [("صحيفة الساحل اليومية", "text")]
    assert facts_of(page, "title") == []


@pytest.mark.parametrize(
    "heading",
    [
        '<h1><a href="/news/77">بلدية الساحل تفتتح مكتبة عامة</a></h1>',
        '<h1><a href="/">الساحل</a> بلدية الساحل تفتتح مكتبة عامة</h1>',
        "<h1>بلدية الساحل تفتتح مكتبة عامة</h1>",
    ],
)
def test_other_headings_are_none(heading: str) -> None:
    assert facts_of(f"<html><body>{heading}</body></html>", "site_name") == []
