"""Where ``scrapy clean`` puts what does not go to its main output."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.export.naming import STORIES, parted, rejected_path
from newscrawl.export.parquet import require_pyarrow
from newscrawl.export.recordfile import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def quarantine_path(output: Path) -> Path:
    """Return where pages are kept that no process could clean: beside *output*, named as the rejected are.

    >>> quarantine_path(Path("output/run/stories.jsonl")).as_posix()
    'output/run/quarantine'
    >>> quarantine_path(Path("corpus/day.jsonl")).as_posix()
    'corpus/day.quarantine'
    """
    return output.with_name("quarantine" if output.name == STORIES else f"{parted(output)[0]}.quarantine")


def check_output(output: Path, inputs: Iterable[Path] = ()) -> None:
    """Raise MissingLibraryError if *output* needs one, ValueError if it is no file on this machine, or one of the
    *inputs*, which it would take the place of."""
    if re.match(r"[a-z][a-z0-9+.-]+:/", str(output)):
        raise ValueError(
            f"{output} is no file on this machine: clean to one, and have `scrapy corpus` bring it to a store."
        )
    given = {path.resolve() for path in inputs}
    for target in (output, rejected_path(output)):
        if target.resolve() in given:
            raise ValueError(
                f"{target} is an input, which the records would take the place of: name another by -o."
            )
    if output.suffix == TABLE:
        require_pyarrow()
