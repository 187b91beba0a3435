"""Spider arguments into values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newscrawl.sources import CatalogueError, load_catalogue
from newscrawl.spiders.arguments import ArgumentError, news_arguments, urls_arguments

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = """[[source]]
name = "{}"
title = "الواحة"
url = "https://www.example.com"
language = "ar"
country = "SA"
timezone = "Asia/Riyadh"
"""


def test_a_catalogue_by_name() -> None:
    arguments = news_arguments({"sources": "arabic", "limit": "5"})
    assert arguments.catalogue == load_catalogue("arabic")
    assert (arguments.limit, arguments.demo) == (5, False)


def test_several_catalogues_by_name_and_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(ENTRY.format("mine"), encoding="utf-8")
    arguments = news_arguments({"sources": f"demo, {path},demo"})
    assert arguments.demo
    assert arguments.catalogue.sources[-1].name == "mine"
    assert len(arguments.catalogue.sources) == len(load_catalogue("demo").sources) + 1


def test_a_path_may_hold_a_comma(tmp_path: Path) -> None:
    path = tmp_path / "mine, too.toml"
    path.write_text(ENTRY.format("mine"), encoding="utf-8")
    assert news_arguments({"sources": str(path)}).catalogue.sources[0].name == "mine"


def test_a_source_of_two_catalogues_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(ENTRY.format("okaz"), encoding="utf-8")
    with pytest.raises(CatalogueError, match="okaz"):
        news_arguments({"sources": f"arabic,{path}"})


@pytest.mark.parametrize(
    ("given", "private"),
    [
        ({"site": "https://www.example.org/ar"}, False),
        ({"site": "http://127.0.0.1:8000/"}, True),
        ({"site": "http://[::1]:8000/"}, True),
        ({"site": "http://[::1]/"}, True),
        ({"site": "http://localhost:8000"}, True),
        ({"site": "http://8.8.8.8/"}, False),
        ({"site": "http://intranet.example/", "private": "true"}, True),
        ({"site": "http://127.0.0.1:8000/", "private": "no"}, False),
    ],
)
def test_a_site_is_private_where_the_operator_writes_such_an_address_or_says_so(
    given: dict[str, str], private: bool
) -> None:
    (source,) = news_arguments(given).catalogue.sources
    assert source.private is private
    assert not source.places


@pytest.mark.parametrize(
    ("given", "part"),
    [
        ({}, "none is given"),
        ({"sources": ""}, "none is given"),
        ({"sources": "demo", "site": "https://example.org"}, "both are given"),
        ({"sources": ","}, "names no catalogue"),
        ({"source": "demo"}, "unknown argument 'source'"),
        ({"site": "example.org"}, "write it whole"),
        ({"site": "file:///etc/passwd"}, "write it whole"),
        ({"sources": "demo", "limit": "0"}, "limit '0'"),
        ({"sources": "demo", "limit": "-3"}, "limit '-3'"),
        ({"sources": "demo", "limit": "ten"}, "limit 'ten'"),
        ({"sources": "demo", "limit": "٥"}, "limit '٥'"),
        ({"sources": "demo", "private": "true"}, "into the entry"),
        ({"site": "https://example.org", "private": "maybe"}, "neither true nor false"),
    ],
)
def test_says_what_is_wrong_and_what_to_write(given: dict[str, str], part: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        news_arguments(given)
    assert part in str(caught.value)


def test_a_scheduler_s_own_arguments_pass() -> None:
    assert news_arguments({"sources": "demo", "_job": "17"}).demo


def test_a_list_of_addresses(tmp_path: Path) -> None:
    path = tmp_path / "urls.txt"
    path.write_text("https://example.org/\n", encoding="utf-8")
    assert urls_arguments({"file": str(path)}).file == path
    assert urls_arguments({"file": str(path), "private": "1"}).private


@pytest.mark.parametrize("given", [{}, {"file": ""}, {"file": "nowhere.txt"}, {"file": "."}, {"path": "x"}])
def test_a_list_that_cannot_be_read_is_named(given: dict[str, str]) -> None:
    with pytest.raises(ArgumentError, match="file"):
        urls_arguments(given)
