"""How a crawl can end otherwise than well, by names of newscrawl's own: Scrapy's ``finish_reason``, and exit codes."""

from __future__ import annotations

STALLED = "stalled"
"""The crawl made no progress, and was ended by the watchdog."""

STALLED_EXIT_CODE = 4
"""Of a kind of its own: neither a crawl that could not start, nor a wrong command, nor output that was lost."""
