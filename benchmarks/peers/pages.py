"""A manifest -> its HTML pages, read with the standard library alone."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_GZIP_MAGIC = b"\x1f\x8b"
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def read_pages(manifest: Path) -> Iterator[tuple[str, str | bytes]]:
    """Yield address and HTML of each page of *manifest*."""
    with manifest.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                row: dict[str, Any] = json.loads(line)
                yield row["url"], _html(row, manifest.parent)


def _html(row: dict[str, Any], folder: Path) -> str | bytes:
    if row.get("path") is None:
        return str(row["html"])
    body = (folder / row["path"]).read_bytes()
    return as_text(gzip.decompress(body) if body.startswith(_GZIP_MAGIC) else body)


def as_text(body: bytes) -> str | bytes:
    """Return *body* as text if it is UTF-8, as it is otherwise.

    Collections keep pages as UTF-8 and leave the declaration of their old encoding in them: peers that
    believe it would be measured by that. Text must not declare an encoding either, or lxml refuses it.

    >>> as_text('<?xml version="1.0" encoding="koi8-r"?><p>да'.encode())
    '<p>да'
    >>> as_text("<p>да".encode("koi8-r"))
    b'<p>\\xc4\\xc1'
    """
    try:
        return _XML_DECLARATION.sub("", body.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return body
