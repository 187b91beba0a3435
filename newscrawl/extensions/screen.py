"""The terminal on which something is shown while it lasts; log lines go above it."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.live import Live

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import RenderableType

REFRESHES = 4
"""A second."""
SHOW_CURSOR = "\x1b[?25h"
"""What a terminal is sent to show its cursor, which is hidden while lines are drawn."""


def is_screen(stream: TextIO) -> bool:
    """Return whether *stream* is a terminal on which lines can be drawn anew."""
    return stream.isatty() and os.environ.get("TERM", "") not in ("", "dumb")


def let_go() -> None:
    """Give the terminal its cursor back, for a process that ends with nothing else done in order."""
    stream = sys.__stderr__
    if stream is not None and is_screen(stream):
        stream.write(SHOW_CURSOR)


@contextmanager
def shown(draw: Callable[[], RenderableType]) -> Iterator[None]:
    """Show on standard error what *draw* gives, anew a few times a second by a thread, until the block ends."""
    stream = sys.stderr
    live = Live(
        console=Console(file=stream),
        get_renderable=draw,
        refresh_per_second=REFRESHES,
        transient=True,
        redirect_stdout=False,  # it is for records
    )
    with live:
        # Handlers know the stream that there was when they were made; what they write must not tear the lines.
        logs = [
            handler
            for handler in logging.root.handlers
            if isinstance(handler, logging.StreamHandler) and handler.stream is stream
        ]
        for handler in logs:
            handler.setStream(sys.stderr)
        try:
            yield
        finally:
            for handler in logs:
                handler.setStream(stream)
