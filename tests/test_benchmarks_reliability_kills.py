"""The measurement of kills: the faults that it serves, and that it sees what is wrong with an output."""

from __future__ import annotations

import json
import sys
from collections import Counter
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING

import pytest

from benchmarks.reliability import killing
from benchmarks.reliability.faulty import FAULTS, MOST, FaultyOutlet
from benchmarks.reliability.kept import look
from newscrawl.store.keys import key_of
from newscrawl.store.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://www.example.com/{}"
ENDINGS = {URL.format(number): "النهاية" for number in range(3)}


def test_a_fifth_of_the_answers_is_faulty_and_never_more_than_two_in_a_row() -> None:
    with FaultyOutlet(1, seed=1) as outlet:
        rows = {f"/{path}": [outlet.fault(f"/{path}") for _ in range(40)] for path in range(100)}
    kinds = Counter(kind for row in rows.values() for kind in row)
    assert set(kinds) == {"", *FAULTS}
    assert 0.18 < 1 - kinds[""] / 4000 < 0.22
    assert all(any(not kind for kind in row[at : at + MOST + 1]) for row in rows.values() for at in range(37))


@pytest.mark.parametrize("kind", ["503", "reset", "truncated", "wrong length"])
def test_a_faulty_answer_gives_no_whole_page(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultyOutlet(1, seed=1) as outlet:
        (path,) = outlet.paths
        monkeypatch.setattr(outlet, "fault", lambda _: kind)
        assert not came_whole(outlet.base, path)
        assert not outlet.good


def came_whole(base: str, path: str) -> bool:
    with closing(HTTPConnection(base.removeprefix("http://"), timeout=5)) as connection:
        try:
            connection.request("GET", path)
            with connection.getresponse() as answer:
                return answer.status == 200 and bool(answer.read())
        except (HTTPException, ConnectionError):
            return False


def test_an_answer_without_a_fault_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultyOutlet(1, seed=1) as outlet:
        monkeypatch.setattr(outlet, "fault", lambda _: "")
        (path,) = outlet.paths
        assert came_whole(outlet.base, path)


def output(tmp_path: Path, *lines: tuple[int, str]) -> Path:
    """Make an output folder with a shard that has these articles, and a store that knows them as written."""
    (tmp_path / "run-1").mkdir()
    ledger = Ledger(tmp_path / "newscrawl.sqlite")
    with (tmp_path / "run-1" / "stories-2026-11-26-0001.jsonl").open("w", encoding="utf-8") as shard:
        for number, text in lines:
            ledger.addresses.found(key_of(URL.format(number)))
            record = {"id": f"{number:032x}", "url": URL.format(number), "part": 0, "text": text}
            shard.write(json.dumps(record) + "\n")
    ledger.writer.flush_now()
    ledger.close()
    return tmp_path


def test_a_whole_output_is_sound(tmp_path: Path) -> None:
    kept = look(output(tmp_path, *((number, "نص النهاية") for number in range(3))), ENDINGS)
    assert kept.is_sound()
    assert (kept.lost(ENDINGS), kept.doubled, kept.cut, dict(kept.states)) == ([], 0, 0, {"STORED": 3})


def test_sees_what_is_lost_doubled_cut_and_unfinished(tmp_path: Path) -> None:
    folder = output(tmp_path, (0, "نص النهاية"), (0, "نص النهاية"), (1, "نص"))
    (folder / "run-1" / "more.jsonl.part").write_bytes(b"")
    (folder / ".journal").mkdir()
    (folder / ".journal" / "run-1.1.log").write_bytes(b"")
    kept = look(folder, ENDINGS)
    assert (kept.lost(ENDINGS), kept.doubled, kept.cut) == ([URL.format(2)], 1, 1)
    assert kept.unfinished == (".journal/run-1.1.log", "run-1/more.jsonl.part")
    assert not kept.is_sound()


def test_sees_a_process_that_outlives_its_crawl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child = tmp_path / "stays"  # stands for Python: starts a process that stays, and stays itself
    child.write_text(
        f"#!{sys.executable}\nimport subprocess, time\nsubprocess.Popen(['sleep', '30'])\ntime.sleep(30)\n"
    )
    child.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(child))
    crawl = killing.start(["news"], {}, tmp_path / "log")
    while not crawl.workers():
        assert crawl.process.poll() is None
    crawl.kill("main")
    (orphan,) = crawl.orphans(0.2)
    killing.strike(orphan)
    assert crawl.orphans(2) == []
