"""Sources that fall silent and lose their dates, in true crawls; and who is told of it."""

from __future__ import annotations

import json
import os
import re
import shlex
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from scrapy.utils.test import get_crawler

from newscrawl.extensions.health import Health
from newscrawl.frontier.ledgers import ledger_of
from newscrawl.health.days import DAY
from newscrawl.items import Hints, Metadata, Page, Story
from newscrawl.signals import Receipt
from newscrawl.stages.render import record_id
from tests.changing_site import ChangingSite
from tests.changing_site import Story as Published
from tests.listener import Listener
from tests.test_spiders_crawl import ROOT, crawl

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime.now(UTC).replace(microsecond=0)
STORE = "newscrawl.sqlite"
WATCHED = re.search(r"```python\n(.*?)```", (ROOT / "docs" / "health.md").read_text("utf-8"), re.DOTALL)[1]  # type: ignore[index]
"""Settings with Spidermon in them, as the document gives them."""


@dataclass(slots=True)
class Site(ChangingSite):
    """A site whose feed may lose its dates."""

    is_dated: bool = True

    def feed(self) -> bytes:
        """Return the feed."""
        whole = ChangingSite.feed(self)  # a dataclass with slots is another class than super() knows of
        return whole if self.is_dated else whole.replace(b"pubDate", b"someDay")


def stories(first: int, count: int = 22) -> dict[str, Published]:
    return {
        f"/{number}": Published(published=NOW - timedelta(minutes=number))
        for number in range(first, first + count)
    }


def catalogue(**sites: ChangingSite) -> str:
    return "\n".join(
        site.catalogue.replace('name = "bridge"', f'name = "{name}"') for name, site in sites.items()
    )


def change(folder: Path, *statements: str) -> None:
    """Do to the store what days would have done."""
    with closing(sqlite3.connect(folder / "output" / STORE)) as store:
        for statement in statements:
            store.execute(statement)
        store.commit()


def selected(folder: Path, statement: str) -> list[Any]:
    with closing(sqlite3.connect(folder / "output" / STORE)) as store:
        return store.execute(statement).fetchall()


MONTH = """
WITH RECURSIVE ago(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM ago WHERE n < 32)
INSERT INTO health (source, day, articles, rejected, titled, dated, authored, lengths, last)
SELECT source, day - n, articles, rejected, titled, dated, authored, lengths, last FROM health, ago
"""
"""Every day up to the day before yesterday was as today was."""
YESTERDAY = """
UPDATE health SET day = day - 1, articles = 0, titled = 0, dated = 0, lengths = '{}', last = NULL
WHERE day = (SELECT max(day) FROM health)
"""
"""Yesterday, a run found nothing."""


