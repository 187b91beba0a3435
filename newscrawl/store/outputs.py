"""What stands in the output: read where the ledger does not know it, so that no record is written twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from newscrawl.export.packing import PACKINGS
from newscrawl.export.shards import read_groups
from newscrawl.stages.fingerprint import fingerprint
from newscrawl.stages.quality import Verdict
from newscrawl.store.keys import key_of
from newscrawl.store.revisions import Written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from newscrawl.store.ledger import Ledger

SUFFIXES = tuple(f".jsonl{packing.suffix}" for packing in PACKINGS.values())
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


def account(ledger: Ledger, path: Path, output: Path) -> tuple[int, int]:
    """Note in *ledger* what stands in the shard at *path*; return how many records that is, and how many bytes at its
    end cannot be read.

    Raise OSError for a shard that cannot be opened.
    """
    size = path.stat().st_size
    count = end = 0
    for lines, end in read_groups(path):  # noqa: B007 - the last one is looked at below
        count += sum(_note(ledger, fields) for fields in _records(lines))
        if len(ledger.writer) > MANY:
            ledger.writer.flush_now()
    ledger.runs.account(name_of(path, output), size)
    ledger.writer.flush_now()
    return count, size - end


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
    if fields.get("duplicate_of") is None:
        ledger.repeats.found(record, text, revision, fields.get("verdicts") or ())
    if Verdict.TRUNCATED not in (fields.get("verdicts") or ()):  # half a page is not done
        ledger.addresses.found(page)
    return True


def _records(lines: bytes) -> Iterator[dict[str, Any]]:
    for line in lines.splitlines():
        try:
            fields = orjson.loads(line)
        except orjson.JSONDecodeError:  # somebody's own line
            continue
        if isinstance(fields, dict):
            yield fields
