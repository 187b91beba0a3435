from __future__ import annotations

import gzip
import json
import subprocess
import sys
import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from newscrawl.export.recordfile import open_records
from newscrawl.packed import zstd
from newscrawl.stages.render import to_dict
from tests.test_export_jsonl import RECORD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LINES = [to_dict(replace(RECORD, title=f"عنوان {number}", text="نص " * 300)) for number in range(2000)]


def as_lines(text: bytes) -> list[Any]:
    return [json.loads(line) for line in text.splitlines()]


READERS: dict[str, Callable[[Path], list[Any]]] = {
    "out.jsonl": lambda path: as_lines(path.read_bytes()),
    "out.jsonl.gz": lambda path: as_lines(gzip.decompress(path.read_bytes())),
    "out.jsonl.zst": lambda path: as_lines(zstd.decompress(path.read_bytes())),
    "out.parquet": lambda path: list(pq.read_table(path).to_pylist()),
}


@pytest.mark.parametrize("name", READERS)
def test_a_file_holds_what_was_written_in_the_format_of_its_name(tmp_path: Path, name: str) -> None:
    with open_records(tmp_path / name) as file:
        for line in LINES:
            file.write(line)
        assert [path.name for path in tmp_path.iterdir()] == [f"{name}.part"]
        file.finish()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert READERS[name](tmp_path / name) == LINES


@pytest.mark.parametrize("name", READERS)
def test_a_file_that_is_not_finished_keeps_its_other_name(tmp_path: Path, name: str) -> None:
    with open_records(tmp_path / name) as file:
        file.write(LINES[0])
    assert [path.name for path in tmp_path.iterdir()] == [f"{name}.part"]


@pytest.mark.parametrize("name", READERS)
def test_a_file_for_which_there_is_no_room_is_never_called_whole(tmp_path: Path, name: str) -> None:
    program = """
        import json, resource, signal, sys
        from pathlib import Path
        from newscrawl.export.recordfile import open_records
        lines = json.load(sys.stdin)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with open_records(Path(sys.argv[1])) as file:
            resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
            try:
                for line in lines:
                    file.write(line)
                file.finish()
            except OSError as error:
                print("told", error.errno)
    """
    command = [sys.executable, "-c", textwrap.dedent(program), str(tmp_path / name)]
    ran = subprocess.run(
        command,
        input=json.dumps(LINES[:20]),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert ran.stdout == "told 27\n", ran.stderr
    assert [path.name for path in tmp_path.iterdir()] == [f"{name}.part"]
