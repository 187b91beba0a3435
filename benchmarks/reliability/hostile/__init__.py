"""The hostile set: what a server, a feed, a sitemap or a page can do to a crawler, as a table, and crawls of it.

:mod:`.case` says what a case is, :mod:`.answers`, :mod:`.pages`, :mod:`.entrances` and :mod:`.targets` are the table,
:mod:`.server` misbehaves accordingly on sockets of the loopback network, :mod:`.crawl` runs the true ``scrapy crawl``
against it, with every connection and every file that its processes open written down (:mod:`.audit`), and
:mod:`.outcome` tells what was seen of each case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Run the command with *arguments*; return its exit code."""
    from benchmarks.reliability.hostile import command

    return command.main(arguments)
