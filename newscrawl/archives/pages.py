"""A record -> its page; what in a record is a page at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from newscrawl.archives.members import BrokenError, dictionary_of, member_at
from newscrawl.archives.notes import HEADER, Note, from_header
from newscrawl.archives.payload import LayersError, decoded
from newscrawl.archives.records import Block, Stream, next_block
from newscrawl.discovery.addresses import fetchable
from newscrawl.stages.extract import MAX_BYTES
from newscrawl.stages.media import media_of
from newscrawl.stages.quality import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from warcio.statusandheaders import StatusAndHeaders

    from newscrawl.items import Page

HTML = frozenset({"text/html", "application/xhtml+xml"})
_SUCCESS = range(200, 300)
MAX_PACKED = MAX_BYTES
"""Bytes of a body as it was received: a crawl gives up there, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A record that is a page, or why it is none."""

    skipped: str = ""
    """``revisit``, ``request``, ``metadata``, ``status``, ``not-html``, ``other``; empty: it is a page."""
    url: str = ""
    fetched: str | None = None
    """ISO 8601, with offset."""
    http: StatusAndHeaders | None = None
    """None: of the page nothing was kept."""
    note: Note | None = None
    """What newscrawl says of it, if it is of a crawl of its own."""


def judge(block: Block) -> Found:
    """Return what *block* is, its HTTP headers read if it has some; raise BrokenError if they cannot be."""
    note = from_header(block.get(HEADER))
    if block.kind == "metadata" and note and note.verdicts:
        return _page(block, note)
    if block.kind != "response":
        known = block.kind in ("request", "metadata", "revisit")
        return Found(skipped=block.kind if known else "other")
    if not block.get("Content-Type").lower().startswith("application/http"):
        return Found(skipped="other")  # dns: and its kind
    http = block.http()
    if _status(http) not in _SUCCESS:
        return Found(skipped="status")
    # What a crawl took for a page is one, whatever the server called it.
    if note is None and not _is_html(http, block):
        return Found(skipped="not-html")
    return _page(block, note, http)


def _page(block: Block, note: Note | None, http: StatusAndHeaders | None = None) -> Found:
    url = block.get("WARC-Target-URI").strip()
    if fetchable(url) is None:
        return Found(skipped="other")
    return Found(url=url, fetched=_moment(block.get("WARC-Date")), http=http, note=note)


def read_page(path: Path, offset: int, page: Page) -> Page:
    """Return *page* with what the record at *offset* of *path* says; with a verdict if it cannot be read any more."""
    try:
        with path.open("rb") as file:
            member = member_at(file, offset, dictionary_of(path))
            block = next_block(Stream(member)) if member else None
            found = judge(block) if block else None
            if block is not None and found is not None and not found.skipped:
                return _filled(_noted(page, found), block, found.http)
    except (OSError, BrokenError):
        pass  # as if it were no longer there: it was when the archive was gone through
    return replace(page, verdicts=(*page.verdicts, Verdict.ERROR))


def _noted(page: Page, found: Found) -> Page:
    note = found.note or Note()
    verdicts = () if found.http else note.verdicts
    fetched = found.fetched or page.fetched
    return replace(page, fetched=fetched, requested=note.requested, hints=note.hints, verdicts=verdicts)


def _filled(page: Page, block: Block, http: StatusAndHeaders | None) -> Page:
    if http is None:
        return page
    kind = ", ".join(_values(http, "content-type")[:1])
    page = replace(page, content_type=kind)
    body = _body(block, http)
    if body is None or len(body) > MAX_BYTES:
        return replace(page, verdicts=(*page.verdicts, Verdict.OVERSIZE))
    if block.get("WARC-Truncated"):
        page = replace(page, verdicts=(*page.verdicts, Verdict.TRUNCATED))
    return replace(page, body=body, media=media_of(kind, body))


def _body(block: Block, http: StatusAndHeaders) -> bytes | None:
    """Return the page of *block*, None if it is too large to be read."""
    if block.rest > MAX_PACKED:
        return None
    try:
        return decoded(
            block.read(MAX_PACKED),
            _values(http, "transfer-encoding"),
            _values(http, "content-encoding"),
            MAX_BYTES + 1,
        )
    except LayersError:
        return None


def _is_html(http: StatusAndHeaders, block: Block) -> bool:
    stated = _values(http, "content-type")
    kind = stated[0] if stated else block.get("WARC-Identified-Payload-Type")
    # Without a word on it, it is read, and found to be binary if it is.
    return not kind.strip() or kind.partition(";")[0].strip().lower() in HTML


def _values(http: StatusAndHeaders, name: str) -> list[str]:
    return [value for key, value in http.headers if key.lower() == name]


def _status(http: StatusAndHeaders) -> int:
    code = http.get_statuscode()
    return int(code) if code.isascii() and code.isdigit() and len(code) <= 4 else 0  # noqa: PLR2004


def _moment(stated: str) -> str | None:
    """Return the date of a record with an offset; None if it is none.

    >>> _moment("2026-11-22T07:00:00Z")
    '2026-11-22T07:00:00+00:00'
    """
    try:
        read = datetime.fromisoformat(stated.strip())
    except ValueError:
        return None
    return read.isoformat(timespec="seconds") if read.tzinfo else None
