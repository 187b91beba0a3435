"""The hostile set: every case does what its row says, and nothing of what none may do."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.reliability.hostile.audit import events, install
from benchmarks.reliability.hostile.crawl import QUICK, Run, crawl, crawl_all
from benchmarks.reliability.hostile.outcome import records
from benchmarks.reliability.hostile.server import VICTIM
from newscrawl.export.runs import checked_run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.reliability.hostile.case import Case

CANARY = "canary-5f1e7c"
MOST_MIB = 700
MOST_SECONDS = 120  # 25 where nobody else uses the machine

TRIES = f"""
import socket
for address in (("{VICTIM}", 1), ("8.8.8.8", 80)):
    try:
        socket.create_connection(address, 1)
    except OSError as error:
        print(error)
open(__import__("os").environ["HOSTILE_FOLDER"] + "/canary.txt")
"""


def cases() -> tuple[Case, ...]:
    """Return the cases; there are bombs among them, which take a second to pack, once they are loaded."""
    from benchmarks.reliability.hostile.table import CASES

    return CASES


def test_has_many_cases_each_of_its_own() -> None:
    assert len(cases()) >= 60
    assert len({case.name for case in cases()}) == len(cases())


def sees_of_each_case_what_its_row_says(runs: list[Run]) -> None:
    found = {name: facts for run in runs for name, facts in run.seen.items()}
    differences = {
        case.name: (sorted(found[case.name]), sorted(case.seen))
        for case in cases()
        if found[case.name] != case.seen
    }
    assert differences == {}  # name: what was seen, what must be


def test_the_audit_would_see_a_connection_and_a_file(tmp_path: Path) -> None:
    place = install(tmp_path, {})
    environment = os.environ | {"PYTHONPATH": str(place), "HOSTILE_FOLDER": str(tmp_path)}
    tried = subprocess.run([sys.executable, "-c", TRIES], env=environment, capture_output=True, text=True, check=True)  # fmt: skip
    assert "refused by the audit" in tried.stdout.splitlines()[1]
    seen = events(tmp_path)
    assert [event["connect"] for event in seen if "connect" in event] == [[VICTIM, 1], ["8.8.8.8", 80]]
    assert [event["open"] for event in seen if "open" in event] == [str(tmp_path / "canary.txt")]


def connects_to_nothing_but_what_the_catalogue_opens(runs: list[Run]) -> None:
    for run in runs:
        assert run.connected
        assert run.connected - run.allowed == set()
        assert run.hits == []


def watches_the_worker_processes_too(runs: list[Run]) -> None:
    assert len({event["pid"] for event in runs[0].events if "start" in event}) >= 2


def opens_no_file_that_an_address_names_and_starts_no_program(runs: list[Run]) -> None:
    for run in runs:
        assert [event for event in run.events if "open" in event or "run" in event] == []
        assert CANARY not in run.log + run.printed
        for file in run.folder.rglob("*"):
            assert not file.is_file() or CANARY.encode() not in file.read_bytes()


def does_not_crash_and_stays_within_its_limits(runs: list[Run]) -> None:
    for run in runs:
        assert run.code == 0
        assert "Traceback" not in run.log
        assert "run ended: finished" in run.printed
        assert run.peak < MOST_MIB
        assert run.seconds < MOST_SECONDS


def counts_each_fault_under_its_own_name(runs: list[Run]) -> None:
    counted = set(
        re.findall(r"'newscrawl/download/fault_count/([^']+)': \d", "".join(run.log for run in runs))
    )
    ways = {"dns", "malformed", "oversize", "reset", "timeout", "truncated"}
    assert counted == ways | {"500", "503", "5xx", "connection-refused"}


def obeyed(text: str) -> set[str]:
    """Return the characters of *text* that a terminal would obey, or that hide or turn text."""
    return {
        letter
        for letter in text
        if letter not in "\n\t\u200c\u200d" and unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    }


def texts(value: Any) -> Iterator[str]:
    """Yield every string in *value*, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from texts(list(value.values()))
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def shows_nothing_that_a_terminal_obeys(runs: list[Run]) -> None:
    for run in runs:
        assert obeyed(run.log) == set()
        assert obeyed(run.printed) == set()
    written = [
        record for run in runs for name in ("stories", "rejected") for record in records(run.folder, name)
    ]
    assert len(written) > 50
    assert obeyed("".join(texts(written))) == set()


def forges_no_line_of_the_log(runs: list[Run]) -> None:
    for run in runs:
        after = run.log.partition("INFO: Spider opened")[2].splitlines()[1:]
        assert after
        assert [line for line in after if not re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \[|  ", line)] == []


def test_the_hostile_set(tmp_path: Path) -> None:
    """One test, for the crawls take half a minute: spread over processes, tests would have each of these crawl anew."""
    runs = crawl_all(cases(), tmp_path)
    for check in (
        sees_of_each_case_what_its_row_says,
        connects_to_nothing_but_what_the_catalogue_opens,
        watches_the_worker_processes_too,
        opens_no_file_that_an_address_names_and_starts_no_program,
        does_not_crash_and_stays_within_its_limits,
        counts_each_fault_under_its_own_name,
        shows_nothing_that_a_terminal_obeys,
        forges_no_line_of_the_log,
    ):
        check(runs)


@pytest.mark.parametrize("name", ["../../evil", "/tmp/evil", ".", "a/../../evil", "evil\x1b[2J"])
def test_no_name_of_a_run_leads_out_of_the_output(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="NEWSCRAWL_RUN"):
        checked_run(name)
    if name == "../../evil":  # one of them in earnest: a crawl takes seconds
        run = crawl(cases()[:1], tmp_path, {**QUICK, "NEWSCRAWL_RUN": name})
        assert run.code != 0
        assert "NEWSCRAWL_RUN ('../../evil') names a folder" in run.log + run.printed
        assert run.connected == set()
        assert list(tmp_path.rglob("*evil*")) == list(tmp_path.parent.glob("*evil")) == []
