"""An entry -> its page, bytes read and unpacked."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from newscrawl.archives.pages import read_page
from newscrawl.inputs.files import TEXT_SUFFIX, page_suffix
from newscrawl.items import Hints, Page
from newscrawl.stages.extract import MAX_BYTES
from newscrawl.stages.quality import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from newscrawl.inputs.manifest import Entry

_GZIP_MAGIC = b"\x1f\x8b"


def load(entry: Entry, *, run: str, now: str) -> Page:
    """Return the page of *entry*; one that cannot be read carries the verdict ``error``.

    *now* stands for the time of fetching where the entry gives none.
    """
    page = Page(
        url=entry.url,
        fetched=_with_offset(entry.fetched) if entry.fetched else now,
        spider="clean",
        run=run,
        content_type=entry.content_type,
        hints=Hints(title=entry.title, published=entry.published, language=entry.language),
    )
    if entry.path is not None and entry.offset is not None:
        return read_page(entry.path, entry.offset, page)
    if entry.path is not None:
        return _read(page, entry.path)
    if entry.html is not None:
        return replace(
            page, body=entry.html.encode("utf-8", "surrogatepass"), content_type="text/html; charset=utf-8"
        )
    return replace(page, media="text", body=(entry.text or "").encode("utf-8", "surrogatepass"))


def _with_offset(moment: str) -> str:
    """Return *moment* (ISO 8601) with an offset: UTC where it states none."""
    read = datetime.fromisoformat(moment)
    return moment if read.tzinfo else read.replace(tzinfo=UTC).isoformat()


def _read(page: Page, path: Path) -> Page:
    try:
        if not path.is_file():  # to open a pipe waits for whoever writes into it, perhaps for ever
            return replace(page, verdicts=(*page.verdicts, Verdict.ERROR))
        with path.open("rb") as file:
            body = file.read(MAX_BYTES + 1)
            if body.startswith(_GZIP_MAGIC):
                file.seek(0)
                body = gzip.GzipFile(fileobj=file).read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        return replace(page, verdicts=(*page.verdicts, Verdict.ERROR))
    return replace(page, body=body, media="text" if page_suffix(path) == TEXT_SUFFIX else "html")
