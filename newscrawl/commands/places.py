"""Where ``scrapy clean`` puts what does not go to its main output."""

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
    """
    return output.with_name(
        "rejected.jsonl" if output.name == STORIES else f"{output.stem}.rejected{output.suffix}"
    )


def quarantine_path(output: Path) -> Path:
    """Return where pages are kept that no process could clean: beside *output*, named as the rejected are.

    >>> quarantine_path(Path("output/run/stories.jsonl")).as_posix()
    'output/run/quarantine'
    >>> quarantine_path(Path("corpus/day.jsonl")).as_posix()
    'corpus/day.quarantine'
    """
    return output.with_name("quarantine" if output.name == STORIES else f"{output.stem}.quarantine")
