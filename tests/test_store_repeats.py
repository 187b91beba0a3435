"""Which stories of a crawl repeat what is in the output: what counts, and from when on."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from newscrawl.items import Page, Story
from newscrawl.stages.fingerprint import prints
from newscrawl.stages.quality import DEFAULT_REJECT
from newscrawl.stages.render import record_id
from newscrawl.store.ledger import Ledger
from newscrawl.store.outputs import _note
from newscrawl.store.stories import MOST_COMPARED, scheme
from tests.test_duplicates_marks import NEAR, OTHER, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FETCHED = "2026-11-26T08:00:00+00:00"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledger = Ledger(tmp_path / "store.sqlite")
    yield ledger
    ledger.close()


def page(name: str, *texts: str, verdicts: tuple[str, ...] = ()) -> Page:
    stories = []
    for part, text in enumerate(texts):
        fingerprint, signature = prints(text)
        stories.append(Story(part=part, blocks=(), text=text, fingerprint=fingerprint, signature=signature))
    url = f"https://www.example.com/{name}"
    return Page(url=url, requested=url, fetched=FETCHED, stories=tuple(stories), verdicts=verdicts)


def named(name: str, part: int = 0) -> str:
    return record_id(f"https://www.example.com/{name}", part)


def compare(ledger: Ledger, item: Page) -> list[tuple[str | None, str]]:
    """Have *item* go through the pipelines of a crawl; return what each story repeats, and its last verdict."""
    marked = ledger.mark_repeats(ledger.judge(item))
    return [(story.duplicate_of, story.verdicts[-1] if story.verdicts else "") for story in marked.stories]


def store(ledger: Ledger, item: Page) -> None:
    """Have the records of *item* on the disk."""
    ledger.stored(item.requested, item.url)
    ledger.writer.flush_now()


def restart(ledger: Ledger) -> Ledger:
    """Return the ledger that the next run opens; what the last had not written is lost, as by kill -9."""
    ledger.close()
    return Ledger(ledger.path)


def test_a_story_counts_in_its_run_at_once_and_in_the_next_if_it_is_on_the_disk(tmp_path: Path) -> None:
    first = Ledger(tmp_path / "store.sqlite")
    assert compare(first, page("stored", TEXT)) == [(None, "")]
    assert compare(first, page("copy", OTHER, NEAR)) == [(None, ""), (named("stored"), "near-duplicate")]
    store(first, page("stored", TEXT))
    second = restart(first)
    assert compare(second, page("later", TEXT)) == [(named("stored"), "duplicate")]
    assert compare(second, page("other", OTHER)) == [(None, "")]  # it had not reached the disk
    second.close()


def test_a_page_that_is_fetched_again_after_a_crash_is_no_repeat_of_itself(tmp_path: Path) -> None:
    first = Ledger(tmp_path / "store.sqlite")
    compare(first, page("a", TEXT, OTHER))
    second = restart(first)
    assert compare(second, page("a", TEXT, OTHER)) == [(None, ""), (None, "")]
    store(second, page("a", TEXT, OTHER))
    third = restart(second)
    # Another text at the same address is compared with all but what it was, and counts from then on.
    assert compare(third, page("a", NEAR, OTHER)) == [(None, ""), (None, "")]
    store(third, page("a", NEAR, OTHER))
    assert compare(third, page("b", NEAR)) == [(named("a"), "duplicate")]
    third.close()


def test_what_a_dead_run_left_in_the_output_counts_once_it_is_read_again(ledger: Ledger) -> None:
    fields = {"id": named("a"), "url": "https://www.example.com/a", "text": TEXT, "verdicts": []}
    assert _note(ledger, fields | {"revision": 1})
    assert _note(
        ledger, fields | {"revision": 0, "text": OTHER}
    )  # the older comes later: nothing is compared with it
    assert _note(ledger, fields | {"id": named("b"), "text": OTHER, "duplicate_of": named("c")})
    assert _note(ledger, fields | {"id": named("d"), "text": OTHER, "verdicts": ["wall"]})
    ledger.writer.flush_now()
    assert compare(ledger, page("e", TEXT, OTHER)) == [(named("a"), "duplicate"), (None, "")]


def test_repeats_are_no_originals_and_the_first_seen_is_named(ledger: Ledger) -> None:
    for name, text in (("near", NEAR), ("copy", TEXT), ("later", TEXT)):
        compare(ledger, page(name, text))
        store(ledger, page(name, text))
    assert compare(ledger, page("e", TEXT)) == [(named("near"), "near-duplicate")]
    count = ledger._reader.execute("SELECT count(*) FROM story").fetchone()
    assert count == (1,)


def test_of_more_that_are_alike_than_are_compared_the_same_words_are_found(ledger: Ledger) -> None:
    ending = " ".join(f"كلمة{number}" for number in range(300))
    for number in range(MOST_COMPARED + 10):  # each half of it its own: no repeats, but some share a band
        own = " ".join(f"خاص{number}و{word}" for word in range(300))
        compare(ledger, page(f"{number}", f"{own} {ending}"))
        store(ledger, page(f"{number}", f"{own} {ending}"))
    stories = ledger._reader.execute("SELECT count(*) FROM story").fetchone()[0]
    assert stories == MOST_COMPARED + 10
    assert compare(ledger, page("copy", f"{own} {ending}")) == [(named(f"{number}"), "duplicate")]


def test_pages_that_are_no_articles_and_what_is_rejected_anyway_are_not_compared(ledger: Ledger) -> None:
    ledger.repeats.reject = frozenset({*DEFAULT_REJECT, "short"})
    for verdict in ("wall", "short"):
        assert compare(ledger, page("a", TEXT, verdicts=(verdict,))) == [(None, "")]
        store(ledger, page("a", TEXT, verdicts=(verdict,)))
    assert compare(ledger, page("b", TEXT)) == [(None, "")]


def test_of_hosts_that_are_others_in_the_next_run_nothing_is_kept_but_their_stories_are_compared(
    ledger: Ledger,
) -> None:
    ledger.passing.add("www.example.com")
    assert compare(ledger, page("a", TEXT)) == [(None, "")]
    store(ledger, page("a", TEXT))
    assert compare(ledger, page("b", TEXT)) == [(named("a"), "duplicate")]
    assert ledger._reader.execute("SELECT count(*) FROM band").fetchone() == (0,)


def test_an_index_of_another_scheme_is_emptied_and_that_is_told(ledger: Ledger) -> None:
    compare(ledger, page("a", TEXT))
    store(ledger, page("a", TEXT))
    assert (ledger.outdated, restart(ledger).outdated) == (0, 0)
    with sqlite3.connect(ledger.path) as connection:
        connection.execute("UPDATE scheme SET digest = ?", (b"of a version that there will be",))
    connection.close()
    after = Ledger(ledger.path)
    assert after.outdated == 1
    assert compare(after, page("b", TEXT)) == [(None, "")]
    after.close()
    assert Ledger(ledger.path).outdated == 0


def test_the_scheme_is_the_same_in_every_run() -> None:
    # Stored signatures are compared with new ones: a change here empties every index.
    assert scheme().hex() == "75dd7e44559d4d9cb8738c5b155164b4"
