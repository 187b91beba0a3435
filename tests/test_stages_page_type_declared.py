"""What pages declare to be and how their addresses look, as signs."""

from __future__ import annotations

import pytest

from newscrawl.items import Fact, Origin
from newscrawl.stages.page_type.declared import addressed, declared
from newscrawl.stages.page_type.weights import WEIGHTS

SITE = "https://a.example"


@pytest.mark.parametrize(
    ("path", "signs"),
    [
        ("/", {"address-home"}),
        ("", {"address-home"}),
        ("/ar/", {"address-home"}),
        ("/index.php", {"address-home"}),
        ("/12/", set()),
        ("/sport/", set()),
        ("/tag/harbour", {"address-list"}),
        ("/تصنيف/رياضة", {"address-list"}),
        ("/?s=harbour", {"address-list"}),
        ("/list.php?cat=3&page=2", {"address-list"}),
        ("/index.php?section=news&item=77", set()),
        ("/?p=48213", {"address-article"}),
        ("/2026/01/05/harbour-market", {"address-article"}),
        ("/tag/harbour/48213", {"address-article", "address-list"}),
        ("/live/2026/01/05/strike", {"address-article", "address-list", "address-live-blog"}),
        ("/في-صور/x", set()),
        ("/صور/48213", {"address-article", "address-gallery"}),
    ],
)
def test_tells_the_shape_of_an_address(path: str, signs: set[str]) -> None:
    assert set(addressed(SITE + path)) == signs


@pytest.mark.parametrize("url", ["http://[", "http://[::1", ""])
def test_a_broken_address_says_at_most_home(url: str) -> None:
    assert set(addressed(url)) <= {"address-home"}


@pytest.mark.parametrize(
    ("value", "origin", "sign"),
    [
        ("NewsArticle", "json-ld", "declared-article"),
        ("newsarticle", "meta", "declared-article"),
        ("article", "json-ld", "declared-article"),
        ("article", "meta", "declared-og-article"),
        ("class:single", "meta", "declared-article"),
        ("class:error404", "meta", "declared-error"),
        ("collectionpage", "json-ld", "declared-list"),
        ("liveblogposting", "json-ld", "declared-live-blog"),
        ("video.other", "meta", "declared-gallery"),
        ("website", "meta", "declared-site"),
        ("person", "json-ld", None),
    ],
)
def test_tells_what_a_page_declares(value: str, origin: Origin, sign: str | None) -> None:
    assert list(declared([Fact(name="page_type", value=value, origin=origin)])) == ([sign] if sign else [])


def test_a_date_counts_that_is_declared_and_not_merely_seen() -> None:
    facts = [
        Fact(name="published", value="2026-01-05", origin=origin)
        for origin in ("json-ld", "meta", "text", "time")
    ]
    assert list(declared(facts)) == ["declared-date"] * 2


def test_every_sign_is_weighed() -> None:
    weighed = {sign for table in WEIGHTS.values() for sign in table}
    told = {
        "address-home",
        "address-list",
        "address-article",
        "address-live-blog",
        "address-gallery",
        "declared-date",
    }
    assert told <= weighed
