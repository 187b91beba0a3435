"""Which addresses belong to one site."""

from __future__ import annotations

import socket

import pytest

from newscrawl.discovery.sites import on_sites, same_site, site_of


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.example.com/a", "example.com"),
        ("https://a.b.example.co.uk/", "example.co.uk"),
        ("https://www.example.com.sa/", "example.com.sa"),
        ("https://example.com:8443/", "example.com"),
        ("https://EXAMPLE.COM./", "example.com"),
        ("http://127.0.0.1:8000/", "127.0.0.1:8000"),
        ("http://127.0.0.1/", "127.0.0.1"),
        ("http://[::1]:8000/", "[::1]:8000"),
        ("http://localhost:9/", "localhost:9"),
        ("http://alwaha.demo/x", "alwaha.demo"),
        ("https://salma.blogspot.com/", "salma.blogspot.com"),
        ("https://co.uk/", "co.uk"),
        ("mailto:x", ""),
        ("", ""),
        ("http://[", ""),
    ],
)
def test_names_the_site_of_an_address(url: str, expected: str) -> None:
    assert site_of(url) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("https://www.example.com/", "http://ar.example.com/x", True),
        ("https://example.com/", "https://example.org/", False),
        ("https://example.com/", "https://example.com.evil.org/", False),
        ("https://notexample.com/", "https://example.com/", False),
        ("http://127.0.0.1:1/", "http://127.0.0.1:2/", False),
        ("https://a.blogspot.com/", "https://b.blogspot.com/", False),
        ("", "", False),
    ],
)
def test_compares_sites(first: str, second: str, expected: bool) -> None:
    assert same_site(first, second) is expected


def test_finds_a_site_among_several() -> None:
    assert on_sites("https://feeds.example.org/x", frozenset({"example.com", "example.org"}))
    assert not on_sites("https://example.net/", frozenset({"example.com"}))


def test_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise AssertionError("the list of suffixes was looked for on the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert site_of("https://never.seen.before.example.ae/") == "example.ae"
