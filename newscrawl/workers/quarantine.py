"""Pages that killed their process, or had it killed: kept as ``scrapy clean`` reads them, to be tried again."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from newscrawl.items import Page
    from newscrawl.workers.limits import Reason

MANIFEST = "manifest.jsonl"
MAX_FOLDERS = 1000
"""How many quarantines of one name may stand side by side."""


class Quarantine:
    """A folder with the bytes of each page and a manifest that names them; made when the first page comes."""

    def __init__(self, folder: Path) -> None:
        self._wanted = folder
        self._folder: Path | None = None
        self._lock = threading.Lock()

    @property
    def manifest(self) -> Path:
        """The file that names the pages."""
        return (self._folder or self._wanted) / MANIFEST

    def add(self, page: Page, reason: Reason, detail: str) -> None:
        """Write *page*, body included, to the disk; raise OSError if that cannot be."""
        with self._lock:
            folder = self._folder = self._folder or _new_folder(self._wanted)
            digest = hashlib.blake2b(
                page.url.encode("utf-8", "surrogatepass") + b"\0" + page.body, digest_size=16
            )
            name = f"{digest.hexdigest()}.{'txt' if page.media == 'text' else 'html'}"
            _append(folder / name, page.body, "wb")
            _append(folder / MANIFEST, _line(page, name, reason, detail), "ab")


def _new_folder(wanted: Path) -> Path:
    """Make a folder that no run has used: the manifest of an earlier one may be what is being cleaned."""
    for number in range(1, MAX_FOLDERS):
        folder = wanted if number == 1 else wanted.with_name(f"{wanted.name}.{number}")
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            continue
        return folder
    raise FileExistsError(f"{wanted.parent} holds {MAX_FOLDERS} folders {wanted.name}; take some away")


def _line(page: Page, name: str, reason: Reason, detail: str) -> bytes:
    fields = {
        "url": page.url,
        "path": name,
        "fetched": page.fetched,
        "content_type": page.content_type,
        "title": page.hints.title,
        "published": page.hints.published,
        "language": page.hints.language,
        "reason": reason,
        "detail": detail,
    }
    # ASCII: half a surrogate pair in an address has no UTF-8.
    return json.dumps({key: value for key, value in fields.items() if value}).encode("ascii") + b"\n"


def _append(path: Path, data: bytes, mode: str) -> None:
    """Write *data* and have it on the disk: a process that was killed may be followed by this one."""
    with path.open(mode) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
