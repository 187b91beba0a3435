"""A source is crawled by one run at a time, and what ends a lease."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from newscrawl.store.holders import Holder, is_gone, this_process
from newscrawl.store.leases import RENEWED, SECONDS
from newscrawl.store.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLD = """
import sys, time
from pathlib import Path
from newscrawl.store.ledger import Ledger
ledger = Ledger(Path(sys.argv[1]))
print(ledger.leases.take([1, 2]), flush=True)
time.sleep(60)
"""


class Clock:
    now = 1_800_000_000

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def runs(tmp_path: Path, clock: Clock) -> Iterator[tuple[Ledger, Ledger]]:
    first, second = Ledger(tmp_path / "s.sqlite", clock), Ledger(tmp_path / "s.sqlite", clock)
    first.sources({"a": "https://a.example/", "b": "https://b.example/"})
    yield first, second
    first.close()
    second.close()


def test_what_one_run_holds_the_other_does_not_get(runs: tuple[Ledger, Ledger]) -> None:
    first, second = runs
    assert first.leases.take([1]) == {1}
    assert second.leases.take([1, 2]) == {2}
    assert first.leases.take([1, 2]) == {1}


def test_a_run_that_ends_gives_its_leases_back(runs: tuple[Ledger, Ledger]) -> None:
    first, second = runs
    first.leases.take([1, 2])
    first.leases.release()
    first.writer.flush_now()
    assert second.leases.take([1, 2]) == {1, 2}


def test_a_lease_ends_unless_it_is_renewed(runs: tuple[Ledger, Ledger], clock: Clock) -> None:
    first, second = runs
    first.leases.take([1])
    for _ in range(2 * SECONDS // RENEWED):
        clock.now += RENEWED
        first.leases.renew()
        first.writer.flush_now()
    assert second.leases.take([1]) == set()
    clock.now += SECONDS
    assert second.leases.take([1]) == {1}


def test_a_lease_is_not_renewed_each_second(runs: tuple[Ledger, Ledger], clock: Clock) -> None:
    first, _ = runs
    first.leases.take([1])
    for _ in range(RENEWED - 1):
        clock.now += 1
        first.leases.renew()
    assert len(first.writer) == 0


def test_a_clock_that_went_back_keeps_no_source_from_being_crawled(
    runs: tuple[Ledger, Ledger], clock: Clock
) -> None:
    first, second = runs
    first.leases.take([1])
    clock.now -= 365 * 86400
    assert second.leases.take([1]) == {1}


def test_a_clock_that_went_back_is_no_reason_not_to_renew(runs: tuple[Ledger, Ledger], clock: Clock) -> None:
    first, second = runs
    first.leases.take([1])
    clock.now -= 365 * 86400
    first.leases.renew()
    first.writer.flush_now()
    assert second.leases.take([1]) == set()


def test_a_killed_run_s_leases_end_at_once(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    ledger = Ledger(path)
    ledger.sources({"a": "https://a.example/", "b": "https://b.example/"})
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "{1, 2}\n"
        assert ledger.leases.take([1, 2]) == set()
        other.kill()
        other.wait()
    assert ledger.leases.take([1, 2]) == {1, 2}
    ledger.close()


def test_only_what_is_certain_is_said_of_a_process() -> None:
    me = this_process()
    assert not is_gone(str(me))
    assert not is_gone(f"{me} token")
    assert is_gone(str(Holder(machine=me.machine, pid=me.pid, began="1")))
    assert is_gone(str(Holder(machine=me.machine, pid=2**22 + 1, began=me.began)))
    assert not is_gone(str(Holder(machine="another", pid=2**22 + 1, began=me.began)))
    assert not is_gone(str(Holder(machine="", pid=2**22 + 1, began="")))
    for text in ("", " ", "x", f"{me.machine} x y", "\x00"):
        assert not is_gone(text)
