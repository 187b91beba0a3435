"""Pages of WARC files: which are found, what is counted, and what a page of them holds."""

from __future__ import annotations

import gzip
import random
import struct
import sys
import tracemalloc
import zlib
from collections import Counter
from typing import TYPE_CHECKING

import brotli
import pytest

from newscrawl.archives import survey
from newscrawl.archives.records import MAX_HEAD
from newscrawl.inputs import Archives, Problem, find_archives, find_inputs, load
from newscrawl.stages.decode import decode
from newscrawl.stages.extract import MAX_BYTES
from tests.warcs import answer, around, packed, record

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from pathlib import Path

    from newscrawl.items import Page

NOW = "2026-11-22T07:00:00+00:00"
TEXT = "<p>أعلنت البلدية موعد افتتاح الجسر القديم.</p>"
URLS = [f"https://paper.example/{number}" for number in range(3)]
PAGES = [answer(url, f"<h1>{url}</h1>{TEXT}".encode()) for url in URLS]


class Read:
    """What was read of archives."""

    def __init__(self, *paths: Path) -> None:
        self.tally: Counter[str] = Counter()
        self.told: list[str] = []
        with Archives(find_archives(paths), self.tally, self._tell) as archives:
            entries = list(archives.entries())
            assert list(archives.entries()) == entries  # without reading, or telling, anything anew
            self.pages: list[Page] = [load(entry, run="r", now=NOW) for entry in entries]
        self.urls = [page.url for page in self.pages]

    def _tell(self, problem: Problem) -> None:
        self.told.append(str(problem))


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def zstandard(records: list[bytes]) -> bytes:
    """Return *records* as a .warc.zst holds them: a dictionary in a skippable frame, and a frame each."""
    dictionary = zstd.train_dict([PAGES[seed % 3][:400] + b"%d" % seed for seed in range(300)], 2000)
    frame = zstd.compress(dictionary.dict_content)
    head = b"\x5d\x2a\x4d\x18" + struct.pack("<I", len(frame)) + frame
    return head + b"".join(zstd.compress(one, zstd_dict=dictionary) for one in records)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.warc", b"".join(PAGES)),
        ("a.warc.gz", packed(PAGES)),
        (
            "a.WARC.GZ",
            packed([b"".join(PAGES)]),
        ),  # all in one member: only the first can be reached by itself
        ("a.warc.gz", packed(PAGES[:2]) + PAGES[2]),
        ("a.warc.zst", b"".join(map(zstd.compress, PAGES))),
        ("a.warc.zst", zstandard(PAGES)),
    ],
    ids=["plain", "members", "one-member", "mixed", "frames", "dictionary"],
)
def test_pages_are_found_however_the_file_is_packed(tmp_path: Path, name: str, content: bytes) -> None:
    read = Read(written(tmp_path / name, content))
    assert read.urls == URLS
    assert [page.body.decode() for page in read.pages] == [f"<h1>{url}</h1>{TEXT}" for url in URLS]
    assert {page.fetched for page in read.pages} == {"2026-11-20T06:30:00+00:00"}
    assert read.pages[0].content_type == "text/html; charset=utf-8"
    assert (read.told, read.tally["broken"], read.tally["records"]) == ([], 0, 3)


def test_what_is_no_page_is_counted_by_kind(tmp_path: Path) -> None:
    url = URLS[0]
    records = [
        *around(url),
        PAGES[0],
        answer(url, b"%PDF-1.7", "application/pdf"),
        answer(url, b"{}", "application/json"),
        answer(url, b"gone", status="404 Not Found"),
        answer(url, b"", status="301 Moved Permanently", http=[("Location", "/x")]),
        record("response", "dns:paper.example", b"20261120\npaper.example. IN A 192.0.2.1", "text/dns"),
    ]
    read = Read(written(tmp_path / "a.warc.gz", packed(records)))
    assert read.urls == URLS[:1]
    assert read.tally == {
        "archives": 1, "records": 10, "skipped/other": 2, "skipped/request": 1, "skipped/metadata": 1,
        "skipped/revisit": 1, "skipped/not-html": 2, "skipped/status": 2,
    }  # fmt: skip


