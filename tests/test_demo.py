from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, get_args
from urllib.parse import urlsplit

import lxml.html
import pytest

from newscrawl.demo import expected
from newscrawl.demo.loading import ContentError, _article, _build, load_outlets
from newscrawl.demo.model import Join, OtherPage
from newscrawl.demo.parts import BoxForm
from newscrawl.demo.site import Resource, build_site
from newscrawl.items import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from newscrawl.demo.gold import GoldPage

OUTLETS = {outlet.host: outlet for outlet in load_outlets()}
SITES = {host: build_site(outlet, f"http://{host}") for host, outlet in OUTLETS.items()}
GOLD = expected()
NO_OUTLET_SHOWS = {"repeated"}  # a kind that is found by counting, not by a widget of its own


def resource_of(page: GoldPage) -> Resource:
    url = urlsplit(page["url"])
    return SITES[url.netloc][f"{url.path}?{url.query}" if url.query else url.path]


def visible_text(page: GoldPage) -> str:
    """Return what a reader sees of *page*, elements separated as little as the markup separates them."""
    outlet = OUTLETS[urlsplit(page["url"]).netloc]
    page_root = lxml.html.document_fromstring(resource_of(page).body.decode(outlet.encoding))
    texts = page_root.xpath("//body//text()[not(parent::script or parent::style or ancestor::noscript)]")
    assert isinstance(texts, list)
    return " ".join("".join(map(str, texts)).split())


def gold_texts(page: GoldPage) -> list[str]:
    """Return every text of *page* for which there is an answer, in no order."""
    texts = [text for story in page["stories"] for text in (story["title"] or "", *story["paragraphs"])]
    texts += [*page["related"], *(removal["text"] for removal in page["removed"])]
    return [" ".join(text.split()) for text in texts if text]


def page_id(page: GoldPage) -> str:
    return page["url"].rpartition("demo/")[2]


def test_there_are_forty_arabic_articles_and_six_in_english_and_french() -> None:
    languages = Counter(article.language for outlet in OUTLETS.values() for article in outlet.articles)
    assert languages == {"ar": 40, "en": 3, "fr": 3}


def test_a_binary_and_an_empty_page_pass_for_html() -> None:
    others = {page.kind: (host, page) for host, outlet in OUTLETS.items() for page in outlet.others}
    assert set(others) == {"soft-404", "empty", "binary", "private"}
    binary, empty = (SITES[others[kind][0]][others[kind][1].path] for kind in ("binary", "empty"))
    assert binary.content_type == empty.content_type == "text/html"
    assert b"\0" in binary.body
    assert "".join(map(str, lxml.html.document_fromstring(empty.body).itertext())) == ""


@pytest.mark.parametrize("page", GOLD, ids=page_id)
def test_shows_what_the_answers_say_and_nothing_else(page: GoldPage) -> None:
    outlet = OUTLETS[urlsplit(page["url"]).netloc]
    rest = visible_text(page)
    for text in sorted([*gold_texts(page), outlet.title, outlet.slogan], key=len, reverse=True):
        assert text in rest
        rest = rest.replace(text, " ", 1)
    assert re.findall(r"\w+", rest) == []  # bullets may be left, words may not


def test_no_text_stands_on_two_pages_but_the_wire_story_and_one_appended_story() -> None:
    pages = [{text for story in page["stories"] for text in story["paragraphs"]} for page in GOLD]
    shared = Counter(text for page in pages for text in page if len(text.split()) > 5)
    slugs = {
        frozenset(page_id(page) for page, texts in zip(GOLD, pages, strict=True) if text in texts)
        for text, count in shared.items()
        if count > 1
    }
    assert slugs == {
        frozenset({"2026/10/21/honey-market-returns/", "2026/10/16/heritage-doors/"}),
        frozenset({"2026/11/11/wire-bird-survey/", "news.php?cat=1&id=3106"}),
    }


def test_paragraphs_are_as_long_as_those_of_the_news() -> None:
    for page in GOLD:
        for story in page["stories"]:
            lengths = [len(text.split()) for text in story["paragraphs"]]
            assert 2 <= len(lengths) <= 9
            assert all(length <= 6 or 25 <= length <= 60 for length in lengths)  # sub-headings, paragraphs


def test_every_kind_of_widget_box_and_join_is_there() -> None:
    kinds = {removal["kind"] for page in GOLD for removal in page["removed"]}
    articles = [article for outlet in OUTLETS.values() for article in outlet.articles]
    assert kinds == set(get_args(Kind)) - NO_OUTLET_SHOWS
    assert {item.box for article in articles for item in article.body if item.box} == set(get_args(BoxForm))
    assert {spec.join for article in articles for spec in article.appended} == set(get_args(Join))


def test_one_article_has_the_words_of_a_marker_as_honest_prose() -> None:
    page = next(page for page in GOLD if "port-lease-source" in page["url"])
    assert any(text.startswith("وقال المصدر: ") for text in page["stories"][0]["paragraphs"])
    assert page["stories"][0]["source"] == "صحيفة الموانئ"


def test_headings_are_glued_with_and_without_an_element_of_their_own() -> None:
    pages = {page_id(page): resource_of(page).body for page in GOLD}
    bus = pages["news.php?cat=1&id=3102"].decode("windows-1256")
    station = pages["news/regions/station-restoration-7106"].decode()
    assert "\nمواقف مغطاةتشمل الخطة" in bus
    assert "<strong>مقهى في غرفة الأمتعة</strong>حوّل" in station


def test_is_the_same_in_every_run() -> None:
    for outlet in OUTLETS.values():
        assert build_site(outlet, f"http://{outlet.host}") == SITES[outlet.host]


def test_numbers_and_paths_are_unique_in_an_outlet() -> None:
    for outlet in OUTLETS.values():
        pages = [*map(outlet.path, outlet.articles), *map(outlet.path, outlet.others)]
        assert len(set(pages)) == len(pages)
        assert len({article.number for article in outlet.articles}) == len(outlet.articles)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "story.toml").write_text("title = ", encoding="utf-8")
    with pytest.raises(ContentError, match=r"story\.toml"):
        _article(tmp_path / "story.toml")


def test_an_unknown_or_missing_field_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"x\.toml.*headline"):
        _build(OtherPage, {"headline": "?"}, tmp_path / "x.toml")
    with pytest.raises(ContentError, match=r"x\.toml.*'path'"):
        _build(OtherPage, {"kind": "empty"}, tmp_path / "x.toml")
