"""The feeds in a real crawl: what goes where, and what happens when it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from scrapy.utils.test import get_crawler

from newscrawl.export.feed import StoryFeedExporter
from tests.test_middlewares_crawl import PRIVATE, Answer, Run, Server, crawl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def site() -> Iterator[Server]:
    server = Server({f"/{number}": Answer(body=b"<p>" + b"x" * 50 + b"</p>") for number in range(4)})
    yield server
    server.close()


def run(folder: Path, site: Server, file_limit: int | None = None, **settings: object) -> Run:
    plan: list[tuple[str, dict[str, Any]]] = [(site.url(path), PRIVATE) for path in site.answers]
    return crawl(folder, plan, file_limit=file_limit, **settings)


def test_writes_a_line_for_each_record_and_prints_a_summary(tmp_path: Path, site: Server) -> None:
    done = run(tmp_path, site)
    assert done.code == 0, done.log
    assert {record["url"] for record in done.lines("stories.jsonl")} == {
        site.url(path) for path in site.answers
    }
    assert done.lines("rejected.jsonl") == []
    assert sorted(path.name for path in done.folder.iterdir()) == ["rejected.jsonl", "stories.jsonl"]
    assert "run ended: finished" in done.printed
    assert "records written     4" in done.printed
    assert "output/here/stories.jsonl (4 records)" in done.printed


def test_ends_before_anything_is_fetched_if_the_output_cannot_be_opened(tmp_path: Path, site: Server) -> None:
    (tmp_path / "taken").write_bytes(b"a file, no folder")
    before = len(site.arrivals)
    done = run(tmp_path, site, NEWSCRAWL_OUTPUT=tmp_path / "taken", NEWSCRAWL_STORE="")
    assert done.code == 1
    assert "The output cannot be written, so the crawl ends" in done.log
    assert "Traceback" not in done.log
    assert "THE OUTPUT IS NOT WHOLE" in done.printed
    assert len(site.arrivals) == before


def test_ends_with_an_error_when_there_is_no_room_left(tmp_path: Path, site: Server) -> None:
    done = run(tmp_path, site, file_limit=1500, NEWSCRAWL_STORE="")
    assert done.code == 1
    assert "THE OUTPUT IS NOT WHOLE" in done.printed
    assert "stories.jsonl" not in {path.name for path in done.folder.iterdir()}
    lines = done.lines("stories.jsonl.part")
    assert 0 < len(lines) < 4


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"NEWSCRAWL_RUN": "../up"}, "NEWSCRAWL_RUN"),
        ({"NEWSCRAWL_REJECT": "Short Stories"}, "NEWSCRAWL_REJECT"),
    ],
)
def test_says_which_setting_is_wrong(settings: dict[str, str], message: str) -> None:
    feeds = {"out.jsonl": {"format": "jsonl"}}
    crawler = get_crawler(settings_dict={"NEWSCRAWL_RUN": "here", "FEEDS": feeds} | settings)
    with pytest.raises(ValueError, match=message):
        StoryFeedExporter.from_crawler(crawler)
