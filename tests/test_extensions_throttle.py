from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.core.downloader import Slot
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.utils.spider import DefaultSpider
from scrapy.utils.test import get_crawler

from newscrawl.extensions.throttle import FloorThrottle

URL = "https://example.org/"
SETTINGS = {"AUTOTHROTTLE_ENABLED": True, "DOWNLOAD_DELAY": 1.0, "AUTOTHROTTLE_MAX_DELAY": 60.0}


def adjusted(before: float, latency: float, **meta: Any) -> float:
    """Return the delay of a slot of *before* seconds after an answer that took *latency* seconds."""
    crawler = get_crawler(settings_dict=SETTINGS)
    slot = Slot(2, before, 0.5)
    crawler.engine = SimpleNamespace(downloader=SimpleNamespace(slots={"example.org": slot}))  # type: ignore[assignment]
    throttle = FloorThrottle.from_crawler(crawler)
    request = Request(URL, meta={"download_slot": "example.org", "download_latency": latency, **meta})
    throttle._response_downloaded(Response(URL), request, DefaultSpider())
    return slot.delay


@pytest.mark.parametrize(
    ("before", "latency", "floor", "after"),
    [
        (8.0, 0.1, 7.0, 7.0),
        (0.05, 0.001, 0.05, 0.05),
        (0.4, 0.0, 0.05, 0.2),
        (0.05, 3.0, 0.05, 3.0),
        (300.0, 0.1, 300.0, 300.0),
        (59.0, 100.0, 0.05, 60.0),
    ],
)
def test_adjusts_the_delay_within_the_bounds_of_the_site(
    before: float, latency: float, floor: float, after: float
) -> None:
    assert adjusted(before, latency, newscrawl_floor=floor) == after


def test_goes_by_the_general_delay_where_nothing_else_is_known() -> None:
    assert adjusted(1.2, 0.1) == 1.0


def test_can_be_switched_off() -> None:
    with pytest.raises(NotConfigured):
        FloorThrottle.from_crawler(get_crawler(settings_dict={"AUTOTHROTTLE_ENABLED": False}))
