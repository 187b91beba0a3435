"""Where ``scrapy clean`` puts what does not go to its main output."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.export.parquet import require_pyarrow
from newscrawl.export.recordfile import TABLE

if TYPE_CHECKING:
    from pathlib import Path

STORIES = "stories.jsonl"
"""What a crawl calls its main output."""


def rejected_path(output: Path) -> Path:
    """Return where the rejected records of *output* go: beside it, where a crawl puts them if it is named
    as a crawl names it.

    >>> rejected_path(Path("output/run/stories.jsonl")).as_posix()
    'output/run/rejected.jsonl'
    >>> rejected_path(Path("corpus/day.jsonl")).as_posix()
    'corpus/day.rejected.jsonl'
    >>> rejected_path(Path("corpus/day.jsonl.gz")).as_posix()
    'corpus/day.rejected.jsonl.gz'
    """
    if output.name == STORIES:
        return output.with_name("rejected.jsonl")
    stem, suffix = _parted(output)
    return output.with_name(f"{stem}.rejected{suffix}")


def quarantine_path(output: Path) -> Path:
    """Return where pages are kept that no process could clean: beside *output*, named as the rejected are.

    >>> quarantine_path(Path("output/run/stories.jsonl")).as_posix()
    'output/run/quarantine'
    >>> quarantine_path(Path("corpus/day.jsonl")).as_posix()
    'corpus/day.quarantine'
    """
    return output.with_name("quarantine" if output.name == STORIES else f"{_parted(output)[0]}.quarantine")


def check_output(output: Path) -> None:
    """Raise MissingLibraryError if *output* needs one, ValueError if it is no file on this machine."""
    if re.match(r"[a-z][a-z0-9+.-]+:/", str(output)):
        raise ValueError(
            f"{output} is no file on this machine: clean to one, and have `scrapy corpus` bring it to a store."
        )
    if output.suffix == TABLE:
        require_pyarrow()


def _parted(output: Path) -> tuple[str, str]:
    """Return the name of *output* before its suffix, and the suffix, that of a packing with it."""
    packing = output.suffix if output.suffix in (".gz", ".zst") else ""
    plain = output.name.removesuffix(packing)
    stem, dot, suffix = plain.rpartition(".")
    return (stem, f"{dot}{suffix}{packing}") if stem else (plain, packing)