@pytest.mark.thorough
def test_a_source_that_falls_silent_and_one_that_loses_its_dates_are_told_of_in_all_ways(
    tmp_path: Path,
) -> None:
    heard, figures = tmp_path / "heard.json", tmp_path / "newscrawl.prom"
    keep = f"import pathlib, sys; pathlib.Path({str(heard)!r}).write_text(sys.stdin.read())"
    mine = tmp_path / "mine.toml"
    (tmp_path / "watched.py").write_text(WATCHED, encoding="utf-8")
    with Site(stories(1)) as rif, Site(stories(1)) as bahr, Listener() as listener:
        mine.write_text(catalogue(rif=rif, bahr=bahr), encoding="utf-8")

        def run(name: str) -> subprocess.CompletedProcess[str]:
            given = {
                "NEWSCRAWL_RUN": name,
                "NEWSCRAWL_DUE": "all",
                "NEWSCRAWL_ALERT_COMMAND": shlex.join([sys.executable, "-c", keep]),
                "NEWSCRAWL_ALERT_WEBHOOK": f"{listener.base}/secret",
                "NEWSCRAWL_PROMETHEUS": figures,
            }
            done = crawl(
                tmp_path / "output", "news", f"sources={mine}",
                settings=[f"{key}={value}" for key, value in given.items()],
                SCRAPY_SETTINGS_MODULE="watched", PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}",
            )  # fmt: skip
            assert done.returncode == 0, done.stderr[-3000:]
            return done

        assert "sources unlike usual" not in run("run-1").stdout
        today = int(time.time()) // DAY
        assert (
            selected(tmp_path, "SELECT day, articles, rejected, titled, dated, authored FROM health")
            == [(today, 22, 0, 22, 22, 0)] * 2
        )
        change(tmp_path, MONTH, YESTERDAY)
        bahr.stories = stories(101)
        bahr.is_dated = False
        loud = run("run-2")

    silence = "no article for 1 day, where 22.0 were to be expected"
    dates = "0% have a date, where 100% had"
    assert f"rif: {silence}" in loud.stderr
    assert [
        line.split("  ")[-1] for line in loud.stdout.splitlines() if line.startswith("sources unlike")
    ] == [
        f"bahr: {dates}",
        f"rif: {silence}",
    ]
    assert "[Spidermon] 3 monitors in" in loud.stderr
    assert "sources/are as usual... FAIL" in loud.stderr
    assert "run/ended in order... OK" in loud.stderr
    assert selected(tmp_path, "SELECT articles, dated FROM health ORDER BY day DESC, articles LIMIT 2") == [
        (0, 0),
        (22, 0),
    ]
    told = json.loads(heard.read_text(encoding="utf-8"))
    assert [(alarm["source"], alarm["kind"], alarm["state"]) for alarm in told["alarms"]] == [
        ("bahr", "dates", "raised"),
        ("rif", "silent", "raised"),
    ]
    assert told["run"] == "run-2"
    assert [json.loads(body) for _, body in listener.taken] == [told]
    assert "secret" not in loud.stderr
    assert selected(tmp_path, "SELECT kind, ended, told FROM alarm ORDER BY kind") == [
        ("dates", None, 1),
        ("silent", None, 1),
    ]
    samples = {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(figures.read_text(encoding="utf-8"))
        for sample in family.samples
    }
    assert samples["newscrawl_source_alarm", "rif", "silent"] == 1
    assert samples["newscrawl_source_alarm", "bahr", "silent"] == 0
    assert samples["newscrawl_run_pages",] == 22
    assert samples["newscrawl_run_active",] == 0
    assert samples["newscrawl_run_info", "finished", "news", "run-2"] == 1
    shown = subprocess.run(
        [sys.executable, "-m", "scrapy", "sources", "-s", f"NEWSCRAWL_OUTPUT={tmp_path / 'output'}"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    assert [line.split()[0] for line in shown[:3]] == ["state", "dates", "silent"]
    assert shown[1].endswith("bahr")


def crawler(tmp_path: Path) -> Any:
    return get_crawler(settings_dict={"NEWSCRAWL_STORE": str(tmp_path / STORE)})


def page(number: int, **changes: Any) -> Page:
    url = f"http://rif.example/{number}"
    story = Story(part=0, blocks=(), text="x" * 1000, metadata=Metadata(title="t", authors=("a",)))
    return Page(url=url, requested=url, fetched="", hints=Hints(source="rif"), stories=(story,), **changes)


def receipt(number: int, route: str, part: int = 0) -> Receipt:
    url = f"http://rif.example/{number}"
    return Receipt(requested=url, url=url, records=((record_id(url, part), route),))


def test_a_page_counts_once_it_is_stored_and_by_the_file_of_its_lead(tmp_path: Path) -> None:
    mine = crawler(tmp_path)
    ledger = ledger_of(mine)
    number = ledger.sources({"rif": "http://rif.example/"})["rif"]
    health = Health.from_crawler(mine)
    for each in range(4):
        health.item_scraped(page(each))
    assert ledger.health.days(number) == []
    health.pages_stored((receipt(0, "accepted"), receipt(1, "rejected")))
    health.pages_stored((receipt(0, "accepted"), receipt(2, "accepted", part=1), receipt(9, "accepted")))
    ledger.writer.flush_now()
    (day,) = ledger.health.days(number)
    tally = day.tally
    assert (tally.articles, tally.rejected, tally.titled, tally.dated, tally.authored) == (1, 1, 1, 0, 1)
    assert sum(tally.lengths.values()) == 1
    ledger.close()


def test_of_the_demo_and_of_lists_nothing_is_counted(tmp_path: Path) -> None:
    mine = crawler(tmp_path)
    ledger = ledger_of(mine)
    number = ledger.sources({"rif": "http://rif.example/"})["rif"]
    health = Health.from_crawler(mine)
    listed = page(1)
    health.item_scraped(Page(url=listed.url, requested=listed.url, fetched="", stories=listed.stories))
    ledger.passing.add("rif.example")
    health.item_scraped(page(2))
    health.pages_stored((receipt(1, "accepted"), receipt(2, "accepted")))
    ledger.writer.flush_now()
    assert ledger.health.days(number) == []
    ledger.close()
