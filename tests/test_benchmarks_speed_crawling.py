"""The measured crawls: both spiders take the same pages, and the probe writes down what it saw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.speed.crawling import SPIDERS, crawl
from benchmarks.speed.server import served
from benchmarks.speed.sites import SMALL
from benchmarks.speed.usage import resident_kib

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def addresses() -> Iterator[list[str]]:
    with served(4, SMALL) as found:
        yield found


@pytest.mark.parametrize("spider", SPIDERS)
def test_every_page_comes_through_and_is_measured(spider: str, addresses: list[str]) -> None:
    done = crawl(spider, addresses, marks=(2, 4))
    assert done.stats["speed/items"] == done.stats["item_scraped_count"] == 4
    assert done.stats["speed/resident_kib/2"] > 0
    assert done.stats["speed/resident_kib/4"] > 0
    assert {"speed/late_seconds", "speed/busy_seconds"} <= done.stats.keys()
    assert done.pages_a_second > 0


def test_a_page_that_is_missing_is_an_error(addresses: list[str]) -> None:
    lost = addresses[0].rpartition("/")[0] + "/nothing"
    with pytest.raises(RuntimeError, match="plain spider: 1 of 2 pages came through"):
        crawl("plain spider", [addresses[1], lost])


def test_the_size_of_a_process_is_that_of_all_below_it(tmp_path: Path) -> None:
    for process, parent, size in [(10, 1, 100), (11, 10, 20), (12, 11, 3), (13, 1, 5_000)]:
        folder = tmp_path / str(process)
        folder.mkdir()
        (folder / "status").write_text(f"Name:\tx\nPPid:\t{parent}\n")
        (folder / "smaps_rollup").write_text(f"Rss:  9999 kB\nPss:   {size} kB\nPss_Dirty:  7 kB\n")
    (tmp_path / "14").mkdir()
    (tmp_path / "14" / "status").write_text("Name:\tx\nState:\tZ (zombie)\nPPid:\t10\n")
    assert resident_kib(10, tmp_path) == 123
