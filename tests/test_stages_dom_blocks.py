"""Blocks of a page: nothing glued, nothing lost, in page order."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.stages.dom.blocks import MAX_BLOCKS, absolute, read_blocks
from newscrawl.stages.dom.parsing import parse

if TYPE_CHECKING:
    from newscrawl.items import Block

URL = "https://example.org/news/1"


def blocks_of(html: str) -> tuple[Block, ...]:
    root = parse(html)
    assert root is not None
    return read_blocks(root, URL)


@pytest.mark.parametrize(
    ("style", "apart"),
    [
        ("display:block", True),
        ("color: red; DISPLAY : flex", True),
        ("display: inline-block", False),
        ("x-display: block", False),
        ("", False),
    ],
)
@pytest.mark.parametrize("tag", ["span", "a", "strong"])
def test_an_inline_element_that_is_styled_as_a_block_is_a_line(tag: str, style: str, *, apart: bool) -> None:
    lines = ["صعد الصيادون إلى المراكب.", "وعادوا عند الظهر."]
    html = "".join(f'<{tag} style="{style}">{line}</{tag}>' for line in lines)
    assert texts(f"<div>{html}</div>") == (lines if apart else [" ".join(lines)])


def texts(html: str) -> list[str]:
    return [block.text for block in blocks_of(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>أولى</p><p>ثانية</p>", ["أولى", "ثانية"]),
        ("<div>أولى<br>ثانية<br/><br/>ثالثة</div>", ["أولى", "ثانية", "ثالثة"]),
        ("<h3>توترات سياسية</h3>تشهد البلاد", ["توترات سياسية", "تشهد البلاد"]),
        ("<div>قبل<div>داخل</div>بعد</div>", ["قبل", "داخل", "بعد"]),
        ("<table><tr><td>أ</td><td>ب</td></tr><tr><td>ج</td></tr></table>", ["أ", "ب", "ج"]),
        ("<ul><li>واحد<li>اثنان</ul>", ["واحد", "اثنان"]),
        ("<p>كلمة <b>غامقة</b> هنا</p>", ["كلمة غامقة هنا"]),
        ("<p>ال<b>كتاب</b></p>", ["الكتاب"]),
        ("<div><span>اقرأ أيضا</span><a href='/n/1'>عنوان آخر</a></div>", ["اقرأ أيضا عنوان آخر"]),
        ("<p>نص</p><script>var a = 'لا'</script><style>p{}</style><noscript>لا</noscript>", ["نص"]),
        ("<p>a<!-- no -->b</p>", ["ab"]),
        ("<p> \n مسافات \t كثيرة </p>", ["مسافات كثيرة"]),
        ("<p>قبل</p><hr><p>بعد</p>", ["قبل", "", "بعد"]),
        ("<select><option>لا</option></select><p>نعم</p>", ["نعم"]),
    ],
)
def test_reads_each_visible_line_as_a_block(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


def test_tells_tag_tokens_and_links() -> None:
    html = '<div id="Story-Body" class="post main"><li class="item"><a href="/n/2">عنوان</a></li></div>'
    (block,) = blocks_of(html)
    assert block.tag == "li"
    assert block.href == "https://example.org/n/2"
    assert block.link_density == 1.0
    assert block.tokens[:2] == ("li", "item")
    assert {"story-body", "story", "body", "post", "main"} <= set(block.tokens)


def test_link_density_is_the_share_of_link_letters() -> None:
    (block,) = blocks_of("<p>abcd <a href='x'>efgh</a></p>")
    assert block.link_density == pytest.approx(0.5)


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http://[", "", "/" + "x" * 2000],
)
def test_keeps_no_address_but_web_addresses(href: str) -> None:
    (block,) = blocks_of(f'<p><a href="{href}">عنوان</a></p>')
    assert block.href is None


def test_control_characters_do_not_end_the_page() -> None:
    assert texts("<p>قبل\x1a\x00بعد</p><p>آخر</p>") == ["قبلبعد", "آخر"]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 50_000 + "نص",
        "<b>" * 20_000 + "نص" + "</b>" * 20_000,
        "<p>نص" * 60_000,
        "<p " + " ".join(f"a{i}=1" for i in range(100_000)) + ">نص</p>",
        "<p>" + "نص " * 500_000 + "</p>",
        "<p class='" + "x-y " * 100_000 + "'>نص</p>",
        "<" * 200_000,
    ],
    ids=[
        "deep blocks",
        "deep inline",
        "many blocks",
        "many attributes",
        "long line",
        "many classes",
        "open tags",
    ],
)
def test_hostile_pages_are_read_in_bounded_time(html: str) -> None:
    start = time.process_time()
    root = parse(html)
    found = read_blocks(root, URL) if root is not None else ()
    assert time.process_time() - start < 5
    assert len(found) <= MAX_BLOCKS


@given(st.lists(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1), max_size=8))
def test_no_letter_is_lost_or_invented(lines: list[str]) -> None:
    escaped = [line.replace("&", "&amp;").replace("<", "&lt;") for line in lines]
    html = "<html><body>" + "".join(f"<p>{line}</p>" for line in escaped) + "</body></html>"
    expected = [" ".join(line.split()) for line in lines]
    assert texts(html) == [line for line in expected if line]


@pytest.mark.parametrize("tag", ["div", "span", "h2", "b", "section", "a"])
@pytest.mark.parametrize("depth", [200, 260, 2_000])
def test_what_stands_behind_deep_nesting_is_read(tag: str, depth: int) -> None:
    nested = f"<{tag}>" * depth + "<p>داخل</p>" + f"</{tag}>" * depth
    assert texts(f"<html><body><p>قبل</p>{nested}<p>بعد</p></body></html>") == ["قبل", "داخل", "بعد"]


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("/n/2 3", "https://example.org/n/2%203"),
        ("//cdn.example.org/n/2", "https://cdn.example.org/n/2"),
        ("https://example.org/@writer", "https://example.org/@writer"),
        ("https://user:secret@example.org/n/2", None),
        ("/n/\u202egpj.2", None),
    ],
)
def test_an_address_says_where_it_leads(href: str, address: str | None) -> None:
    (block,) = blocks_of(f'<p><a href="{href}">عنوان</a></p>')
    assert block.href == address


PIECES = st.sampled_from(
    ["/", "//", ".", "..", "a", "خبر", "?", "#", ";", ":", "@", "&", "=", "%20", " ", "\t", "\n", "http:", "HTTPS://",
     "https://", "b.example", "b.example:80", "[::1", "]", "\\", "\x00"]
)  # fmt: skip
PAGES = st.sampled_from(
    ["https://a.example/news/1?x=2", "http://a.example", "HTTP://A.example:8080/x", "https://user@a.example/x",
     "ftp://a.example/x", "file:///x", "a.example/x", ""]
)  # fmt: skip


def joined(url: str, href: str) -> str | None:
    """Return what ``urljoin`` makes of a link, ``None`` where it raises."""
    try:
        return urljoin(url, href.strip().replace(" ", "%20"))
    except ValueError:
        return None


@settings(max_examples=1000, deadline=None)
@given(PAGES, st.lists(PIECES, min_size=1, max_size=7).map("".join))
def test_an_address_is_what_joining_it_to_the_page_gives_or_none(url: str, href: str) -> None:
    found = absolute(url, href)
    assert found is None or found == joined(url, href)


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://b.example/x?y=1", "https://b.example/x?y=1"),
        ("https://b.example", "https://b.example"),
        ("https://b.example/x?", "https://b.example/x"),
        ("/x/خبر?y", "https://a.example/x/خبر?y"),
        ("/x/../y", "https://a.example/y"),
        ("//b.example/x", "https://b.example/x"),
        ("x", "https://a.example/news/x"),
        ("mailto:x@a.example", None),
        ("http://[", None),
    ],
)
def test_addresses_of_links(href: str, address: str | None) -> None:
    assert absolute("https://a.example/news/1", href) == address
