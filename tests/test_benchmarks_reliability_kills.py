"""The measurement of kills: the faults that it serves, and that it sees what is wrong with an output."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from functools import reduce
from http.client import HTTPConnection, HTTPException
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from benchmarks.reliability import clocks, killing
from benchmarks.reliability.dying import STEPS, environment
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


@pytest.mark.parametrize("step", STEPS)
def test_what_a_crawl_is_to_die_at_is_there(step: str) -> None:
    module, _, path = STEPS[step].partition(":")
    assert callable(reduce(getattr, path.split("."), import_module(module)))


@pytest.mark.parametrize(("when", "written"), [("before", 1), ("after", 2)])
def test_a_process_dies_at_the_step_that_it_was_told(tmp_path: Path, when: str, written: int) -> None:
    code = "import os, pathlib\nfor name in 'abc': pathlib.Path(name).touch(); pathlib.Path(name).replace(name.upper())"
    told = environment(tmp_path, "a shard's name", when, 2)
    done = subprocess.run(
        [sys.executable, "-c", code, "crawl"], cwd=tmp_path, env=os.environ | told, check=False
    )
    assert done.returncode == -signal.SIGKILL
    assert len([path for path in tmp_path.iterdir() if path.name in "ABC"]) == written


def test_a_clock_is_moved_for_whatever_asks_for_the_time(tmp_path: Path) -> None:
    code = "import time, datetime as d; print(time.time(), d.datetime.now(d.UTC).timestamp(), time.time_ns() / 1e9)"
    told = os.environ | clocks.environment(tmp_path, 86400.0)
    shown = subprocess.run(
        [sys.executable, "-c", code], env=told, check=True, capture_output=True, text=True
    ).stdout
    assert [round((time.time() - float(moment)) / 3600) for moment in shown.split()] == [24, 24, 24]


def test_half_a_page_counts_as_such_and_the_whole_one_as_the_article(tmp_path: Path) -> None:
    folder = output(tmp_path, (0, "نص النهاية"))
    half = {"id": f"{0:032x}", "url": URL.format(0), "part": 0, "text": "نص", "verdicts": ["truncated"]}
    (folder / "run-1" / "rejected-2026-11-26-0001.jsonl").write_text(
        json.dumps(half) + "\n", encoding="utf-8"
    )
    kept = look(folder, {URL.format(0): "النهاية"})
    assert (kept.articles[URL.format(0)], kept.halves, kept.doubled, len(kept.rejected)) == (1, 1, 0, 0)
