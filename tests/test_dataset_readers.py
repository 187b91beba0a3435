"""Data sets and shards, read by what people read them with. ``make readers`` runs all of this, in an environment that has
the libraries; elsewhere a test is skipped whose library is missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newscrawl.dataset.making import Wanted, make
from newscrawl.dataset.places import PlaceError, place_of
from newscrawl.export.jsonl import to_line
from newscrawl.export.packing import PACKINGS
from tests.test_export_jsonl import RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.filterwarnings("default")  # those of the libraries are not ours
ALL_NEEDED = bool(os.environ.get("READERS_NEEDED"))
ROOT = Path(__file__).parents[1]
SECRET = "hush-hush-hush"
RECORDS = [
    RECORD,
    replace(RECORD, id="1" * 32, part=1, parent_id=RECORD.id, title=None, related=(), removed=(), authors=()),
    replace(
        RECORD,
        id="2" * 32,
        text="سطر\u2028وآخر\nوفقرة",
        language="ar",
        published="2026-11-22",
        verdicts=("short",),
    ),
]
LINES = [json.loads(to_line(record)) for record in RECORDS]
KINDS = [("parquet", "zstd"), ("parquet", "snappy"), ("jsonl", "none"), ("jsonl", "gzip"), ("jsonl", "zstd")]
EVERY = pytest.mark.parametrize(("kind", "compression"), KINDS, ids=str)


def needed(name: str) -> Any:
    """Return the module *name*; skip the test if it is missing, unless all are needed."""
    return import_module(name) if ALL_NEEDED else pytest.importorskip(name)


@pytest.fixture
def shard(tmp_path: Path) -> Path:
    """A shard as a crawl writes it: each group of records packed by itself."""
    path = tmp_path / "stories-2026-11-22-0001.jsonl.gz"
    path.write_bytes(b"".join(PACKINGS["gzip"].pack(to_line(record)) for record in RECORDS))
    return path


def made(shard: Path, kind: str, compression: str) -> Path:
    target = shard.with_name("corpus")
    wanted = Wanted(title="news", kind=kind, compression=compression)
    make([shard], wanted, place_of(str(target)), pytest.fail)
    return target


@EVERY
def test_datasets_loads_the_folder_by_its_card(shard: Path, kind: str, compression: str) -> None:
    datasets = needed("datasets")
    target = made(shard, kind, compression)
    loaded = datasets.load_dataset(str(target), cache_dir=str(shard.with_name("cache")))
    assert list(loaded) == ["train"]
    # Of JSON lines, which have no types, it takes dates for moments: those columns are left out here.
    names = [
        name for name in LINES[0] if kind == "parquet" or name not in ("published", "modified", "fetched")
    ]
    expected = [{name: line[name] for name in names} for line in LINES]
    assert list(loaded["train"].select_columns(names)) == expected
    stream = datasets.load_dataset(str(target), split="train", streaming=True)
    assert [{name: row[name] for name in names} for row in stream] == expected


def test_the_hub_s_own_reader_takes_the_header_of_the_card(shard: Path) -> None:
    hub = needed("huggingface_hub")
    data = hub.DatasetCard.load(str(made(shard, "parquet", "zstd") / "README.md")).data
    assert data.language == ["ar"]
    assert data.size_categories == ["n<1K"]
    assert data.license == "other"
    assert data.configs[0]["data_files"] == [{"split": "train", "path": "data/*.parquet"}]


@EVERY
def test_duckdb_queries_the_shards(shard: Path, kind: str, compression: str) -> None:
    duckdb = needed("duckdb")
    target = made(shard, kind, compression)
    (path,) = (target / "data").iterdir()
    read = "read_parquet" if kind == "parquet" else "read_json"
    found = duckdb.sql(f"SELECT id, text, len(removed), removed[1].kind FROM {read}('{path}') ORDER BY id")  # noqa: S608
    expected = [
        (
            line["id"],
            line["text"],
            len(line["removed"]),
            line["removed"][0]["kind"] if line["removed"] else None,
        )
        for line in sorted(LINES, key=lambda line: line["id"])
    ]
    assert found.fetchall() == expected


@EVERY
def test_pandas_reads_the_shards(shard: Path, kind: str, compression: str) -> None:
    pandas = needed("pandas")
    (path,) = (made(shard, kind, compression) / "data").iterdir()
    if kind == "parquet":
        frame = pandas.read_parquet(path)
    else:
        needed("zstandard")  # with which pandas unpacks
        frame = pandas.read_json(path, lines=True, dtype=False)
    assert list(frame.columns) == list(LINES[0])
    assert list(frame["text"]) == [line["text"] for line in LINES]
    assert [list(cuts) for cuts in frame["removed"]] == [line["removed"] for line in LINES]


@EVERY
def test_datatrove_reads_the_shards(shard: Path, kind: str, compression: str) -> None:
    readers = needed("datatrove.pipeline.readers")
    folder = str(made(shard, kind, compression) / "data")
    if kind == "parquet":
        reader = readers.ParquetReader(folder, glob_pattern="*.parquet")
    else:
        reader = readers.JsonlReader(folder, glob_pattern="*.jsonl*", compression="infer")
    documents = list(reader.run())
    assert [(each.id, each.text) for each in documents] == [(line["id"], line["text"]) for line in LINES]
    assert documents[0].metadata["removed"] == LINES[0]["removed"]


def test_datatrove_reads_a_crawl_s_own_shards(shard: Path) -> None:
    readers = needed("datatrove.pipeline.readers")
    documents = list(readers.JsonlReader(str(shard.parent), glob_pattern="*.jsonl.gz").run())
    assert [each.text for each in documents] == [line["text"] for line in LINES]


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an S3 server on loopback, with a bucket ``news``, whose credentials are in the environment."""
    server = needed("moto.server").ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    needed("s3fs")
    server.start()
    host, port = server.get_host_and_port()
    for name, value in (
        ("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE"),
        ("AWS_SECRET_ACCESS_KEY", SECRET),
        ("AWS_ENDPOINT_URL", f"http://{host}:{port}"),
        ("AWS_DEFAULT_REGION", "us-east-1"),
    ):
        monkeypatch.setenv(name, value)
    needed("boto3").client("s3").create_bucket(Bucket="news")
    yield f"http://{host}:{port}"
    server.stop()


