"""A project whose crawl is killed, starved of room and started again: a reader of many pages, and who takes receipts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newscrawl.export.shards import read_records, shards
from tests.test_middlewares_crawl import COMMAND, SETTINGS, Answer, Server

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent

SPIDER = '''
import json
import pathlib

from scrapy import Request, Spider

from newscrawl.items import Page, Story


class Reader(Spider):
    """Asks for the pages that are not taken yet; each has a story, and another one that is rejected."""

    name = "reader"

    async def start(self):
        taken = pathlib.Path(self.settings["TAKEN"])
        known = {json.loads(line)[0] for line in taken.read_text().splitlines()} if taken.exists() else set()
        meta = {"newscrawl_role": "article", "newscrawl_private": True, "newscrawl_source": "here"}
        for number in range(int(self.pages)):
            url = f"http://127.0.0.1:{self.port}/{number}"
            if url not in known:
                yield Request(url, meta={**meta, "newscrawl_delay": self.settings.getfloat("DELAY", 0.005)})

    def parse(self, response):
        stories = (
            Story(part=0, blocks=(), text=response.text),
            Story(part=1, blocks=(), text=response.text, verdicts=("duplicate",)),
        )
        url = response.url
        yield Page(url=url, requested=url, fetched="2026-11-22T07:00:00+00:00", stories=stories)
'''

TAKER = '''
import json
import os
import signal

from newscrawl.export.journal import Journal
from newscrawl.signals import pages_stored


class Taker:
    """Writes down which pages are said to be stored; DIE names a moment at which the process is killed, once."""

    def __init__(self, crawler):
        self.file = open(crawler.settings["TAKEN"], "a")
        self.die = crawler.settings.get("DIE")
        crawler.signals.connect(self.take, signal=pages_stored)
        if self.die == "before the journal":
            Journal.commit = lambda *_: os.kill(os.getpid(), signal.SIGKILL)

    @classmethod
    def from_crawler(cls, crawler):
        return cls(crawler)

    def take(self, receipts):
        if self.die == "before it is taken":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.die == "refuse":
            raise RuntimeError("nothing is taken")
        for receipt in receipts:
            self.file.write(json.dumps([receipt.requested, receipt.url, receipt.records]) + "\\n")
        self.file.flush()
'''

MORE_SETTINGS = """
EXTENSIONS |= {"probe.taker.Taker": 10}
DOWNLOAD_DELAY = 0.005
AUTOTHROTTLE_ENABLED = False
CONCURRENT_REQUESTS_PER_DOMAIN = 8
"""


def article(number: int, size: int = 700) -> bytes:
    """Return page *number*: no two share much that could be packed away."""
    words = (f"{number * 7919 + place * 104729:x}" for place in range(size // 8))
    return " ".join(words).encode()


def pages(count: int) -> Server:
    """Return a server of *count* pages."""
    return Server({f"/{number}": Answer(body=article(number)) for number in range(count)})


@dataclass(slots=True)
class Reader:
    """The project in a *folder*, whose output is in *output*."""

    folder: Path
    output: Path
    server: Server

    def __post_init__(self) -> None:
        package = self.folder / "probe"
        (package / "commands").mkdir(parents=True)
        files = {"settings.py": SETTINGS + MORE_SETTINGS, "spiders.py": SPIDER, "taker.py": TAKER}
        files |= {"commands/crawl.py": COMMAND, "__init__.py": "", "commands/__init__.py": ""}
        for name, text in files.items():
            (package / name).write_text(text, encoding="utf-8")

    @property
    def log(self) -> str:
        """What the last run logged until now."""
        return (self.folder / "log.txt").read_text(encoding="utf-8")

    def start(self, **settings: object) -> subprocess.Popen[bytes]:
        """Start a run over all pages that are not taken yet."""
        options = {
            "NEWSCRAWL_OUTPUT": self.output,
            "NEWSCRAWL_RUN": "here",
            "NEWSCRAWL_STORE": "",  # it knows by itself what is taken
            "NEWSCRAWL_COMMIT_PAGES": 5,
            "NEWSCRAWL_COMMIT_SECONDS": 0.1,
            "TAKEN": self.folder / "taken.jsonl",
            **settings,
        }
        given = [word for name, value in options.items() for word in ("-s", f"{name}={value}")]
        with (self.folder / "log.txt").open("wb") as log:
            return subprocess.Popen(
                [
                    *(sys.executable, "-m", "scrapy", "crawl", "reader"),
                    *("-a", f"port={self.server.port}", "-a", f"pages={len(self.server.answers)}", *given),
                ],
                cwd=self.folder,
                env={
                    **{name: value for name, value in os.environ.items() if not name.endswith("_proxy")},
                    "SCRAPY_SETTINGS_MODULE": "probe.settings",
                    "PYTHONPATH": f"{self.folder}{os.pathsep}{ROOT}",
                },
                stdout=subprocess.DEVNULL,
                stderr=log,
            )

    def run(self, **settings: object) -> int:
        """Return the exit code of a run."""
        with self.start(**settings) as process:
            return process.wait(60)

    def taken(self) -> list[str]:
        """Return the pages of which receipts were taken, in order."""
        lines = (self.folder / "taken.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line)[0] for line in lines]

    def records(self, route: str) -> list[dict[str, Any]]:
        """Return the records of the complete shards of a route: ``stories``, ``rejected``."""
        found = (path for run in self.output.iterdir() if run.name[0] != "." for path in shards(run))
        return [record for path in found if path.name.startswith(route) for record, _ in read_records(path)]

    def left(self) -> list[str]:
        """Return the names of unfinished files and journals."""
        return sorted(path.name for path in self.output.rglob("*") if path.suffix in (".part", ".log"))

    def assert_all_is_there_once(self) -> None:
        """Every page has its record in either file once, and nothing is unfinished."""
        expected = sorted(self.server.url(path) for path in self.server.answers)
        for route in ("stories", "rejected"):
            assert sorted(record["url"] for record in self.records(route)) == expected, route
        assert self.left() == []


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> None:
    """Return once *condition* holds; raise AssertionError if it does not within *seconds*."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "nothing happened"
        time.sleep(0.02)
