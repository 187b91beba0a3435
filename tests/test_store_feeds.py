"""What entrances said last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newscrawl.discovery.entrances import Entrance
from newscrawl.store.feeds import Heard
from newscrawl.store.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

URL = "https://www.example.com/feed.xml"
FEED = Entrance(url=URL, role="feed")
TERMS = b"terms"
HEARD = Heard(
    digest=b"digest", terms=TERMS, etag='"e"', modified="yesterday", links=7,
    children=(("https://www.example.com/1.xml", "2026-11-26"), ("https://www.example.com/2.xml", None)),
)  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledger = Ledger(tmp_path / "store.sqlite")
    yield ledger
    ledger.close()


@pytest.fixture
def source(ledger: Ledger) -> int:
    return ledger.sources({"alwaha": "https://www.example.com/"})["alwaha"]


def row(ledger: Ledger, *columns: str) -> tuple[object, ...]:
    found: tuple[object, ...] = ledger._reader.execute(f"SELECT {', '.join(columns)} FROM feed").fetchone()  # noqa: S608
    return found


def test_what_was_heard_is_known_under_the_same_terms(ledger: Ledger, source: int) -> None:
    assert ledger.feeds.last(source, URL, TERMS) is None
    ledger.feeds.answered(source, FEED, HEARD, 7)
    ledger.writer.flush_now()
    assert ledger.feeds.last(source, URL, TERMS) == HEARD
    assert ledger.feeds.last(source, URL, b"others") is None


def test_each_source_hears_for_itself(ledger: Ledger, source: int) -> None:
    other = ledger.sources({"almarsa": "https://almarsa.example/"})["almarsa"]
    ledger.feeds.answered(source, FEED, HEARD, 7)
    ledger.writer.flush_now()
    assert ledger.feeds.last(other, URL, TERMS) is None


def test_new_validators_of_what_has_not_changed_are_kept(ledger: Ledger, source: int) -> None:
    ledger.feeds.answered(source, FEED, HEARD, 7)
    ledger.feeds.unchanged(source, FEED, '"f"', None)
    ledger.writer.flush_now()
    heard = ledger.feeds.last(source, URL, TERMS)
    assert heard is not None
    assert (heard.etag, heard.modified, heard.links) == ('"f"', "yesterday", 7)
    assert row(ledger, "fresh") == (0,)


def test_failures_in_a_row_are_counted_and_what_was_heard_before_holds(ledger: Ledger, source: int) -> None:
    ledger.feeds.answered(source, FEED, HEARD, 7)
    for _ in range(2):
        ledger.feeds.failed(source, FEED, "503")
    ledger.writer.flush_now()
    assert row(ledger, "errors", "reason") == (2, "503")
    assert ledger.feeds.last(source, URL, TERMS) == HEARD
    ledger.feeds.unchanged(source, FEED)
    ledger.writer.flush_now()
    assert row(ledger, "errors", "reason") == (0, None)


def test_one_that_never_answered_is_asked_for_all_of_it_and_a_guess_leaves_no_trace(
    ledger: Ledger, source: int
) -> None:
    ledger.feeds.failed(source, Entrance(url=f"{URL}?guess", role="feed", guessed=True), "404")
    ledger.feeds.failed(source, FEED, "DownloadTimeoutError")
    ledger.writer.flush_now()
    assert ledger.feeds.last(source, URL, TERMS) is None
    assert row(ledger, "count(*)", "max(url)") == (1, URL)
