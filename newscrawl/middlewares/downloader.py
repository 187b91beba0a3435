"""Downloads no more of a site at a time than CONCURRENT_REQUESTS_PER_DOMAIN allows, whatever its delay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.core.downloader import Downloader

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

    from scrapy import Request
    from scrapy.core.downloader import Slot
    from scrapy.http import Response
    from twisted.internet.defer import Deferred


class StrictDownloader(Downloader):
    """Scrapy's downloader, which counts a request as under way once it has left its slot's queue.

    That of Scrapy 2.19 counts it when the task that sends it first runs, so that all that waits in a slot without
    delay is sent at once, and, where the process is held up for longer than a slot's delay, one request too many of
    any slot (``Downloader._process_queue``).
    """

    def _wait_for_download(
        self, slot: Slot, request: Request, queue_dfd: Deferred[Response]
    ) -> Coroutine[Any, Any, None]:
        slot.transferring.add(request)  # here, where the task is made; the task adds it again and removes it
        return super()._wait_for_download(slot, request, queue_dfd)
