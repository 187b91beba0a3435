"""The keeper of the ledger in a real crawl: what it does when the store can no longer be written."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.changing_site import ChangingSite, Story
from tests.test_spiders_crawl import crawl, records

if TYPE_CHECKING:
    from pathlib import Path


class Saboteur(Story):
    """A story that spoils the store when it is fetched."""

    __slots__ = ("store",)

    store: Path

    def html(self, path: str) -> bytes:
        """Return the page."""
        connection = sqlite3.connect(self.store)
        connection.execute("DROP TABLE IF EXISTS address")
        connection.commit()
        connection.close()
        return Story.html(self, path)


def test_a_store_that_cannot_be_written_ends_the_crawl_with_an_error_and_the_output_keeps_what_it_has(
    tmp_path: Path,
) -> None:
    stories: dict[str, Story] = {}
    for number in range(1, 40):
        story = stories[f"/{number}"] = Saboteur(published=datetime.now(UTC))
        story.store = tmp_path / "output" / "newscrawl.sqlite"
    with ChangingSite(stories, delay=0.2) as site:
        (tmp_path / "site.toml").write_text(site.catalogue, encoding="utf-8")
        mine = f"sources={tmp_path / 'site.toml'}"
        done = crawl(tmp_path / "output", "news", mine, settings=["CONCURRENT_REQUESTS=2"])
        asked = [path for path, _ in site.asked if path != "/feed.xml"]
    assert done.returncode == 1
    assert "run ended: store_error" in done.stdout
    assert "The store cannot be written, so the crawl ends" in done.stderr
    assert "no such table: " in done.stderr
    assert 0 < len(asked) < len(stories)
    assert {f"/{record['url'].rpartition('/')[2]}" for record in records(tmp_path / "output")} == set(asked)
