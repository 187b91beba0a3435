"""What a crawl waits for, as its engine knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapy.core.engine import ExecutionEngine

MOST = 5
"""Requests that are named; the others are counted."""


def next_request(engine: ExecutionEngine, now: float) -> float | None:
    """Return when the last of the sites that have requests waiting for their delay gets the next one (monotonic
    seconds); None if there is no such site.
    """
    due = [slot.lastseen + slot.delay for slot in engine.downloader.slots.values() if slot.queue]
    return max((moment for moment in due if moment > now), default=None)


def what_waits(engine: ExecutionEngine) -> str:
    """Return in words what *engine* has begun and not ended."""
    slots = engine.downloader.slots.values()
    sent = [request.url for slot in slots for request in slot.transferring]
    queued = sum(len(slot.queue) for slot in slots)
    scraping = engine.scraper.slot
    pages = len(scraping.active) + len(scraping.queue) if scraping else 0
    parts = [
        f"{len(sent)} answers ({', '.join(sent[:MOST])}{', ...' if sent[MOST:] else ''})"
        if sent
        else "no answer",
        f"{queued} requests in the queues of their sites",
        f"{max(len(engine.downloader.active) - len(sent) - queued, 0)} requests before that (robots.txt, names)",
        f"{pages} answers or pages in spider and pipelines",
    ]
    return "; ".join(parts)
