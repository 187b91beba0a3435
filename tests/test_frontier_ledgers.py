"""Each crawl's ledger."""

from __future__ import annotations

from pathlib import Path

from scrapy.settings import Settings
from scrapy.utils.test import get_crawler

from newscrawl import settings as project
from newscrawl.frontier.ledgers import ledger_of, store_path
from newscrawl.store.database import IN_MEMORY


def test_the_store_lies_beside_the_runs_unless_another_is_named() -> None:
    given = {"NEWSCRAWL_STORE": project.NEWSCRAWL_STORE}
    assert store_path(Settings(given)) == Path("output/newscrawl.sqlite")
    assert store_path(Settings({**given, "NEWSCRAWL_OUTPUT": "/data/x"})) == Path("/data/x/newscrawl.sqlite")
    assert store_path(Settings({"NEWSCRAWL_STORE": "own.sqlite"})) == Path("own.sqlite")
    assert store_path(Settings({"NEWSCRAWL_STORE": ""})) == IN_MEMORY


def test_all_parts_of_a_crawl_share_one_ledger_with_its_settings(tmp_path: Path) -> None:
    options = {
        "NEWSCRAWL_STORE": str(tmp_path / "s.sqlite"), "NEWSCRAWL_TRIES": "2", "NEWSCRAWL_REVISIT_DAYS": "1.5",
    }  # fmt: skip
    crawler, other = get_crawler(settings_dict=options), get_crawler(settings_dict=options)
    ledger = ledger_of(crawler)
    assert ledger_of(crawler) is ledger
    assert ledger_of(other) is not ledger
    assert (ledger.addresses.tries, ledger.addresses.revisit_days) == (2, 1.5)
    for one in (ledger, ledger_of(other)):
        one.close()
