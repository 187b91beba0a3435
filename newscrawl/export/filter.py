"""Which records go to which feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy.extensions.feedexport import ItemFilter

from newscrawl.export.routing import route
from newscrawl.items import Record

if TYPE_CHECKING:
    from collections.abc import Collection


class RouteFilter(ItemFilter):
    """Lets the records of one route pass: the feed option ``route``, ``accepted`` unless stated."""

    def __init__(self, feed_options: dict[str, Any] | None, reject: Collection[str]) -> None:
        super().__init__(feed_options)
        self._route: str = (feed_options or {}).get("route", "accepted")
        self._reject = reject

    def accepts(self, item: Any) -> bool:  # noqa: ANN401  # Scrapy's type
        """Return whether *item* is a record of the route; items of other kinds pass to ``accepted``."""
        if isinstance(item, Record):
            return route(item, self._reject) == self._route
        return self._route == "accepted"
