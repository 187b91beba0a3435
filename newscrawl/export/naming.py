"""How the files of records are named that are beside one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    stem, suffix = parted(output)
    return output.with_name(f"{stem}.rejected{suffix}")


def parted(output: Path) -> tuple[str, str]:
    """Return the name of *output* before its suffix, and the suffix, that of a packing with it."""
    packing = output.suffix if output.suffix in (".gz", ".zst") else ""
    plain = output.name.removesuffix(packing)
    stem, dot, suffix = plain.rpartition(".")
    return (stem, f"{dot}{suffix}{packing}") if stem else (plain, packing)
