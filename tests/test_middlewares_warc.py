"""A crawl that keeps what it fetched, and ``scrapy clean`` over it: the same records, with nothing fetched."""

from __future__ import annotations

import gzip
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import brotli
import pytest
from scrapy.settings import Settings

from newscrawl.duplicates.marks import REPEATS
from newscrawl.export.warcoptions import read_packing, warc_folder
from tests.test_commands_clean import CHEESE, CHEESE_TITLE, HTML, LIGHTHOUSE, TEXT, clean
from tests.test_spiders_crawl import crawl, records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HTML_TYPE = "text/html"
LARGEST = 200_000
OF_THE_PAGE_ALONE = "NEWSCRAWL_EVIDENCE=wording,place,structure,cohesion"
"""What other pages say depends on which were there when: the archive is not to blame for that."""
CHEESE_HTML = f"<html lang='ar'><h1>{CHEESE_TITLE}</h1>{''.join(f'<p>{line}</p>' for line in CHEESE)}</html>"


def copies(found: dict[str, dict[str, Any]]) -> list[str]:
    return [identity for identity, record in found.items() if record["duplicate_of"]]


def chunked(body: bytes) -> bytes:
    pieces = [body[start : start + 100] for start in range(0, len(body), 100)]
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


PACKED = gzip.compress(HTML.encode())
ARTICLES: dict[str, tuple[dict[str, str], bytes]] = {
    "/plain": ({"Content-Type": f"{HTML_TYPE}; charset=utf-8"}, HTML.encode()),
    "/gzip": ({"Content-Type": HTML_TYPE, "Content-Encoding": "gzip"}, PACKED),
    "/brotli": ({"Content-Type": HTML_TYPE, "Content-Encoding": "br"}, brotli.compress(CHEESE_HTML.encode())),
    "/chunked": (
        {"Content-Type": HTML_TYPE, "Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}, chunked(PACKED),
    ),
    "/arabic": ({"Content-Type": f"{HTML_TYPE}; charset=windows-1256"}, HTML.encode("cp1256")),
    "/text": ({"Content-Type": "text/plain; charset=utf-8"}, TEXT.encode()),
    "/pdf": ({"Content-Type": "application/pdf"}, b"%PDF-1.7\n" + bytes(range(256)) * 9),
    "/empty": ({"Content-Type": HTML_TYPE}, b""),
    "/large": ({"Content-Type": HTML_TYPE}, HTML.encode() * (LARGEST // len(HTML) + 1)),
    "/cut": ({"Content-Type": HTML_TYPE, "Content-Length": "100000"}, HTML.encode()),
    "/kept": ({"Content-Type": HTML_TYPE, "X-Robots-Tag": "noarchive"}, CHEESE_HTML.encode()),
}  # fmt: skip


class Outlet(BaseHTTPRequestHandler):
    """Serves a feed, and the articles that it names."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.close_connection = True
        headers, body = ARTICLES.get(self.path, ({}, b""))
        if self.path == "/moved":
            self.answer(301, {"Location": "/plain?moved"}, b"")
        elif self.path == "/feed.xml":
            self.answer(200, {"Content-Type": "application/rss+xml"}, self.feed().encode())
        elif self.path == "/plain?moved":
            self.answer(200, *ARTICLES["/plain"])
        else:
            self.answer(200 if headers else 404, headers, body)

    def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        length = {} if "Transfer-Encoding" in headers else {"Content-Length": str(len(body))}
        for name, value in {**length, **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def feed(self) -> str:
        items = (
            f"<item><title>{CHEESE_TITLE} {number}</title><link>{self.base}{path}</link>"
            f"<pubDate>Sun, 22 Nov 2026 07:{number:02}:00 +0300</pubDate><category>ثقافة</category></item>"
            for number, path in enumerate([*ARTICLES, "/moved", "/gone"])
        )
        return f"<rss version='2.0'><channel><title>x</title>{''.join(items)}</channel></rss>"

    @property
    def base(self) -> str:
        return f"http://{self.headers['Host']}"

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def outlet() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Outlet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_clean_over_the_archive_of_a_crawl_gives_the_records_of_the_crawl(tmp_path: Path) -> None:
    with outlet() as base:
        catalogue = tmp_path / "mine.toml"
        catalogue.write_text(
            f'[[source]]\nname = "mine"\ntitle = "Mine"\nurl = "{base}/"\nfeeds = ["{base}/feed.xml"]\n'
            'language = "ar"\ncountry = "SA"\ntimezone = "Asia/Riyadh"\nprivate = true\n',
            encoding="utf-8",
        )
        settings = ["NEWSCRAWL_WARC=True", f"DOWNLOAD_MAXSIZE={LARGEST}", OF_THE_PAGE_ALONE]
        done = crawl(tmp_path / "output", "news", f"sources={catalogue}", settings=settings)
    assert done.returncode == 0, done.stderr[-3000:]
    crawled = {record["id"]: record for record in records(tmp_path / "output")}
    assert {path for record in crawled.values() for path in [record["url"].removeprefix(base)]} == {
        *ARTICLES, "/plain?moved",
    }  # fmt: skip
    assert f"'newscrawl/warc/page_count': {len(crawled)}" in done.stderr
    folder = tmp_path / "output" / "run-1" / "warc"
    assert [path.name for path in folder.iterdir()] == ["newscrawl-run-1-00001.warc.gz"]
    key, value = OF_THE_PAGE_ALONE.split("=")
    ran = clean(folder, output=tmp_path / "again.jsonl", sets={key: value})
    assert ran.code == 0, ran.said
    cleaned = {record["id"]: record for record in ran.kept + ran.rejected}
    assert len(ran.kept + ran.rejected) == len(cleaned)
    assert {record.pop("spider") for record in crawled.values()} == {"news"}
    assert {record.pop("spider") for record in cleaned.values()} == {"clean"}
    # Which of the copies is the first depends on which came first; how many are copies does not.
    assert len(copies(crawled)) == len(copies(cleaned)) > 0
    for record in (*crawled.values(), *cleaned.values()):
        del record["run"], record["duplicate_of"]
        record["verdicts"] = [verdict for verdict in record["verdicts"] if verdict not in REPEATS]
    assert cleaned == crawled
    by_path = {record["url"].removeprefix(base): record for record in cleaned.values()}
    assert by_path["/chunked"]["text"].split("\n") == LIGHTHOUSE
    assert by_path["/brotli"]["published"] == "2026-11-22T07:02:00+03:00"  # the page does not say so
    assert {path: by_path[path]["verdicts"][0] for path in ("/large", "/cut", "/kept")} == {
        "/large": "oversize", "/cut": "truncated", "/kept": "noarchive",
    }  # fmt: skip
    # What asked not to be kept is not, and what was received packed is kept so.
    archive = gzip.decompress(next(folder.iterdir()).read_bytes())
    assert CHEESE_HTML.encode() not in archive
    assert archive.count(PACKED) == 2
    assert b"robots: obey\r\n" in archive


@pytest.mark.parametrize(
    ("wanted", "folder"),
    [("", None), ("False", None), (False, None), (True, "/out/r/warc"), ("True", "/out/r/warc"), ("/x/y", "/x/y")],
)  # fmt: skip
def test_the_folder_is_the_one_that_is_named_or_the_runs(wanted: object, folder: str | None) -> None:
    settings = Settings({"NEWSCRAWL_WARC": wanted, "NEWSCRAWL_OUTPUT": "/out", "NEWSCRAWL_RUN": "r"})
    found = warc_folder(settings)
    assert (str(found) if found else None) == folder


def test_a_packing_that_does_not_exist_is_told() -> None:
    with pytest.raises(ValueError, match="NEWSCRAWL_WARC_COMPRESSION: 'rar' is none of gzip, zstd"):
        read_packing(Settings({"NEWSCRAWL_WARC_COMPRESSION": "rar"}))
