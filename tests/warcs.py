"""WARC files as archives write them, made for tests."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DATE = "2026-11-20T06:30:00Z"


def record(
    kind: str, url: str, body: bytes, content_type: str, headers: Mapping[str, str] | None = None
) -> bytes:
    """Return one record, not packed."""
    lines = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:00000000-0000-0000-0000-000000000000>",
        "WARC-Date": DATE,
        "WARC-Target-URI": url,
        "Content-Type": content_type,
        "Content-Length": str(len(body)),
        **(headers or {}),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + body + b"\r\n\r\n"


def answer(
    url: str,
    body: bytes,
    content_type: str = "text/html; charset=utf-8",
    *,
    status: str = "200 OK",
    http: Sequence[tuple[str, str]] = (),
    warc: Mapping[str, str] | None = None,
) -> bytes:
    """Return a response record, not packed."""
    lines = [("Content-Type", content_type), *http]
    head = f"HTTP/1.1 {status}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines)
    return record("response", url, head.encode() + b"\r\n" + body, "application/http; msgtype=response", warc)


def around(url: str) -> list[bytes]:
    """Return the records that stand beside the pages of a crawl, of each kind one."""
    return [
        record("warcinfo", "", b"software: test\r\n", "application/warc-fields"),
        record("request", url, b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
        record("metadata", url, b"fetchTimeMs: 5\r\n", "application/warc-fields"),
        record("revisit", url, b"HTTP/1.1 200 OK\r\n\r\n", "application/http; msgtype=response"),
    ]


def packed(records: Sequence[bytes]) -> bytes:
    """Return *records* as a .warc.gz holds them, one member each."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
