"""Pages on their way: done once their records are on the disk, and none before."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from newscrawl.discovery.links import Link
from newscrawl.stages.render import record_id
from newscrawl.store.keys import State, key_of
from newscrawl.store.ledger import Ledger
from tests.test_store_records import OTHER, URL, page, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from newscrawl.store.sharing import Sharing


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledger = Ledger(tmp_path / "store.sqlite")
    yield ledger
    ledger.close()


def test_half_a_page_is_written_and_asked_for_again(ledger: Ledger) -> None:
    assert write(ledger, page("", verdicts=("truncated",))) == [("", 0)]
    assert ledger.addresses.state(key_of(URL)) == State.DISCOVERED
    assert write(ledger, page("نص المقال")) == [("نص المقال", 1)]
    assert ledger.addresses.state(key_of(URL)) == State.STORED


def test_a_page_whose_run_died_is_known_by_its_receipt_and_its_records_are_not_written_again(
    ledger: Ledger,
) -> None:
    ids = [record_id(URL, part) for part in (0, 1)]
    ledger.stored(OTHER, URL, ids)
    ledger.writer.flush_now()
    assert ledger.addresses.is_done(key_of(URL))
    assert ledger.addresses.is_done(key_of(OTHER))
    assert write(ledger, page("نص", "قصة أخرى", "ثالثة")) == [("ثالثة", 0)]


@pytest.mark.parametrize("texts", [(), ("",)])
def test_half_a_page_is_not_done_when_its_receipt_comes_after_it_was_noted(
    ledger: Ledger, texts: tuple[str, ...]
) -> None:
    half = page(*texts, verdicts=("truncated",))
    write(ledger, half)
    ledger.stored(URL, URL)
    ledger.writer.flush_now()
    assert ledger.addresses.state(key_of(URL)) != State.STORED


def test_a_page_that_waits_for_another_is_not_done_by_its_receipt_either(ledger: Ledger) -> None:
    first, second = page("نص", canonical=URL), page("نص", url=OTHER, canonical=URL)
    ledger.judge(first)
    ledger.judge(second)
    ledger.stored(OTHER, OTHER)  # nothing of it is to be written
    ledger.stored(OTHER, OTHER)  # its receipt, which has no records
    ledger.writer.flush_now()
    assert not ledger.addresses.is_done(key_of(OTHER))


def test_half_a_page_whose_run_died_is_asked_for_again_and_the_whole_one_is_written(ledger: Ledger) -> None:
    source = ledger.sources({"example": "https://www.example.com/"})["example"]
    ledger.discovered([Link(url=URL, found="feed")], source)
    write(ledger, page("نص", verdicts=("truncated",)))
    for _ in range(3):  # it had come before the run died, and may come again
        ledger.stored(URL, URL, [record_id(URL, 0)], is_whole=False)
    ledger.writer.flush_now()
    assert ledger.addresses.state(key_of(URL)) != State.STORED
    assert [visit.link.url for visit in ledger.addresses.waiting(source, ledger.started + 5)] == [URL]
    assert write(ledger, page("نص المقال")) == [("نص المقال", 1)]
    assert ledger.addresses.state(key_of(URL)) == State.STORED


@pytest.mark.parametrize("is_shared", [False, True])
def test_machines_that_share_are_told_to_which_address_a_page_belongs(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, *, is_shared: bool
) -> None:
    told: list[tuple[bytes, bytes]] = []
    monkeypatch.setattr(type(ledger.addresses), "belongs", lambda _, *keys: told.append(keys))
    if is_shared:
        ledger.share(cast("Sharing", object()))  # nothing is asked of it here
    ledger.stored(OTHER, URL, [record_id(URL, 0)])
    assert told == ([(key_of(URL), key_of(OTHER))] if is_shared else [])