def corpus(shard: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "scrapy",
        "corpus",
        str(shard),
        *words,
        "-L",
        "DEBUG",
        "-s",
        "LOG_ENABLED=True",
    ]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=120)


@pytest.mark.usefixtures("bucket")
def test_a_store_over_http_holds_what_a_folder_does_and_no_secret_is_told(shard: Path) -> None:
    for target in ("s3://news/corpora/today", str(shard.with_name("corpus"))):
        ran = corpus(shard, "-o", target, "--title", "today")
        assert ran.returncode == 0, ran.stderr
        told = ran.stdout + ran.stderr
        assert not [word for word in (SECRET, "Signature=", "AKIAIOSFODNN7EXAMPLE") if word in told]
    client = needed("boto3").client("s3")
    listed = client.list_objects_v2(Bucket="news")["Contents"]
    names = sorted(item["Key"].removeprefix("corpora/today/") for item in listed)
    assert names == ["README.md", "data/stories-00001.parquet", "record.schema.json"]
    for name in names:
        there = client.get_object(Bucket="news", Key=f"corpora/today/{name}")["Body"].read()
        assert there == (shard.with_name("corpus") / name).read_bytes()
    again = corpus(shard, "-o", "s3://news/corpora/today")
    assert again.returncode == 1
    assert "holds something already" in again.stderr


@pytest.mark.usefixtures("bucket")
def test_a_bucket_that_is_not_there_and_a_server_that_is_not_are_told(
    shard: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = corpus(shard, "-o", "s3://nobody-s/x")
    assert ran.returncode == 1
    assert "scrapy corpus: s3://nobody-s/x: " in ran.stderr
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    gone = corpus(shard, "-o", "s3://news/x")
    assert gone.returncode == 1
    assert "scrapy corpus: s3://news/x: " in gone.stderr
    assert not [
        word for ran in (ran, gone) for word in ("Traceback", SECRET) if word in ran.stdout + ran.stderr
    ]


@pytest.mark.usefixtures("bucket")
def test_what_is_larger_than_one_request_comes_whole(tmp_path: Path) -> None:
    boto3 = needed("boto3")
    place = place_of("s3://news/large")
    path = place.staging / "large.bin"
    size = 60 * 1024 * 1024  # s3fs sends 50 MiB at a time
    path.write_bytes(bytes(size))
    place.keep(path)
    place.close()
    assert boto3.client("s3").head_object(Bucket="news", Key="large/large.bin")["ContentLength"] == size
    with pytest.raises(PlaceError, match="holds something already"):
        place_of("s3://news/large")
    assert list(tmp_path.iterdir()) == []
