"""What the measurement of archives is made of: the files, and what it says of a run that was killed."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from benchmarks.archives.__main__ import REQUIREMENTS
from benchmarks.archives.killing import kill
from benchmarks.archives.making import make
from benchmarks.archives.running import CommandError, run
from benchmarks.quality.environments import read_requirements
from newscrawl.inputs import Archives, load

if TYPE_CHECKING:
    from pathlib import Path


def test_the_files_hold_as_many_pages_as_are_told_and_no_page_twice(tmp_path: Path) -> None:
    made = make(tmp_path, 600_000, 2)
    tally: Counter[str] = Counter()
    with Archives(made.paths, tally, print) as archives:
        pages = [load(entry, run="", now="") for entry in archives.entries()]
    assert len(pages) == len({page.url for page in pages}) == len({page.body for page in pages}) == made.pages
    assert made.packed == sum(path.stat().st_size for path in made.paths) >= 600_000
    assert made.unpacked == sum(len(page.body) for page in pages)
    assert tally["broken"] == 0


def test_a_command_is_watched_and_one_that_fails_is_an_error() -> None:
    ran = run(
        [sys.executable, "-c", "import time; held = b'x' * 50_000_000; time.sleep(1.2); print(len(held))"]
    )
    assert ran.said == "50000000\n"
    assert ran.seconds > 1.2
    assert max(ran.resident) > 50 > ran.processor
    with pytest.raises(CommandError, match="out of luck"):
        run([sys.executable, "-c", "raise SystemExit('out of luck')"])


@pytest.mark.parametrize(("wrote", "missing", "doubled"), [("a b c", 0, 0), ("a c", 1, 0), ("a b b c", 0, 1)])
def test_what_a_killed_run_lost_or_doubled_is_counted(
    tmp_path: Path, wrote: str, missing: int, doubled: int
) -> None:
    whole, output = tmp_path / "whole", tmp_path / "out"
    whole.write_text("a\nb\nc\n", encoding="utf-8")
    lines = "\\n".join(wrote.split())
    code = f"import time; time.sleep(0.5); open({str(output)!r}, 'w').write('{lines}')"
    killed = kill([sys.executable, "-c", code], output, whole, 1, 0.3)
    assert (killed.kills, killed.missing, killed.doubled) == (1, missing, doubled)
    assert killed.same == (not missing and not doubled)


def test_one_peer_is_installed_in_known_versions() -> None:
    ((name, requirements),) = read_requirements(REQUIREMENTS).items()
    assert name == "datatrove"
    assert all("==" in requirement for requirement in requirements)
