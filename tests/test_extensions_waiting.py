from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from scrapy import Request
from scrapy.core.downloader import Slot

from newscrawl.extensions.waiting import next_request, what_waits

URL = "https://example.org/{}"


def engine(*slots: Slot, active: int = 0) -> Any:
    requests = {Request(URL.format(number)) for number in range(active)}
    downloader = SimpleNamespace(
        slots={str(number): slot for number, slot in enumerate(slots)}, active=requests
    )
    return SimpleNamespace(downloader=downloader, scraper=SimpleNamespace(slot=None))


def slot(*, delay: float = 0.0, lastseen: float = 0.0, queued: int = 0, sent: int = 0) -> Slot:
    one = Slot(concurrency=2, delay=delay, jitter=0.0)
    one.lastseen = lastseen
    one.queue.extend((Request(URL.format(number)), None) for number in range(queued))  # type: ignore[misc]
    one.transferring.update(Request(URL.format(number)) for number in range(sent))
    return one


def test_knows_when_the_last_site_that_waits_gets_its_next_request() -> None:
    waiting = [slot(delay=delay, lastseen=100.0, queued=1) for delay in (10.0, 50.0, 30.0)]
    assert next_request(engine(*waiting), now=105.0) == 150.0


def test_counts_on_no_site_that_has_nothing_to_send_or_should_have_sent_it() -> None:
    idle, late = slot(delay=50.0, lastseen=100.0), slot(delay=1.0, lastseen=100.0, queued=1)
    assert next_request(engine(idle, late), now=105.0) is None


def test_says_what_waits() -> None:
    said = what_waits(engine(slot(queued=2, sent=1), active=5))
    assert said == (
        "1 answers (https://example.org/0); 2 requests in the queues of their sites;"
        " 2 requests before that (robots.txt, names); 0 answers or pages in spider and pipelines"
    )
