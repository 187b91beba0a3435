"""Signals that newscrawl sends beside Scrapy's own, and what they carry."""

from __future__ import annotations

from dataclasses import dataclass

pages_stored = object()
"""Sent by the exporter with ``receipts``, a tuple of :class:`Receipt`, once all records of these pages are on the
disk: only then is a page done. No handler may return a deferred.

What killed runs stored comes at ``engine_started``, before the spider's ``start()``; the last of this run before
``feed_exporter_closed``. Receipts that a handler did not take, as it raised, and those of which that is not known, are sent
again by the next run: a page may be named twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Says that the records of one page are on the disk, whole."""

    requested: str
    """The address that was asked for, as the frontier knows it: redirects may have led elsewhere."""
    url: str
    """Where the page was found."""
    records: tuple[tuple[str, str], ...]
    """Of each record, in page order: its id, and its verdicts' file (``accepted`` or ``rejected``)."""
    is_whole: bool = True
    """Whether the page came to its end: half a page is written as such, and is not done."""
