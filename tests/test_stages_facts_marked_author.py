"""The author whom markup names: an hCard, a link, microdata; none where it names several, or those who comment."""

from __future__ import annotations

import time

import lxml.html
import pytest

from newscrawl.stages.facts.marked_author import MAX_MARKED, read_marked_author

HCARD = "<div><span class='post-author vcard'>نشر بواسطة <span class='fn'>نادين الحداد</span></span></div>"
LINK = "<p><a rel='nofollow author' href='/u/7'>نادين الحداد</a></p>"
PROPERTY = "<div itemprop='author'><span itemprop='name'>نادين الحداد</span></div>"


def names(html: str) -> list[str]:
    return [fact.value for fact in read_marked_author(lxml.html.fromstring(f"<body>{html}</body>"))]


@pytest.mark.parametrize("html", [HCARD, LINK, PROPERTY, HCARD + LINK])
def test_one_name_that_is_marked_as_the_author_s_is_read(html: str) -> None:
    assert names(f"<h1>عودة المكتبة</h1>{'<p>نص</p>' * 99}{html}") == ["نادين الحداد"]


@pytest.mark.parametrize(
    "html",
    [
        HCARD + HCARD.replace("نادين", "سلمى"),  # a list of stories
        HCARD.replace("post-author", "comment-author"),
        HCARD.replace("post-author", "organization"),
        HCARD.replace(" vcard", ""),
        f"<div class='sidebar'>{LINK}</div>",
        f"<section id='related-posts'>{LINK}</section>",
        LINK.replace("نادين", "نادين " * 40),
        "",
    ],
)
def test_what_is_not_surely_the_author_s_is_not(html: str) -> None:
    assert names(html) == []


def test_very_many_marks_take_little_time() -> None:
    start = time.process_time()
    assert names("<div class='vcard author'>" * 50 + LINK * (20 * MAX_MARKED)) == ["نادين الحداد"]
    assert time.process_time() - start < 5
