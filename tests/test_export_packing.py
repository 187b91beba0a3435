from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from newscrawl.export.packing import PACKINGS, read_compression

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

zstd = import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
GROUPS = ('{"title": "خبر"}\n{"title": "آخر"}\n'.encode(), b'{"title": "third"}\n')


@pytest.mark.parametrize(
    ("name", "unpack"), [("none", bytes), ("gzip", gzip.decompress), ("zstd", zstd.decompress)]
)
def test_groups_that_follow_one_another_read_as_one(name: str, unpack: Callable[[bytes], bytes]) -> None:
    assert unpack(b"".join(map(PACKINGS[name].pack, GROUPS))) == b"".join(GROUPS)


@pytest.mark.parametrize(("name", "tool"), [("gzip", "gzip"), ("zstd", "zstd")])
def test_reads_with_the_tools_that_everybody_has(tmp_path: Path, name: str, tool: str) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"no {tool} here")
    path = tmp_path / f"shard.jsonl{PACKINGS[name].suffix}"
    path.write_bytes(b"".join(map(PACKINGS[name].pack, GROUPS)))
    assert subprocess.run([tool, "-dc", str(path)], capture_output=True, check=True).stdout == b"".join(
        GROUPS
    )


@pytest.mark.parametrize("name", ["gzip", "zstd"])
def test_notices_a_bit_that_fell_over(name: str) -> None:
    packed = bytearray(PACKINGS[name].pack(GROUPS[0] * 20))
    packed[len(packed) // 2] ^= 1
    unpacker = PACKINGS[name].unpacker
    assert unpacker is not None
    with pytest.raises(PACKINGS[name].errors):
        unpacker().decompress(bytes(packed))


@pytest.mark.parametrize(
    ("value", "suffix"), [("none", ""), ("gzip", ".gz"), ("zstd", ".zst"), ("", ""), (None, "")]
)
def test_reads_the_setting(value: object, suffix: str) -> None:
    assert read_compression(value).suffix == suffix


@pytest.mark.parametrize("value", ["bzip2", "GZIP", 9])
def test_says_which_packings_there_are(value: object) -> None:
    with pytest.raises(ValueError, match="none of none, gzip, zstd") as error:
        read_compression(value)
    assert repr(value) in str(error.value)