def _chunks(body: bytes) -> bytes:
    return (
        b"".join(
            b"%x\r\n%b\r\n" % (len(body[at : at + 9]), body[at : at + 9]) for at in range(0, len(body), 9)
        )
        + b"0\r\n\r\n"
    )


def _deflated(body: bytes) -> bytes:
    bare = zlib.compressobj(wbits=-15)
    return bare.compress(body) + bare.flush()


@pytest.mark.parametrize(
    ("http", "body"),
    [
        ([("Content-Encoding", "gzip")], gzip.compress(TEXT.encode())),
        ([("content-encoding", "br")], brotli.compress(TEXT.encode())),
        ([("Content-Encoding", "zstd")], zstd.compress(TEXT.encode())),
        ([("Content-Encoding", "deflate")], zlib.compress(TEXT.encode())),
        ([("Content-Encoding", "deflate")], _deflated(TEXT.encode())),
        ([("Transfer-Encoding", "chunked")], _chunks(TEXT.encode())),
        (
            [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")],
            _chunks(gzip.compress(TEXT.encode())),
        ),
        ([("Content-Encoding", "br, gzip")], gzip.compress(brotli.compress(TEXT.encode()))),
        # Archives that keep the headers of what was received, and the body as a library unpacked it.
        ([("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")], TEXT.encode()),
        ([("Content-Encoding", "br")], TEXT.encode()),
    ],
    ids=[
        "gzip",
        "br",
        "zstd",
        "deflate",
        "bare-deflate",
        "chunked",
        "chunked-gzip",
        "br-gzip",
        "unpacked",
        "unpacked-br",
    ],
)
def test_what_http_packed_is_unpacked(tmp_path: Path, http: list[tuple[str, str]], body: bytes) -> None:
    read = Read(written(tmp_path / "a.warc.gz", packed([answer(URLS[0], body, http=http)])))
    assert [page.body.decode() for page in read.pages] == [TEXT]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "iso-8859-6", "utf-16"])
def test_the_charset_is_the_answers(tmp_path: Path, charset: str) -> None:
    page = answer(URLS[0], TEXT.encode(charset), f"text/html; charset={charset}")
    (page_read,) = Read(written(tmp_path / "a.warc.gz", packed([page]))).pages
    assert decode(page_read.body, page_read.content_type).text == TEXT


def test_broken_records_of_a_packed_file_cost_only_themselves(tmp_path: Path) -> None:
    members = [gzip.compress(one, mtime=0) for one in PAGES]
    spoilt = bytearray(members[1])
    spoilt[30:60] = b"\xff" * 30
    begin = len(members[0])
    path = written(tmp_path / "a.warc.gz", members[0] + spoilt + b"noise" + members[2] + members[1][:-9])
    read = Read(path)
    assert read.urls == [URLS[0], URLS[2]]
    assert read.tally["broken"] == len(read.told) == 2
    assert read.told[0].startswith(f"{path}, offset {begin}: skipped: ")
    assert f", offset {begin + len(spoilt) + 5 + len(members[2])}: " in read.told[1]


def test_broken_records_of_a_file_that_is_not_packed_cost_only_themselves(tmp_path: Path) -> None:
    bad = PAGES[1].replace(b"Content-Length: ", b"Content-Length: x")
    longer = PAGES[1].replace(b"Content-Length: ", b"Content-Length: 9999999")
    read = Read(written(tmp_path / "a.warc", PAGES[0] + bad + PAGES[2] + longer + PAGES[1] + PAGES[0][:-30]))
    assert read.urls == [URLS[0], URLS[2], URLS[1]]
    assert [told.split(", offset ")[1].split(":")[0] for told in read.told] == [
        str(len(PAGES[0])),
        str(len(PAGES[0] + bad + PAGES[2])),
        str(len(PAGES[0] + bad + PAGES[2] + longer + PAGES[1])),
    ]


