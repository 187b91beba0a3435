"""Generated sites: every page different, the same in every run, of the size of real ones, and news."""

from __future__ import annotations

from collections import Counter
from statistics import fmean
from typing import TYPE_CHECKING

import lxml.html
import pytest

from benchmarks.speed.design import design_of
from benchmarks.speed.samples import SITES, as_page
from benchmarks.speed.sentences import LANGUAGES, Writer, words_of
from benchmarks.speed.sites import SMALL, NewsPage, pages, sites
from newscrawl.cleaning import clean_page
from newscrawl.rules import load_rulebook
from newscrawl.stages.render import records

if TYPE_CHECKING:
    from benchmarks.speed.sentences import Language

REAL_BYTES, REAL_ELEMENTS = 173_809, 739
"""Means of pages-en, as the generator's docstring states them."""
PAGES = list(pages(sites(SITES), 10 * SITES))


def elements(page: NewsPage) -> int:
    return sum(1 for _ in lxml.html.document_fromstring(page.html).iter(lxml.html.etree.Element))


def f1(text: str, gold: str) -> float:
    ours, theirs = Counter(text.split()), Counter(gold.split())
    return 2 * (ours & theirs).total() / (ours.total() + theirs.total())


def test_the_same_pages_come_in_every_run_and_in_any_order() -> None:
    again = sites(SITES)
    assert [again[i % SITES].page(i // SITES) for i in reversed(range(len(PAGES)))] == PAGES[::-1]


def test_no_two_pages_are_the_same_and_hardly_any_two_paragraphs() -> None:
    assert len({page.url for page in PAGES}) == len({page.html for page in PAGES}) == len(PAGES)
    paragraphs = Counter(line for page in PAGES for line in page.text.splitlines())
    assert len(paragraphs) >= 0.99 * paragraphs.total()


def test_pages_are_as_large_as_real_ones_in_the_mean() -> None:
    assert fmean(len(page.html) for page in PAGES) == pytest.approx(REAL_BYTES, rel=0.15)
    assert fmean(map(elements, PAGES[: 2 * SITES])) == pytest.approx(REAL_ELEMENTS, rel=0.15)


def test_sites_differ_in_size_and_in_what_their_pages_declare() -> None:
    found = [elements(page) for page in PAGES[:SITES]]
    assert max(found) > 2 * min(found)
    for mark in (b"ld+json", b"og:title", b"srcset", b"<time "):
        share = fmean(mark in page.html for page in PAGES[:SITES])
        assert 0.3 < share < 1


def test_small_pages_are_small() -> None:
    small = [len(page.html) for page in pages(sites(SITES, scale=SMALL), SITES)]
    assert fmean(small) < 0.2 * REAL_BYTES


@pytest.mark.parametrize("number", range(SITES))
def test_newscrawl_finds_the_article(number: int) -> None:
    for page in PAGES[number : 3 * SITES : SITES]:
        lead = records(clean_page(as_page(page), load_rulebook()))[0]
        assert f1(lead.text, page.text) >= 0.95
        assert lead.title == page.title
        assert lead.published is not None


def test_pages_offer_other_articles_of_their_site() -> None:
    site = sites(1)[0]
    assert all(site.page(i).title in site.page(0).html.decode() for i in range(1, 5))


def test_sites_stand_at_the_addresses_that_they_are_given() -> None:
    served = sites(2, bases=("http://127.0.0.1:1", "http://127.0.0.1:2"))
    assert [site.page(0).url.rpartition(":")[2][:2] for site in served] == ["1/", "2/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_site_of_one_language_has_no_other(language: Language) -> None:
    assert {design_of(number, (language,)).language for number in range(3)} == {language}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_can_be_filled(language: Language) -> None:
    writer = Writer(language, 1)
    forms = words_of(language).lists
    for name in ("titles", "leads", "sentences", "comments", "captions"):
        assert all("{" not in writer.fill(form) for form in forms[name])
