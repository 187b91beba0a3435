"""What a command says to whoever runs it."""

from __future__ import annotations

import sys

from newscrawl.extensions.report import plain

INTERRUPTED = 130
"""The exit code of a command that Ctrl-C ended before it was done, as shells have it."""
MOST_COMPLAINTS = 10
"""Of a kind that many lines of a file may have: told one by one, the rest by their number."""


def say(*lines: str) -> None:
    """Print *lines* to standard error: standard output is for data.

    Control characters are escaped: addresses and names of files may hold what a terminal obeys.
    """
    print("\n".join(map(plain, lines)), file=sys.stderr)  # noqa: T201 - a command talks to its terminal


class Complaints:
    """What is wrong with the inputs of *command*, the first of it to be said."""

    def __init__(self, command: str) -> None:
        self._command = command
        self._first: list[str] = []
        self.count = 0

    def add(self, complaint: str) -> None:
        """Count *complaint*."""
        self.count += 1
        if self.count <= MOST_COMPLAINTS:
            self._first.append(complaint)

    def say(self) -> None:
        """Print the first of them, and how many more there are."""
        left = self.count - len(self._first)
        lines = [*self._first, *([f"and {left:,} more"] if left else [])]
        if lines:
            say(*(f"{self._command}: {line}" for line in lines))
