"""Records of WARC 1.1 as bytes, made by warcio: each packed by itself, so that each can be read by itself."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newscrawl.archives.notes import HEADER, to_header
from newscrawl.packed import zstd

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from warcio.recordloader import ArcWarcRecord

    from newscrawl.items import Page

Headers = tuple[tuple[str, str], ...]

PACKED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": (".warc.gz", lambda record: gzip.compress(record, 6, mtime=0)),
    "zstd": (".warc.zst", lambda record: zstd.compress(record, level=6)),
}
"""Ways to pack a record: what a file's name ends with, and what makes a member or frame of it."""

_VERSION = "WARC/1.1"
_BUILDER = WARCWriter(BytesIO(), gzip=False, warc_version=_VERSION)

_JOINED = "transfer-encoding"
"""What the library that received the answer has undone, always."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What was asked and what was answered."""

    method: str
    asked: Headers = field(repr=False)
    protocol: str
    """``HTTP/1.1``."""
    status: int
    answered: Headers = field(repr=False)
    body: bytes = field(repr=False)
    """As it was received, chunks joined."""


def warcinfo(name: str, told: Mapping[str, str], pack: Callable[[bytes], bytes]) -> bytes:
    """Return the record that a file of this *name* begins with."""
    return pack(_written(_BUILDER.create_warcinfo_record(name, dict(told))))


def of_page(page: Page, exchange: Exchange | None, pack: Callable[[bytes], bytes]) -> bytes:
    """Return the records of *page*: its answer and its request, or, where there is no *exchange*, a word on it."""
    headers = {"WARC-Date": _date(page.fetched), HEADER: to_header(page)}
    if exchange is None:
        word = "".join(f"verdict: {verdict}\r\n" for verdict in page.verdicts).encode()
        return pack(_written(_record(page.url, "metadata", headers, word)))
    answer = _record(page.url, "response", headers, exchange.body, _answer(exchange))
    identity = answer.rec_headers.get_header("WARC-Record-ID")
    asked = {"WARC-Date": headers["WARC-Date"], "WARC-Concurrent-To": identity}
    question = _record(page.url, "request", asked, b"", _request(page.url, exchange))
    return pack(_written(answer)) + pack(_written(question))


def _record(
    url: str, kind: str, headers: dict[str, str], body: bytes, http: StatusAndHeaders | None = None
) -> ArcWarcRecord:
    return _BUILDER.create_warc_record(
        url, kind, payload=BytesIO(body), length=len(body), http_headers=http, warc_headers_dict=headers
    )


def _answer(exchange: Exchange) -> StatusAndHeaders:
    """Return the answer's headers; those that are no longer true of the body are kept under other names."""
    status = exchange.status
    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
    headers = [
        (f"X-Crawl-{name}" if name.lower() == _JOINED else name, value) for name, value in exchange.answered
    ]
    if not any(name.lower() == "content-length" for name, _ in headers):
        headers.append(("Content-Length", str(len(exchange.body))))
    return StatusAndHeaders(f"{status} {phrase}".rstrip(), _clean(headers), protocol=exchange.protocol)


def _request(url: str, exchange: Exchange) -> StatusAndHeaders:
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = [("Host", parts.netloc), *exchange.asked]
    return StatusAndHeaders(
        f"{exchange.method} {path} {exchange.protocol}", _clean(headers), is_http_request=True
    )


def _clean(headers: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return *headers* without line ends, which would end them."""
    return [
        (name, " ".join(value.split("\r\n")).replace("\n", " ").replace("\r", " ")) for name, value in headers
    ]


def _date(fetched: str) -> str:
    """Return *fetched* (ISO 8601, with offset) as WARC has it.

    >>> _date("2026-11-22T09:00:00+02:00")
    '2026-11-22T07:00:00Z'
    """
    return f"{datetime.fromisoformat(fetched).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _written(record: ArcWarcRecord) -> bytes:
    out = BytesIO()
    WARCWriter(out, gzip=False, warc_version=_VERSION).write_record(record)
    return out.getvalue()
