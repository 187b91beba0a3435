"""What stands in the output: read where the ledger does not know it, so that no record is written twice."""

from __future__ import annotations

import gzip
import zlib
from typing import IO, TYPE_CHECKING, Any

import orjson

from newscrawl.stages.fingerprint import fingerprint
from newscrawl.store.keys import key_of
from newscrawl.store.revisions import Written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from newscrawl.store.ledger import Ledger

SUFFIXES = (".jsonl", ".jsonl.gz")
"""Of complete shards: what is named ``.part`` is not finished."""

MANY = 10_000
"""Statements of a scan that wait in memory."""

CLEAN = "clean"
"""The spider that records of ``scrapy clean`` name: they are of pages that no crawl asked for."""


def unaccounted(output: Path, known: Mapping[str, int]) -> list[Path]:
    """Return the complete shards below the folder *output* that are not *known* with their size."""
    if not output.is_dir():
        return []
    found = (path for path in output.glob("*/*.jsonl*") if path.name.endswith(SUFFIXES) and path.is_file())
    return sorted(path for path in found if known.get(name_of(path, output)) != path.stat().st_size)


def name_of(path: Path, output: Path) -> str:
    """Return the name by which the ledger knows the shard at *path*."""
    return path.relative_to(output).as_posix()


def account(ledger: Ledger, path: Path, output: Path) -> int:
    """Note in *ledger* what stands in the shard at *path*; return how many records that is.

    Raise OSError for a shard that cannot be read.
    """
    size = path.stat().st_size
    count = 0
    for fields in _records(path):
        if _note(ledger, fields):
            count += 1
        if len(ledger.writer) > MANY:
            ledger.writer.flush_now()
    ledger.runs.account(name_of(path, output), size)
    ledger.writer.flush_now()
    return count


def _note(ledger: Ledger, fields: dict[str, Any]) -> bool:
    try:
        record, url, text = bytes.fromhex(fields["id"]), str(fields["url"]), str(fields["text"])
        revision = int(fields.get("revision", 0))
    except (KeyError, TypeError, ValueError):  # a line of something else
        return False
    if fields.get("spider") == CLEAN:
        return False
    page = key_of(url)
    digest = bytes.fromhex(fingerprint(text))
    ledger.records.found(record, Written(page=page, fingerprint=digest, revision=revision))
    ledger.addresses.found(page)
    return True


def _records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of the shard at *path*, up to a place where it is damaged."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        while line := _next(lines):
            try:
                fields = orjson.loads(line)
            except orjson.JSONDecodeError:  # somebody's own line
                continue
            if isinstance(fields, dict):
                yield fields


def _next(lines: IO[bytes] | gzip.GzipFile) -> bytes:
    try:
        return lines.readline()
    except (EOFError, zlib.error):
        return b""
