"""Keeps what pages and servers say from doing anything to the terminal that shows the log."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.exceptions import NotConfigured
from scrapy.utils.log import get_scrapy_root_handler

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler

MAX_LINE_CHARS = 100_000
"""Longer messages are cut: an address has 2,000, the stats of a large run some 20,000."""

_OBEYED = re.compile(
    r"""
    [\x00-\x08\x0b-\x1f\x7f-\x9f]           # control characters but tab and newline; ESC and CSI among them
    | [\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]  # what turns or hides text
    | [\U000e0000-\U000e007f\ud800-\udfff]  # tags; halves of surrogate pairs, which cannot be written
    """,
    re.VERBOSE,
)


def escaped(message: str) -> str:
    r"""Return *message* with what a terminal obeys escaped, and all lines but the first indented.

    A line that begins at the margin is then always one that the log has begun, whatever a message quotes.

    >>> escaped("\x1b[2Jtitle\n2026-11-22 07:00:00 [forged] INFO: all is well")
    '\\x1b[2Jtitle\n  2026-11-22 07:00:00 [forged] INFO: all is well'
    """
    shown = _OBEYED.sub(lambda match: ascii(match[0])[1:-1], message[:MAX_LINE_CHARS])
    return shown.replace("\n", "\n  ")


class EscapingFormatter(logging.Formatter):
    """Formats as *formatter* does, and escapes the outcome, tracebacks included."""

    def __init__(self, formatter: logging.Formatter) -> None:
        super().__init__()
        self._formatter = formatter

    def format(self, record: logging.LogRecord) -> str:
        """Return the text of *record*."""
        return escaped(self._formatter.format(record))


class PlainLog:
    """Has Scrapy's log handler, to terminal or file, escape what it writes. Handlers of others are theirs."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build it; NotConfigured where Scrapy writes no log."""
        if get_scrapy_root_handler() is None:
            raise NotConfigured("Scrapy has no log handler")
        plain = cls()
        # Scrapy installs its handler anew once extensions are built, and before anything is fetched.
        crawler.signals.connect(plain.engine_started, signal=signals.engine_started)
        return plain

    def engine_started(self) -> None:
        """Have the handler escape."""
        handler = get_scrapy_root_handler()
        if handler and handler.formatter and not isinstance(handler.formatter, EscapingFormatter):
            handler.setFormatter(EscapingFormatter(handler.formatter))
