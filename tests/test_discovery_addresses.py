"""Addresses: which may be fetched, and which are the same."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.discovery.addresses import MAX_URL_CHARS, address_key, fetchable, host_of

BASE = "https://www.example.com/news/feed.xml"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://example.com/a", "https://example.com/a"),
        ("/a/b", "https://www.example.com/a/b"),
        ("c", "https://www.example.com/news/c"),
        ("//cdn.example.com/a", "https://cdn.example.com/a"),
        ("  https://example.com/a\n", "https://example.com/a"),
        ("https://example.com", "https://example.com/"),
        ("https://EXAMPLE.com:443/A", "https://example.com/A"),
        ("http://example.com:80/a", "http://example.com/a"),
        ("http://example.com:8080/a", "http://example.com:8080/a"),
        ("https://example.com/a#comments", "https://example.com/a"),
        ("https://example.com/خبر عاجل", "https://example.com/%D8%AE%D8%A8%D8%B1%20%D8%B9%D8%A7%D8%AC%D9%84"),
        ("https://example.com/a?id=3&utm_source=rss&UTM_Medium=x", "https://example.com/a?id=3"),
        ("https://example.com/a?fbclid=x", "https://example.com/a"),
        ("https://example.com/a?traffic_source=rss&page=2", "https://example.com/a?page=2"),
        ("https://example.com/a?utmost=1", "https://example.com/a?utmost=1"),
        ("http://[::1]:8000/a", "http://[::1]:8000/a"),
        ("https://example.com\\@evil.example/", "https://example.com/@evil.example/"),  # as browsers read it
        ("https://مثال.example/", "https://xn--mgbh0fb.example/"),
    ],
)
def test_resolves_what_can_be_requested(href: str, expected: str) -> None:
    assert fetchable(href, BASE) == expected


@pytest.mark.parametrize(
    "href",
    [
        "",
        "   ",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://example.com/a",
        "mailto:desk@example.com",
        "https://user:secret@example.com/",
        "https://example.com@evil.example/",
        "http://",
        "http:///a",
        "http://exa mple.com/",
        "http://exa<mple.com/",
        "http://[::1/",
        "http://example.com:99999/",
        "http://example.com:port/",
        "http://-example.com/",
        "https://example.com/" + "a" * MAX_URL_CHARS,
        "https://example.com/" + "خ" * (MAX_URL_CHARS // 3),  # fits as typed, not once encoded
    ],
)
def test_refuses_what_cannot_or_must_not_be_requested(href: str) -> None:
    assert fetchable(href, "") is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("http://example.com/a", "https://example.com/a"),
        ("https://www.example.com/a", "https://example.com/a"),
        ("https://example.com/a/", "https://example.com/a"),
        ("https://example.com/a?b=1&a=2", "https://example.com/a?a=2&b=1"),
        ("https://example.com/a?utm_source=x", "https://example.com/a"),
        ("https://example.com/%d8%ae", "https://example.com/خ"),
        ("https://example.com", "http://www.example.com/"),
    ],
)
def test_knows_two_spellings_of_one_page(first: str, second: str) -> None:
    assert address_key(first) == address_key(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://example.com/a", "https://example.com/b"),
        ("https://example.com/a", "https://example.com/A"),
        ("https://example.com/?id=1", "https://example.com/?id=2"),
        ("https://example.com:8080/a", "https://example.com/a"),
        ("https://ar.example.com/a", "https://example.com/a"),
    ],
)
def test_keeps_different_pages_apart(first: str, second: str) -> None:
    assert address_key(first) != address_key(second)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_raises_and_what_is_fetchable_stays_so(text: str) -> None:
    found = fetchable(text, BASE)
    if found is not None:
        assert found.isascii()
        assert fetchable(found) == found
    host_of(text)


def test_a_query_of_many_parameters_takes_no_time() -> None:
    start = time.process_time()
    assert fetchable("https://example.com/?" + "utm_a=1&" * 1_000_000) is None
    assert fetchable("https://example.com/?" + "&" * 1900) is not None
    assert time.process_time() - start < 1
