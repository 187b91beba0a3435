"""How sites are treated, as the sites see it: times and numbers are taken at the servers."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from tests.test_middlewares_crawl import PRIVATE, Answer, Run, Server, crawl

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRET = "سر لا يحفظ"
NOARCHIVE = f'<head><meta name="Robots" content="index, NOARCHIVE"></head><p>{SECRET}</p>'.encode()
RESERVED = f'<head><meta name="tdm-reservation" content="1"></head><p>{SECRET}</p>'.encode()
OTHERS = (
    b'<head><meta name="googlebot" content="noarchive"><meta name="robots" content="noindex"></head><p>a</p>'
)
SOON = Answer(status=429, headers={"Retry-After": "2"})
NEVER = Answer(status=503, headers={"Retry-After": "86400"})
# No delay at all, not even the one that AutoThrottle takes from the answer to robots.txt.
AT_ONCE = {"newscrawl_delay": 0, "autothrottle_dont_adjust_delay": True, "dont_obey_robotstxt": True}
NO_ROBOTS = {"/robots.txt": Answer(status=404)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sites:
    """The servers, and the crawl of all of them."""

    later: Server
    never: Server
    busy: Server
    paced: Server
    slow: Server
    reserving: Server
    many: Server
    dead: str
    run: Run

    def end(self, server: Server, path: str) -> str:
        """Return how the request for *path* ended."""
        return self.run.ends[server.url(path)]


def pages(count: int, answer: Answer | None = None) -> dict[str, Answer]:
    return {f"/{number}": answer or Answer() for number in range(count)}


def unused_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    later = Server(NO_ROBOTS | {"/0": Answer(first=SOON)} | {f"/{number}": Answer() for number in (1, 2, 3)})
    never = Server(NO_ROBOTS | pages(4, NEVER))
    busy = Server(NO_ROBOTS | pages(8, Answer(seconds=0.25)))
    paced = Server(NO_ROBOTS | pages(6))
    slow = Server(NO_ROBOTS | pages(6, Answer(seconds=0.5)))
    reserving = Server(
        NO_ROBOTS
        | {
            "/header": Answer(headers={"X-Robots-Tag": "noarchive"}, body=f"<p>{SECRET}</p>".encode()),
            "/ours": Answer(
                headers={"X-Robots-Tag": "newscrawl: noarchive"}, body=f"<p>{SECRET}</p>".encode()
            ),
            "/theirs": Answer(headers={"X-Robots-Tag": "otherbot: noarchive"}),
            "/meta": Answer(body=NOARCHIVE),
            "/reserved": Answer(body=RESERVED),
            "/others": Answer(body=OTHERS),
        }
    )
    many = Server({"/robots.txt": Answer(status=429), "/0": Answer()})
    dead = f"http://127.0.0.1:{unused_port()}/0"
    plan: list[tuple[str, dict[str, Any]]] = [
        *((later.url(f"/{number}"), PRIVATE | {"newscrawl_delay": 0.3}) for number in range(4)),
        *((never.url(f"/{number}"), PRIVATE) for number in range(4)),
        *((busy.url(f"/{number}"), PRIVATE | AT_ONCE) for number in range(8)),
        *((paced.url(f"/{number}"), PRIVATE | {"newscrawl_delay": 0.4}) for number in range(6)),
        *((slow.url(f"/{number}"), PRIVATE) for number in range(6)),
        *((reserving.url(path), PRIVATE) for path in reserving.answers if path != "/robots.txt"),
        (many.url("/0"), PRIVATE),
        (dead, PRIVATE),
    ]
    servers = {
        "later": later, "never": never, "busy": busy, "paced": paced, "slow": slow, "reserving": reserving, "many": many,
    }  # fmt: skip
    folder = tmp_path_factory.mktemp("politeness")
    settings: dict[str, Any] = {
        "AUTOTHROTTLE_START_DELAY": 0.01,
        "NEWSCRAWL_MAX_RETRY_AFTER": 5,
        "RETRY_TIMES": 1,
    }
    yield Sites(**servers, dead=dead, run=crawl(folder, plan, **settings))
    for server in servers.values():
        server.close()


def test_leaves_a_site_alone_for_as_long_as_it_asks(sites: Sites) -> None:
    times = [moment for path, moment in sites.later.arrivals if path != "/robots.txt"]
    asked = [path for path in sites.later.paths() if path != "/robots.txt"]
    assert asked.count("/0") == 2
    said = times[asked.index("/0")]
    after = [moment for moment in times if moment > said]
    # One more may have been under way when the answer came.
    assert [moment for moment in after[1:] if moment < said + 1.9] == []
    assert {sites.end(sites.later, f"/{number}") for number in range(4)} == {"fetched"}
    assert sites.run.stats["newscrawl/later/wait_count"] == 1


def test_leaves_a_site_out_that_asks_for_more_than_there_is(sites: Sites) -> None:
    asked = [path for path in sites.never.paths() if path != "/robots.txt"]
    assert len(asked) <= 2  # as many as may be under way when the first answers
    ends = [sites.end(sites.never, f"/{number}") for number in range(4)]
    assert ends.count("refused: retry-after") == 4 - len(asked)
    assert ends.count("HttpError") == len(asked)
    assert sites.run.stats["newscrawl/later/left_out_count"] == 1
    assert "set NEWSCRAWL_MAX_RETRY_AFTER to that or more (now 5)" in sites.run.log


def test_never_asks_a_site_for_more_than_two_pages_at_a_time(sites: Sites) -> None:
    assert len(sites.busy.paths()) == 8
    assert sites.busy.most <= 2


def test_keeps_the_delay_of_the_catalogue(sites: Sites) -> None:
    gaps = sites.paced.gaps()
    assert len(gaps) == 5
    assert min(gaps) >= 0.4 * 0.5 * 0.8  # varied by half of it, less what connections differ in
    assert sum(gaps) >= 0.4 * 5 * 0.6


def test_slows_down_for_a_server_that_takes_long(sites: Sites) -> None:
    arrivals = [moment for path, moment in sites.slow.arrivals if path != "/robots.txt"]
    gaps = [later - earlier for earlier, later in pairwise(arrivals)]
    assert len(gaps) == 5
    assert sum(gaps[2:]) / 3 >= 0.25  # without it: the catalogue's hundredth of a second
    assert sites.slow.most <= 2


@pytest.mark.parametrize("path", ["/header", "/ours", "/meta", "/reserved"])
def test_does_not_store_a_page_that_asks_not_to_be(sites: Sites, path: str) -> None:
    rejected = {record["url"]: record for record in sites.run.lines("rejected.jsonl")}
    record = rejected[sites.reserving.url(path)]
    assert record["verdicts"] == ["noarchive"]
    assert sites.end(sites.reserving, path) == "fetched"
    for file in sites.run.folder.rglob("*"):
        assert not file.is_file() or SECRET not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["/theirs", "/others"])
def test_stores_a_page_that_asks_something_else(sites: Sites, path: str) -> None:
    stored = {record["url"] for record in sites.run.lines("stories.jsonl")}
    assert sites.reserving.url(path) in stored


def test_counts_the_pages_that_asked(sites: Sites) -> None:
    reserved = {
        name.rsplit("/", 1)[-1]: count
        for name, count in sites.run.stats.items()
        if name.startswith("newscrawl/article/reserved_count/")
    }
    assert reserved == {"noarchive": 3, "tdm-reservation": 1}


def test_fetches_nothing_of_a_site_whose_robots_txt_cannot_be_reached_or_says_too_many(sites: Sites) -> None:
    assert sites.run.ends[sites.dead] == "Forbidden by robots.txt"
    assert sites.end(sites.many, "/0") == "Forbidden by robots.txt"
    assert set(sites.many.paths()) == {"/robots.txt"}
    assert sites.run.stats["newscrawl/robots/unreachable_count"] == 2
    assert sites.run.stats["newscrawl/download/fault_count/connection-refused"] == 2  # and tried again once


def test_ends_well(sites: Sites) -> None:
    assert sites.run.code == 0
    assert "Traceback" not in sites.run.log
