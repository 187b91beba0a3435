"""Clean web archives with datatrove's executors: ``python -m newscrawl.corpus clean``, then ``repeats``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from newscrawl.corpus.arguments import parser_of
from newscrawl.corpus.asked import WrongError, cleaning, marking
from newscrawl.corpus.executing import execute

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the step that *arguments* name; return the exit code."""
    parser = parser_of()
    given = parser.parse_args(arguments)
    given.folder = str(Path(given.folder).resolve())  # other machines have other working folders
    try:
        pipelines = cleaning(given) if given.step == "clean" else marking(given)
    except WrongError as error:
        parser.error(str(error))
    return execute(pipelines, given)


if __name__ == "__main__":
    sys.exit(main())
