"""Dates as feeds and sitemaps write them."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.discovery.moments import earliest, instant, iso_moment, latest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-22", "2026-11-22"),
        ("2026-11-22T07:31:15+03:00", "2026-11-22T07:31:15+03:00"),
        ("2026-11-22T07:31:15Z", "2026-11-22T07:31:15+00:00"),
        ("2026-11-22T07:31:15.123456Z", "2026-11-22T07:31:15+00:00"),
        ("2026-11-22T07:31", "2026-11-22T07:31:00"),
        ("2026-11-22 07:31:15", "2026-11-22T07:31:15"),
        ("2026-11-22 07:31:15 +0300", "2026-11-22T07:31:15+03:00"),
        ("Sun, 22 Nov 2026 07:31:15 +0300", "2026-11-22T07:31:15+03:00"),
        ("Sun, 22 Nov 2026 07:31:15 GMT", "2026-11-22T07:31:15+00:00"),
        ("22 Nov 2026 07:31:15", "2026-11-22T07:31:15"),
        ("  2026-11-22\n", "2026-11-22"),
        ("0001-01-01T00:00:00", None),
        ("1970-01-01T00:00:00Z", None),
        ("9999-12-31", None),
        ("2026-13-40", None),
        ("Sun, 22 Nov 2026 07:31:15 +9999", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        ("2026-11-22" + " " * 60 + "x", None),
    ],
)
def test_reads_a_date_as_stated(text: str | None, expected: str | None) -> None:
    assert iso_moment(text) == expected


@settings(deadline=None)
@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    found = iso_moment(text)
    assert found is None or instant(found).tzinfo is not None


def test_a_moment_without_an_offset_counts_as_utc() -> None:
    assert instant("2026-11-22T07:00:00") == datetime(2026, 11, 22, 7, tzinfo=UTC)


def test_of_two_statements_of_one_day_the_exact_one_is_the_earliest() -> None:
    assert earliest("2026-11-22", "2026-11-22T18:00:00+03:00") == "2026-11-22T18:00:00+03:00"
    assert earliest("2026-11-21", None, "2026-11-22T18:00:00+03:00") == "2026-11-21"
    assert earliest(None, None) is None


def test_the_latest_counts_offsets() -> None:
    assert latest("2026-11-22T10:00:00+03:00", "2026-11-22T08:00:00+00:00") == "2026-11-22T08:00:00+00:00"


def test_a_long_date_takes_no_time() -> None:
    start = time.process_time()
    assert iso_moment("1" * 5_000_000) is None
    assert iso_moment("1" + " " * 62) is None
    assert time.process_time() - start < 0.5
