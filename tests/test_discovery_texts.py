"""Titles and language codes as feeds and sitemaps write them."""

from __future__ import annotations

import pytest

from newscrawl.discovery.texts import language_code, one_line


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("ar", "ar"),
        ("AR-sa", "ar"),
        ("en_US", "en"),
        ("arabic", None),
        ("", None),
        (None, None),
        (" fr ", "fr"),
    ],
)
def test_reads_a_language_code(declared: str | None, expected: str | None) -> None:
    assert language_code(declared) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  خبر \n عاجل ", "خبر عاجل"),
        ("a\u2028b\u0085c\x00d", "a b c d"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("x" * 30, "x" * 20),
        ("", None),
        ("\x00", None),
        (None, None),
    ],
)
def test_makes_one_line_of_a_title(text: str | None, expected: str | None) -> None:
    assert one_line(text, 20) == expected
