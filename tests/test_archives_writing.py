"""Records that newscrawl writes: read back by others as they were received, by newscrawl with all that it knew."""

from __future__ import annotations

import gzip
from collections import Counter
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from warcio.archiveiterator import ArchiveIterator

from newscrawl.archives.notes import HEADER, Note, from_header
from newscrawl.archives.writing import PACKED, Exchange, of_page, warcinfo
from newscrawl.inputs import Archives, load
from newscrawl.items import Hints, Page

if TYPE_CHECKING:
    from pathlib import Path

BODY = gzip.compress("<p>نص المقال</p>".encode())
PAGE = Page(
    url="https://paper.example/1?a=b",
    requested="https://paper.example/old",
    fetched="2026-11-22T09:00:00+02:00",
    content_type="text/html; charset=utf-8",
    hints=Hints(title="عنوان\nثان", published="2026-11-22", published_from="feed", section="Sport", language="ar", source="paper", timezone="Asia/Riyadh"),
)  # fmt: skip
EXCHANGE = Exchange(
    method="GET",
    asked=(("User-Agent", "newscrawl/0.1.0"),),
    protocol="HTTP/1.1",
    status=200,
    answered=(
        ("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"),
        ("X-Split", "one\r\nInjected: two"),
    ),
    body=BODY,
)  # fmt: skip


def read_back(tmp_path: Path, *records: bytes) -> list[Page]:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(records))
    with Archives([path], Counter(), print) as archives:
        return [load(entry, run="r", now="2026-01-01T00:00:00+00:00") for entry in archives.entries()]


@pytest.mark.parametrize("packing", ["gzip", "zstd"])
def test_a_page_comes_back_with_all_that_was_known_of_it(tmp_path: Path, packing: str) -> None:
    pack = PACKED[packing][1]
    first = warcinfo("a.warc.gz", {"software": "newscrawl"}, pack)
    (page,) = read_back(tmp_path, first, of_page(PAGE, EXCHANGE, pack))
    assert page == replace(
        PAGE, fetched="2026-11-22T07:00:00+00:00", spider="clean", run="r", body=gzip.decompress(BODY)
    )


@pytest.mark.parametrize("verdict", ["oversize", "truncated", "noarchive"])
def test_a_page_without_a_body_comes_back_with_its_verdict(tmp_path: Path, verdict: str) -> None:
    bare = replace(PAGE, content_type="", verdicts=(verdict,))
    (page,) = read_back(tmp_path, of_page(bare, None, PACKED["gzip"][1]))
    assert page == replace(bare, fetched="2026-11-22T07:00:00+00:00", spider="clean", run="r")


def test_others_read_what_was_received_and_what_was_asked() -> None:
    records = of_page(PAGE, EXCHANGE, PACKED["gzip"][1])
    answer, question = [
        (record, record.raw_stream.read())
        for record in ArchiveIterator(BytesIO(records), check_digests="raise")
    ]
    assert answer[0].http_headers.statusline == "200 OK"
    assert answer[0].http_headers.headers == [
        ("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"),
        ("X-Crawl-Transfer-Encoding", "chunked"), ("X-Split", "one Injected: two"), ("Content-Length", str(len(BODY))),
    ]  # fmt: skip
    assert answer[1] == BODY
    assert (question[0].rec_type, question[1]) == ("request", b"")
    assert question[0].http_headers.protocol == "GET"
    assert question[0].http_headers.statusline == "/1?a=b HTTP/1.1"
    assert ("Host", "paper.example") in question[0].http_headers.headers
    for record, _ in (answer, question):
        assert record.rec_headers.get_header("WARC-Date") == "2026-11-22T07:00:00Z"
    related = question[0].rec_headers.get_header("WARC-Concurrent-To")
    assert related == answer[0].rec_headers.get_header("WARC-Record-ID")
    assert answer[0].rec_headers.get_header(HEADER).isascii()


@pytest.mark.parametrize(
    ("header", "note"),
    [
        ("", None),
        ("[]", None),
        ("[" * 100_000, None),
        ("{}", Note()),
        ('{"hints": [], "verdicts": "noarchive", "requested": 5}', Note()),
        ('{"hints": {"title": 5, "section": "x", "published_from": "url", "more": 1}}', Note(hints=Hints(section="x"))),
        ('{"hints": {"title": "' + "x" * 2001 + '"}, "verdicts": ["clean", {}, "oversize"]}', Note(verdicts=("oversize",))),
    ],
)  # fmt: skip
def test_a_header_that_somebody_else_wrote_is_no_more_than_a_hint(header: str, note: Note | None) -> None:
    assert from_header(header) == note