def test_a_record_without_http_headers_is_broken_and_the_next_is_read(tmp_path: Path) -> None:
    no_http = record("response", URLS[1], b"<p>no headers</p>", "application/http; msgtype=response")
    read = Read(written(tmp_path / "a.warc.gz", packed([PAGES[0], no_http, PAGES[2]])))
    assert (read.urls, read.tally["broken"]) == ([URLS[0], URLS[2]], 1)


@pytest.mark.parametrize(
    "content", [b"<html>no archive</html>", b"\x1f\x8b\x08broken", b"\x28\xb5\x2f\xfdbroken"]
)
def test_a_file_that_is_no_archive_is_a_problem(tmp_path: Path, content: bytes) -> None:
    read = Read(written(tmp_path / "a.warc.gz", content))
    assert read.tally["problems"] == 1
    assert "no WARC record" in read.told[-1]


def test_a_large_page_is_oversize_and_memory_stays_bounded(tmp_path: Path) -> None:
    page = answer(URLS[0], b"0" * (MAX_BYTES * 5))
    packed_page = answer(URLS[1], gzip.compress(b"0" * (MAX_BYTES * 5)), http=[("Content-Encoding", "gzip")])
    path = written(tmp_path / "a.warc.gz", packed([page, packed_page, PAGES[2]]))
    del page, packed_page
    tracemalloc.start()
    read = Read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [page.verdicts for page in read.pages] == [("oversize",), ("oversize",), ()]
    assert peak < MAX_BYTES * 4


def test_headers_without_end_are_broken(tmp_path: Path) -> None:
    endless = b"WARC/1.0\r\n" + b"X: y\r\n" * MAX_HEAD
    assert len(gzip.compress(endless)) < MAX_HEAD
    read = Read(written(tmp_path / "a.warc.gz", packed([endless, PAGES[0]])))
    assert (read.urls, read.tally["broken"]) == (URLS[:1], 1)
    assert f"longer than {MAX_HEAD} bytes" in read.told[0]


def test_a_file_of_nothing_but_beginnings_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survey, "MAX_SEARCHES", 5)
    read = Read(written(tmp_path / "a.warc", b"WARC/1.0\r\n\r\n" * 1000))
    assert read.tally["broken"] == 6
    assert "given up from here on" in read.told[5]


def test_a_record_that_went_away_is_a_page_with_a_verdict(tmp_path: Path) -> None:
    path = written(tmp_path / "a.warc", PAGES[0])
    with Archives([path], Counter(), print) as archives:
        (entry,) = archives.entries()
        path.write_bytes(b"other")
        assert load(entry, run="r", now=NOW).verdicts == ("error",)


def test_archives_are_found_in_folders_and_each_read_once(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.warc.gz", "1.warc", "b/page.html"):
        (tmp_path / name).write_bytes(b"")
    assert [path.name for path in find_archives([tmp_path, tmp_path / "1.warc"])] == ["1.warc", "2.warc.gz"]
    assert [str(found.path) for found in find_inputs([tmp_path]) if not isinstance(found, Problem)] == [
        str(tmp_path / "b/page.html")
    ]


def test_no_bytes_raise(tmp_path: Path) -> None:
    whole = packed([*around(URLS[0]), *PAGES])
    chance = random.Random(7)  # noqa: S311 - the same bytes in every run
    lost = 0
    for _ in range(60):
        spoilt = bytearray(whole)
        for _ in range(3):
            spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
        read = Read(written(tmp_path / "a.warc.gz", bytes(spoilt)))
        assert set(read.urls) <= set(URLS)  # each member has a checksum
        lost += read.tally["broken"]
    assert lost > 30
