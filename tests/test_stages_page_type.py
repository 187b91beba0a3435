"""Page types: every page of the cases is told for what it is, and nothing that holds a story is refused."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.cleaning import clean_page
from newscrawl.demo.loading import load_outlets
from newscrawl.demo.site import build_site
from newscrawl.items import Page
from newscrawl.rules import load_rulebook
from newscrawl.stages.extract import extract
from newscrawl.stages.page_type import judge_type, tell_type
from newscrawl.stages.page_type.signs import read_signs
from newscrawl.stages.page_type.tell import ARTICLE, weigh
from newscrawl.stages.page_type.weights import PRIOR, WEIGHTS
from newscrawl.stages.quality import PAGE_TYPES
from tests.page_type_cases import CASES, KINDS
from tests.page_types import NEWS, Case, article, cards, page, shell, story

if TYPE_CHECKING:
    from newscrawl.demo.model import Outlet

BOOK = load_rulebook()


@cache
def read(case: Case) -> Page:
    return extract(case.page)


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.type}: {case.name}") for case in CASES])
def test_tells_what_a_page_is(case: Case) -> None:
    assert tell_type(read(case)).name == case.type


def test_no_article_is_refused_and_no_other_page_is_taken_for_one() -> None:
    table = Counter((case.type, tell_type(read(case)).name) for case in CASES)
    assert {pair for pair in table if pair[0] != pair[1]} == set()
    assert {kind: table[kind, kind] for kind in KINDS} == {kind: len(pages) for kind, pages in KINDS.items()}


def test_every_type_is_a_verdict_with_weights_and_cases() -> None:
    assert set(WEIGHTS) == set(PAGE_TYPES) == set(KINDS) - {ARTICLE}
    assert all(table[PRIOR] < 0 for table in WEIGHTS.values())


def test_the_reason_is_a_sign_that_speaks_for_the_type() -> None:
    for case in CASES:
        told = tell_type(read(case))
        assert (told.reason == "") == (told.name == ARTICLE)
        assert told.name == ARTICLE or WEIGHTS[told.name][told.reason] > 0


@pytest.mark.parametrize("kind", sorted(WEIGHTS))
def test_no_page_without_any_sign_is_of_a_type(kind: str) -> None:
    assert weigh({}).name == ARTICLE
    strongest = max(WEIGHTS[kind], key=lambda sign: WEIGHTS[kind][sign])
    alone = weigh({strongest: 1.0, "story": 1.0, "long-run": 1.0})
    assert alone.name == (kind if kind == "live-blog" else ARTICLE)


def test_every_sign_that_is_weighed_can_be_seen() -> None:
    seen = {sign for case in CASES for sign, value in read_signs(read(case)).items() if value}
    weighed = {sign for table in WEIGHTS.values() for sign in table} - {PRIOR}
    assert weighed - seen == set()


@pytest.mark.parametrize("outlet", load_outlets(), ids=lambda outlet: outlet.host)
def test_tells_the_pages_of_the_demo(outlet: Outlet) -> None:
    wanted = {"/": "home"} | {section.path: "list" for section in outlet.sections}
    wanted |= {other.path: "soft-404" for other in outlet.others if other.kind == "soft-404"}
    for path, resource in build_site(outlet, f"http://{outlet.host}").items():
        sent = Page(
            url=f"http://{outlet.host}{path}",
            fetched="2026-11-22T07:00:00+00:00",
            content_type=resource.content_type,
            body=resource.body,
        )
        shown = extract(sent)
        if "html" in resource.content_type and not shown.verdicts:
            assert (path, tell_type(shown).name) == (path, wanted.get(path, ARTICLE))


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {ARTICLE}))
def test_cleaning_gives_the_type_as_the_verdict_of_each_record(kind: str) -> None:
    for sent in KINDS[kind].values():
        done = clean_page(sent, BOOK)
        assert done.verdicts == (kind,)
        assert {"empty", "not-article"}.isdisjoint(
            verdict for one in done.stories for verdict in one.verdicts
        )


def test_cleaning_gives_an_article_no_verdict_of_a_type() -> None:
    for sent in KINDS[ARTICLE].values():
        assert PAGE_TYPES.isdisjoint(clean_page(sent, BOOK).verdicts)


def test_text_input_is_never_judged_by_what_it_says() -> None:
    for case in CASES:
        assert tell_type(extract(replace(case.page, media="text"))).name == ARTICLE


def test_a_page_that_could_not_be_read_keeps_its_verdict() -> None:
    sent = replace(page("<p>x"), body=b"%PDF-1.7\n")
    assert judge_type(extract(sent)).verdicts == ("binary",)


@pytest.mark.parametrize("lang", ["ar", "en", "fr", "zh"])
@pytest.mark.parametrize(
    "path", ["/", "/tag/x", "/gallery/x", "/live/x", "/search?q=x", "/video/1", "/?cat=3"]
)
def test_three_paragraphs_in_one_piece_are_an_article_whatever_the_address(lang: str, path: str) -> None:
    assert tell_type(extract(page(article(lang, story(lang)), path))).name == ARTICLE


@pytest.mark.parametrize("lang", sorted(NEWS))
@pytest.mark.parametrize(
    ("path", "expected"),
    [("/", "home"), ("/ar/", "home"), ("/category/x/", "list"), ("/tag/x", "list"), ("/?cat=3", "list")],
)
def test_an_address_tells_a_home_from_a_list(lang: str, path: str, expected: str) -> None:
    assert tell_type(extract(page(shell(cards(lang), title="x", lang=lang), path))).name == expected


@pytest.mark.parametrize(
    "url", ["http://[", "", "x", "http://a.example/%ff%fe/?%00=&&==", "http://a.example/" + "x/" * 5000]
)
def test_no_address_makes_it_raise(url: str) -> None:
    assert tell_type(replace(extract(page(article("en", story("en")))), url=url)).name == ARTICLE


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([
        "<p>", "<h1>", "<a href='/1'>", "</a>", "<figcaption>", "<noscript>", "14:35 ", "404 ", "LIVE: ", "We use cookies",
        "<div itemtype='http://schema.org/NewsArticle'>", "<script src=x></script>", "الصفحة غير موجودة", NEWS["zh"][0][1],
        "<body class='error404 single'>", "<script type='application/ld+json'>{\"@type\": [1, \"ItemList\"]}</script>",
    ]), max_size=40))  # fmt: skip
def test_any_page_has_one_type(parts: list[str]) -> None:
    assert tell_type(extract(page("".join(parts)))).name in {ARTICLE, *PAGE_TYPES}


@pytest.mark.parametrize(
    "html",
    [
        "<p>" + "14:35 <br>" * 15_000,
        "<h1>page not " * 15_000,
        "<a href='/1'>Harbour market opens again after years</a><br>" * 10_000,
        "<title>" + "404 | " * 100_000,
        "<noscript>" + "enable " * 200_000,
        "<i itemtype='http://x/" + "'><i itemtype='http://x/".join(map(str, range(20_000))) + "'>",
        "<p>" + "找不到" * 200_000,
    ],
    ids=["times", "headings", "links", "title", "noscript", "types", "unspaced"],
)
def test_hostile_pages_take_little_time(html: str) -> None:
    hostile = extract(page(html))
    start = time.process_time()
    tell_type(hostile)
    assert time.process_time() - start < 1
