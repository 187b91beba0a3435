from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from newscrawl.items import Fact, Hints, Origin
from newscrawl.stages.metadata.moments import TRUST, Moments, settle_moments

NO_HINTS = Hints()
NOW = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
URL = "https://www.almarsad.example/news/77"


def moments(
    *stated: tuple[str, str, Origin], hints: Hints = NO_HINTS, url: str = URL, lines: tuple[str, ...] = ()
) -> Moments:
    facts = [Fact(name=name, value=value, origin=origin) for name, value, origin in stated]
    return settle_moments(facts, hints, url, NOW, lines)


def test_believes_in_the_order_of_trust() -> None:
    stated: list[tuple[str, str, Origin]] = [
        ("published", f"2023-05-0{9 - index}", origin)
        for index, origin in enumerate(TRUST)
        if origin not in ("feed", "sitemap", "url")
    ]
    url = "https://www.almarsad.example/2023/05/01/news"
    for origin in ("json-ld", "meta", "time"):
        assert moments(*reversed(stated), url=url).published_from == origin
        stated = [entry for entry in stated if entry[2] != origin]
    hints = Hints(published="2023-05-02", published_from="sitemap")
    assert moments(*stated, url=url, hints=hints).published_from == "sitemap"
    assert moments(*stated, url=url).published_from == "text"
    assert moments(url=url) == Moments(published="2023-05-01", published_from="url", modified=None)


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("2023-11-30T23:30:00Z", "2023-11-30T23:30:00+00:00"),
        ("2023-11-30T01:30:00+03:00", "2023-11-30T01:30:00+03:00"),
        ("2023-11-30 01:30", "2023-11-30T01:30:00+03:00"),
        ("2023-11-30", "2023-11-30"),
    ],
)
def test_keeps_day_and_offset_as_stated(value: str, published: str) -> None:
    assert moments(("published", value, "meta"), hints=Hints(timezone="Asia/Riyadh")).published == published


@pytest.mark.parametrize("value", ["", "0001-01-01T00:00:00", "2027-01-01", "قريبا", "1970-01-01T00:00:00Z"])
def test_goes_on_to_the_next_where_a_date_is_none(value: str) -> None:
    found = moments(("published", value, "json-ld"), ("published", "2023-05-05", "text"))
    assert (found.published, found.published_from) == ("2023-05-05", "text")


@pytest.mark.parametrize(
    ("stated", "modified"),
    [
        ([("modified", "2023-05-06", "meta")], "2023-05-06"),
        ([("modified", "2023-05-05T08:00:00", "meta")], "2023-05-05T08:00:00"),
        ([("modified", "2023-05-04", "meta")], None),
        ([("modified", "2023-05-04", "json-ld"), ("modified", "2023-05-07", "meta")], "2023-05-07"),
        ([("published", "آخر تحديث: 8 مايو 2023", "text")], "2023-05-08"),
    ],
)
def test_a_change_is_not_before_the_publication(
    stated: list[tuple[str, str, Origin]], modified: str | None
) -> None:
    found = moments(("published", "2023-05-05", "meta"), *stated)
    assert (found.published, found.modified) == ("2023-05-05", modified)


def test_compares_the_change_by_its_instant_where_both_have_an_offset() -> None:
    found = moments(
        ("published", "2023-05-05T10:00:00+03:00", "meta"), ("modified", "2023-05-05T08:00:00Z", "meta")
    )
    assert found.modified == "2023-05-05T08:00:00+00:00"
    earlier = moments(
        ("published", "2023-05-05T10:00:00+03:00", "meta"), ("modified", "2023-05-05T06:00:00Z", "meta")
    )
    assert earlier.modified is None


def test_prefers_a_date_to_a_stretch_of_time_of_the_same_trust() -> None:
    found = moments(("published", "منذ 11 ساعة", "text"), ("published", "7 مايو 2023", "text"))
    assert found.published == "2023-05-07"


def test_reads_date_lines_of_text_input_and_no_prose() -> None:
    lines = ("الساعة الآن 10:55", "في 3 مايو 2020 افتتح السوق", "تاريخ النشر: 30th, November 2023 GMT")
    found = moments(lines=lines)
    assert (found.published, found.published_from) == ("2023-11-30", "text")


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("/2023/11/30/title", "2023-11-30"),
        ("/news/2023-11-30-title", "2023-11-30"),
        ("/news/20231130/title", "2023-11-30"),
        ("/2023/1/5/title", "2023-01-05"),
        ("/2023/11/title", None),
        ("/2023/13/30/title", None),
        ("/2023/02/30/title", None),
        ("/news/202311301", None),
        ("/news/1202311301", None),
        ("/1950/11/30/title", None),
        ("/2027/11/30/title", None),
    ],
)
def test_reads_the_day_in_an_address(path: str, published: str | None) -> None:
    assert moments(url=f"https://www.almarsad.example{path}").published == published


@pytest.mark.parametrize("url", ["", "http://[", "x" * 100_000, "https://a.example/" + "2023/" * 50_000])
def test_an_address_that_is_none_tells_no_day(url: str) -> None:
    start = time.process_time()
    assert moments(url=url) == Moments(published=None, published_from=None, modified=None)
    assert time.process_time() - start < 0.5
