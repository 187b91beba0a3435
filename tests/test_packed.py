"""Files are read as what is in them, however they are packed, and broken ones say so."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from newscrawl.packed import BROKEN, open_unpacked, zstd

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LINES = b"one\ntwo\n" * 1000


@pytest.mark.parametrize(("suffix", "pack"), [("", bytes), (".gz", gzip.compress), (".zst", zstd.compress)])
def test_lines_come_back_and_a_file_that_is_cut_off_is_broken(
    suffix: str, pack: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    path = tmp_path / f"a.jsonl{suffix}"
    path.write_bytes(pack(LINES))
    with open_unpacked(path) as lines:
        assert list(lines) == LINES.splitlines(keepends=True)
    if suffix:
        path.write_bytes(pack(LINES)[:-6])
        with pytest.raises(BROKEN), open_unpacked(path) as lines:
            list(lines)
