from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from scrapy.utils.spider import DefaultSpider
from scrapy.utils.test import get_crawler

from newscrawl.export.journal import Journal
from newscrawl.export.packing import PACKINGS
from newscrawl.export.shardplace import Rotation, today
from newscrawl.export.storage import PartFileStorage

LINE = b'{"text": "x"}\n'
SHARDS: dict[str, Any] = {"shards": True}


def shard(folder: Path, **options: Any) -> PartFileStorage:
    storage = PartFileStorage(str(folder / "here" / "stories.jsonl"), feed_options=SHARDS, **options)
    storage.journal = Journal(folder, "here")
    return storage


def write(storage: PartFileStorage) -> None:
    storage.open(DefaultSpider()).write(LINE)
    assert storage.file is not None
    storage.file.take()
    storage.file.store()
    storage.file.acknowledge()


def test_a_file_is_named_part_until_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "stories.jsonl"
    storage = PartFileStorage(str(target))
    write(storage)
    assert [path.name for path in target.parent.iterdir()] == ["stories.jsonl.part"]
    assert (target.parent / "stories.jsonl.part").read_bytes() == LINE
    assert storage.file is not None
    storage.file.finish()
    assert [path.name for path in target.parent.iterdir()] == ["stories.jsonl"]
    assert target.read_bytes() == LINE


def test_reads_the_address_of_a_file() -> None:
    assert PartFileStorage("file:///tmp/a%20b.jsonl").path == Path("/tmp/a b.jsonl")


def test_says_that_a_folder_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    storage = PartFileStorage(str(tmp_path / "file" / "out.jsonl"))
    storage.open(DefaultSpider())
    assert storage.file is not None
    with pytest.raises(OSError, match="file"):
        storage.file.create()


def test_a_shard_has_its_day_and_number_and_no_file_before_it_has_a_record(tmp_path: Path) -> None:
    storage = shard(tmp_path)
    storage.open(DefaultSpider())
    assert not (tmp_path / "here").exists()
    write(storage)
    assert storage.path == tmp_path / "here" / f"stories-{today()}-0001.jsonl"
    assert [path.name for path in (tmp_path / "here").iterdir()] == [f"{storage.path.name}.part"]


def test_a_shard_needs_a_journal(tmp_path: Path) -> None:
    storage = PartFileStorage(str(tmp_path / "stories.jsonl"), feed_options=SHARDS)
    with pytest.raises(ValueError, match="journal"):
        storage.open(DefaultSpider())


@pytest.mark.parametrize(
    ("rotation", "due"),
    [
        (Rotation(size=0, seconds=0), False),
        (Rotation(size=len(LINE), seconds=0), True),
        (Rotation(size=len(LINE) + 1, seconds=1000), False),
        (Rotation(size=0, seconds=1e-9), True),
        (None, False),
    ],
)
def test_a_shard_is_due_by_size_and_by_age(tmp_path: Path, rotation: Rotation | None, *, due: bool) -> None:
    storage = shard(tmp_path, rotation=rotation)
    storage.open(DefaultSpider())
    assert not storage.is_due()
    write(storage)
    assert storage.is_due() is due


def test_a_shard_of_another_day_is_due(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage = shard(tmp_path)
    write(storage)
    assert not storage.is_due()
    monkeypatch.setattr("newscrawl.export.storage.today", lambda: "2026-01-01")  # the clock was put back
    assert storage.is_due()


def test_an_empty_shard_is_taken_away_with_its_folder(tmp_path: Path) -> None:
    storage = shard(tmp_path)
    storage.open(DefaultSpider())
    assert storage.file is not None
    storage.file.create()
    assert storage.leaves_part()
    storage.discard()
    assert not storage.leaves_part()
    assert [path.name for path in tmp_path.iterdir()] == [".journal"]


def test_a_shard_that_is_given_up_stays_to_be_repaired(tmp_path: Path) -> None:
    storage = shard(tmp_path)
    write(storage)
    assert storage.file is not None
    storage.file.write(LINE * 2)
    assert storage.give_up() == 2
    assert not storage.is_unfinished()
    (part,) = (tmp_path / "here").iterdir()
    assert part.suffix == ".part"
    assert json.loads(part.read_bytes()) == {"text": "x"}


def test_is_packed_as_the_settings_say(tmp_path: Path) -> None:
    settings = {"NEWSCRAWL_COMPRESSION": "gzip", "NEWSCRAWL_SHARD_SIZE": 10, "NEWSCRAWL_SHARD_SECONDS": 1}
    storage = PartFileStorage.from_crawler(
        get_crawler(settings_dict=settings), str(tmp_path / "stories.jsonl"), feed_options=SHARDS
    )
    storage.journal = Journal(tmp_path, "here")
    write(storage)
    assert storage.path.name.endswith(f"0001.jsonl{PACKINGS['gzip'].suffix}")
    assert storage.is_due()


def test_scrapy_waits_until_a_file_has_its_name(tmp_path: Path) -> None:
    storage = PartFileStorage(str(tmp_path / "out.jsonl"))
    file = storage.open(DefaultSpider())
    file.write(LINE)

    async def stored() -> None:
        await storage.store(file).asFuture(asyncio.get_running_loop())

    asyncio.run(stored())
    assert (tmp_path / "out.jsonl").read_bytes() == LINE
