"""The feeds in a real crawl: what goes where, and what happens when it cannot."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from scrapy.utils.test import get_crawler

from newscrawl.export.exitcode import ExitCode
from newscrawl.export.feed import StoryFeedExporter
from newscrawl.export.shards import shards
from tests.test_middlewares_crawl import PRIVATE, Answer, Run, Server, crawl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def site() -> Iterator[Server]:
    server = Server({f"/{number}": Answer(body=b"<p>" + b"x" * 50 + b"</p>") for number in range(4)})
    yield server
    server.close()


def run(
    folder: Path, site: Server, *, delay: float = 0.01, file_limit: int | None = None, **settings: Any
) -> Run:
    meta = PRIVATE | {"newscrawl_delay": delay}
    plan: list[tuple[str, dict[str, Any]]] = [(site.url(path), meta) for path in site.answers]
    return crawl(folder, plan, file_limit=file_limit, **settings)


def test_writes_a_line_for_each_record_and_prints_a_summary(tmp_path: Path, site: Server) -> None:
    done = run(tmp_path, site)
    assert done.code == 0, done.log
    assert {record["url"] for record in done.lines("stories.jsonl")} == {
        site.url(path) for path in site.answers
    }
    assert done.lines("rejected.jsonl") == []
    (shard,) = done.folder.iterdir()
    assert "run ended: finished" in done.printed
    assert "records written     4" in done.printed
    assert f"output/here/{shard.name} (4 records)" in done.printed


@pytest.mark.parametrize("bound", [{"NEWSCRAWL_SHARD_SIZE": 10}, {"NEWSCRAWL_SHARD_SECONDS": 0.000001}])
def test_a_shard_follows_another_by_size_and_by_age(
    tmp_path: Path, site: Server, bound: dict[str, Any]
) -> None:
    done = run(tmp_path, site, delay=0.2, NEWSCRAWL_COMMIT_PAGES=1, CONCURRENT_REQUESTS=1, **bound)
    found = shards(done.folder)
    assert [path.name[-10:] for path in found] == [f"{number:04}.jsonl" for number in range(1, 5)]
    assert all(f"{path.name} (1 records)" in done.printed for path in found)
    assert len({record["url"] for record in done.lines("stories.jsonl")}) == 4


def test_a_run_of_the_same_name_adds_shards(tmp_path: Path, site: Server) -> None:
    output = tmp_path / "output"
    for name in ("first", "second"):
        assert run(tmp_path / name, site, NEWSCRAWL_OUTPUT=output).code == 0
    assert [path.name[-10:] for path in shards(output / "here")] == ["0001.jsonl", "0002.jsonl"]


def test_a_file_of_the_user_s_is_written_beside_the_shards(tmp_path: Path, site: Server) -> None:
    target = tmp_path / "mine.jsonl"
    feeds = {str(target): {"format": "jsonl"}, str(tmp_path / "mine.json"): {"format": "json"}}
    done = run(tmp_path, site, FEEDS=json.dumps(feeds))
    assert done.code == 0, done.log
    assert len(target.read_bytes().splitlines()) == 4
    assert len(json.loads((tmp_path / "mine.json").read_bytes())) == 4
    assert not list(tmp_path.glob("*.part"))


def test_ends_before_anything_is_fetched_if_the_output_cannot_be_opened(tmp_path: Path, site: Server) -> None:
    (tmp_path / "taken").write_bytes(b"a file, no folder")
    before = len(site.arrivals)
    done = run(tmp_path, site, NEWSCRAWL_OUTPUT=tmp_path / "taken", NEWSCRAWL_STORE="")
    assert done.code == ExitCode.OUTPUT
    assert "The output cannot be written, so the crawl ends" in done.log
    assert "Traceback" not in done.log
    assert "THE OUTPUT IS NOT WHOLE" in done.printed
    assert len(site.arrivals) == before


def test_ends_with_an_error_when_there_is_no_room_left(tmp_path: Path, site: Server) -> None:
    done = run(
        tmp_path,
        site,
        delay=0.2,
        file_limit=1500,
        NEWSCRAWL_COMMIT_PAGES=1,
        CONCURRENT_REQUESTS=1,
        NEWSCRAWL_STORE="",
    )
    assert done.code == ExitCode.OUTPUT
    assert "THE OUTPUT IS NOT WHOLE" in done.printed
    assert "file_too_large 1" in done.printed
    assert "'finish_reason': 'output_error'" in done.log
    lines = done.lines("stories.jsonl")  # what was acknowledged is complete
    assert 0 < len(lines) < 4
    assert f"({len(lines)} records)" in done.printed
    assert [path.suffix for path in done.folder.iterdir()] == [".jsonl"]


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
