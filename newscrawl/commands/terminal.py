"""What a command says to whoever runs it."""

from __future__ import annotations

import sys

from newscrawl.extensions.report import plain


def say(*lines: str) -> None:
    """Print *lines* to standard error: standard output is for data.

    Control characters are escaped: addresses and names of files may hold what a terminal obeys.
    """
    print("\n".join(map(plain, lines)), file=sys.stderr)  # noqa: T201 - a command talks to its terminal
