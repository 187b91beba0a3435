"""Rows of tables of data are lines; the cells of other tables are."""

from __future__ import annotations

import time

import pytest

from newscrawl.stages.dom.blocks import read_blocks, read_paths
from newscrawl.stages.dom.parsing import parse
from newscrawl.stages.extract import extract
from newscrawl.stages.stripping.rows import ROWS
from tests.built_sites import as_page

HEAD = "<tr><th>الفريق</th><th>لعب</th><th>النقاط</th></tr>"
STANDINGS = "".join(
    f"<tr>\n  <td>{team}</td>\n  <td>{played}</td>\n  <td> {points}\n</td>\n</tr>\n"
    for team, played, points in (("نادي الميناء", 9, 21), ("أهلي التلال", 9, 19), ("شباب الوادي", 8, 14))
)
PARAGRAPHS = (
    "تصدر نادي الميناء ترتيب الدوري بعد تسع جولات، وتقدم على ملاحقه بنقطتين قبل مباراة القمة يوم الجمعة المقبل.",
    "وقال مدرب الفريق إن الطريق ما زال طويلا، وإن المباريات الثلاث المقبلة كلها خارج الأرض وأمام جمهور كبير.",
    "ويغيب عن المباراة المقبلة حارس المرمى الأول الذي أصيب في كتفه، ويحل محله حارس الشباب للمرة الأولى.",
)


def lines(html: str) -> list[tuple[str, str]]:
    root = parse(f"<html><body>{html}</body></html>")
    assert root is not None
    blocks = read_blocks(root, "https://rif.example/1")
    assert len(read_paths(root)) == len(blocks)
    return [(block.tag, block.text) for block in blocks]


def test_a_row_of_data_is_one_line() -> None:
    assert lines(f"<p>الترتيب</p><table>{HEAD}{STANDINGS}</table><p>بعد</p>") == [
        ("p", "الترتيب"),
        ("tr", "الفريق | لعب | النقاط"),
        ("tr", "نادي الميناء | 9 | 21"),
        ("tr", "أهلي التلال | 9 | 19"),
        ("tr", "شباب الوادي | 8 | 14"),
        ("p", "بعد"),
    ]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        pytest.param(
            "<tr><th>الفئة</th><th>السعر</th></tr><tr><td>بطاقة يوم</td><td>12</td></tr>",
            ["الفئة | السعر", "بطاقة يوم | 12"],
            id="heads above",
        ),
        pytest.param(
            "<tr><th>الذهاب</th><td>07:40</td></tr><tr><th>العودة</th><td>18:15</td></tr>",
            ["الذهاب | 07:40", "العودة | 18:15"],
            id="heads beside",
        ),
        pytest.param(
            "<tr><td>البندورة</td><td>62,00 ليرة</td></tr><tr><td>الخيار</td><td>40</td></tr><tr><td>النعنع</td><td>نفد</td></tr>",
            ["البندورة | 62,00 ليرة", "الخيار | 40", "النعنع | نفد"],
            id="names and figures",
        ),
        pytest.param(
            "<caption>أسعار الدخول</caption><tr><td>الكبار</td><td>30</td></tr><tr><td>الصغار</td><td>10</td></tr>",
            ["الكبار | 30", "الصغار | 10"],
            id="a caption",
        ),
    ],
)
def test_a_small_table_that_says_that_it_holds_data_is_believed(table: str, rows: list[str]) -> None:
    assert [text for tag, text in lines(f"<table>{table}</table>") if tag == "tr"] == rows


def test_links_of_a_row_count_and_its_first_is_the_row_s() -> None:
    html = STANDINGS.replace("نادي الميناء", "<a href='/team/1'>نادي الميناء</a>")
    root = parse(f"<table>{HEAD}{html}</table>")
    assert root is not None
    first = read_blocks(root, "https://rif.example/1")[1]
    assert first.href == "https://rif.example/team/1"
    assert 0.7 < first.link_density < 0.9


@pytest.mark.parametrize(
    "table",
    [
        pytest.param("<tr><td>قائمة</td><td>خبر</td><td>إعلان</td></tr>" * 2, id="too few rows"),
        pytest.param("<tr><td>السعر</td><td>اليوم</td></tr>" * 5, id="too few cells"),
        pytest.param(f"<tr><td>1</td><td>{PARAGRAPHS[0]}</td><td>2</td></tr>" * 4, id="paragraphs"),
        pytest.param(
            "<tr><td><a href='/a'>سياسة</a></td><td><a href='/b'>رياضة</a></td><td>ثقافة</td></tr>" * 4,
            id="a menu",
        ),
        pytest.param(f"<tr><td>1<table>{HEAD}</table></td><td>2</td><td>3</td></tr>" * 4, id="a layout"),
    ],
)
def test_cells_of_other_tables_are_lines(table: str) -> None:
    assert {tag for tag, _ in lines(f"<table>{table}</table>")} <= {"td", "th"}


def body(html: str) -> list[str]:
    page = extract(as_page(f"<html lang='ar'><body>{html}</body></html>"))
    return [block.text for block in page.blocks if block.body]


def test_a_table_is_of_the_article_if_it_stands_among_its_paragraphs() -> None:
    table = f"<table>{HEAD}{STANDINGS}</table>"
    article = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    rows = {"نادي الميناء | 9 | 21", "شباب الوادي | 8 | 14"}
    assert rows <= set(body(f"<div class='story'><h1>القمة</h1>{article}{table}</div>"))
    assert rows.isdisjoint(
        body(f"<div class='story'><h1>القمة</h1>{article}</div><div class='side'>{table}</div>")
    )


def test_hostile_tables_are_read_in_bounded_time() -> None:
    wide = "<tr>" + "<td>9</td>" * 20_000 + "</tr>"
    deep = "<table><tr><td>x" * 240
    since = time.process_time()
    assert len(lines(f"<table>{wide * ROWS}</table>{deep}")) > ROWS
    assert len(lines("<table><tr><td>1</td><td>2</td><td>3</td></tr></table>" * 6_000)) == 18_000
    assert time.process_time() - since < 20
