from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

from newscrawl.export.partfile import PartFile, PlainPlace

if TYPE_CHECKING:
    from pathlib import Path

LINE = b'{"text": "x"}\n'


@pytest.mark.parametrize(("overwrite", "expected"), [(False, b"old\n" + LINE), (True, LINE)])
def test_a_place_adds_to_a_file_that_is_there_or_takes_its_place(
    tmp_path: Path, *, overwrite: bool, expected: bytes
) -> None:
    target = tmp_path / "out.jsonl"
    target.write_bytes(b"old\n")
    place = PlainPlace(target, overwrite=overwrite)
    file = place.create()
    file.append(LINE)
    assert target.read_bytes() == b"old\n"
    place.finish(file, 0, failed=False)
    assert target.read_bytes() == expected
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_place_calls_no_file_whole_that_failed(tmp_path: Path) -> None:
    place = PlainPlace(tmp_path / "out.jsonl", overwrite=True)
    file = place.create()
    file.append(LINE)
    with pytest.raises(OSError, match=r"out\.jsonl\.part"):
        place.finish(file, 0, failed=True)
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl.part"]


def test_touches_no_unfinished_file_of_another_run(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    first, second = PartFile(target), PartFile(target)
    first.write(b"first\n")
    second.write(b"second\n")
    assert first.name != second.name
    second.finish()
    first.close()
    assert target.read_bytes() == b"second\n"
    assert (tmp_path / "out.jsonl.part").read_bytes() == b"first\n"


def run(program: str, folder: Path) -> int:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), str(folder / "out.jsonl")], check=False, timeout=30
    ).returncode


def test_leaves_whole_lines_and_no_finished_file_when_killed(tmp_path: Path) -> None:
    program = """
        import os, signal, sys
        from pathlib import Path
        from newscrawl.export.partfile import PartFile
        file = PartFile(Path(sys.argv[1]))
        for number in range(100):
            file.write(b"%d\\n" % number)
        os.kill(os.getpid(), signal.SIGKILL)
    """
    assert run(program, tmp_path) == -signal.SIGKILL
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl.part"]
    assert (tmp_path / "out.jsonl.part").read_bytes().splitlines() == [
        b"%d" % number for number in range(100)
    ]


def test_takes_back_a_line_for_which_there_is_no_room_and_never_calls_the_file_whole(tmp_path: Path) -> None:
    program = """
        import resource, sys
        from pathlib import Path
        from newscrawl.export.partfile import PartFile
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        file = PartFile(Path(sys.argv[1]))
        file.write(b"first\\n")
        for attempt in (lambda: file.write(b"x" * 200 + b"\\n"), file.finish):
            try:
                attempt()
            except OSError:
                continue
            sys.exit(1)
    """
    assert run(program, tmp_path) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl.part"]
    assert (tmp_path / "out.jsonl.part").read_bytes() == b"first\n"
