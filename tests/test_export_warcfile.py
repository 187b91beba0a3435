"""WARC files of a crawl: whole records whatever happens, a name once they are complete."""

from __future__ import annotations

import errno
import gzip
import os
from typing import TYPE_CHECKING

import pytest

from newscrawl.export.warcfile import WarcFiles, repair

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = [gzip.compress(b"WARC/1.1\r\n%d" % number, mtime=0) for number in range(4)]


def files(folder: Path, size: int = 0) -> WarcFiles:
    return WarcFiles(folder, "run", ".warc.gz", size, lambda name: gzip.compress(name.encode(), mtime=0))


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: gzip.decompress(path.read_bytes()) for path in sorted(folder.iterdir())}


def test_a_file_begins_with_its_name_and_the_next_one_where_it_is_large_enough(tmp_path: Path) -> None:
    written = files(tmp_path / "new" / "warc", size=100)
    for record in RECORDS:
        written.write(record)
    names = [f"newscrawl-run-{number:05}.warc.gz" for number in (1, 2)]
    expected = {
        names[0]: names[0].encode() + b"WARC/1.1\r\n0WARC/1.1\r\n1",
        names[1]: names[1].encode() + b"WARC/1.1\r\n2WARC/1.1\r\n3",
    }
    written.finish()
    assert held(tmp_path / "new" / "warc") == expected
    files(tmp_path / "other").finish()
    assert not (tmp_path / "other").exists()


def test_what_a_killed_run_left_is_completed_and_what_a_living_one_writes_is_not(tmp_path: Path) -> None:
    (tmp_path / "newscrawl-dead-00001.warc.gz.part").write_bytes(b"".join(RECORDS[:2]) + RECORDS[2][:-5])
    (tmp_path / "newscrawl-dead-00002.warc.gz.part").write_bytes(RECORDS[0][:-5])
    living = files(tmp_path)
    living.write(RECORDS[3])
    assert [path.name for path in repair(tmp_path)] == ["newscrawl-dead-00001.warc.gz"]
    assert sorted(held(tmp_path)) == ["newscrawl-dead-00001.warc.gz", "newscrawl-run-00001.warc.gz.part"]
    assert held(tmp_path)["newscrawl-dead-00001.warc.gz"] == b"WARC/1.1\r\n0WARC/1.1\r\n1"
    living.finish()
    following = files(tmp_path)
    following.write(RECORDS[0])
    following.finish()
    assert "newscrawl-run-00002.warc.gz" in held(tmp_path)


def test_what_newscrawl_cannot_have_written_is_let_be(tmp_path: Path) -> None:
    part = tmp_path / "other-00001.warc.zst.part"
    part.write_bytes(
        b"\x5d\x2a\x4d\x18" + (5).to_bytes(4, "little") + b"nodic" + b"\x28\xb5\x2f\xfd" + bytes(40)
    )
    assert repair(tmp_path) == []
    assert part.exists()


def test_a_record_that_finds_no_room_leaves_nothing_of_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = files(tmp_path)
    written.write(RECORDS[0])
    pwrite = os.pwrite
    rooms = [5, 0]

    def full(descriptor: int, data: bytes, offset: int) -> int:
        if not (room := rooms.pop(0)):
            raise OSError(errno.ENOSPC, "full")
        return pwrite(descriptor, bytes(data)[:room], offset)

    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", full)
        with pytest.raises(OSError, match="full"):
            written.write(RECORDS[1])
    written.write(RECORDS[2])
    written.finish()
    (content,) = held(tmp_path).values()
    assert content.endswith(b"gzWARC/1.1\r\n0WARC/1.1\r\n2")
