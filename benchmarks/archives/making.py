"""WARC files of generated sites: every page another, hundreds of each site, a gzip member a record."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from benchmarks.speed.samples import SITES, as_page
from benchmarks.speed.sites import sites
from newscrawl.archives.writing import PACKED, Exchange, of_page, warcinfo

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX, PACK = PACKED["gzip"]
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was written."""

    paths: tuple[Path, ...]
    pages: int
    packed: int
    """Bytes of the files."""
    unpacked: int
    """Bytes of the pages."""


def make(folder: Path, size: int, files: int) -> Made:
    """Write WARC files of *size* bytes together to *folder*; the pages of each site go through all of them."""
    made = sites(SITES)
    numbers = count()
    packed = unpacked = pages = 0
    paths = tuple(folder / f"generated-{number:02}{SUFFIX}" for number in range(files))
    for number, path in enumerate(paths, start=1):
        with path.open("wb") as file:
            packed += file.write(warcinfo(path.name, {"software": "benchmarks.archives"}, PACK))
            while packed < size * number / files:
                turn = next(numbers)
                page = as_page(made[turn % SITES].page(turn // SITES))
                pages += 1
                unpacked += len(page.body)
                exchange = Exchange(
                    method="GET",
                    asked=(("User-Agent", "benchmarks.archives"),),
                    protocol="HTTP/1.1",
                    status=200,
                    answered=(("Content-Type", page.content_type),),
                    body=page.body,
                )
                packed += file.write(of_page(page, exchange, PACK))
    return Made(paths=paths, pages=pages, packed=packed, unpacked=unpacked)
