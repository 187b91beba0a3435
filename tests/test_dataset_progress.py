from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

import newscrawl.dataset.shards
from newscrawl.dataset.making import Wanted, begun, make
from newscrawl.dataset.places import place_of
from newscrawl.dataset.progress import NAME, Progress
from newscrawl.export.jsonl import encode
from newscrawl.stages.render import to_dict
from tests.test_export_jsonl import RECORD

if TYPE_CHECKING:
    from pathlib import Path

    from newscrawl.dataset.places import Place

WANTED = Wanted(
    title="news", kind="jsonl", compression="none", size=1, without=frozenset({"short"}), latest=True
)


@pytest.fixture
def shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Forty records, of which each seventh is not wanted; a shard of the data set takes ten."""
    monkeypatch.setattr(newscrawl.dataset.shards, "_LOOK", 10)
    path = tmp_path / "stories.jsonl"
    lines = (
        to_dict(RECORD)
        | {
            "id": f"{number:032x}",
            "verdicts": [] if number % 7 else ["short"],
            "site": f"{number % 3}.example",
        }
        for number in range(40)
    )
    path.write_bytes(b"".join(map(encode, lines)))
    return path


def killed(shard: Path, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a data set of *shard* in *place*, and end with the third shard as a kill does: nothing is tidied up."""
    keep, kept = place.keep, []

    def at(path: Path) -> None:
        kept.append(path)
        if len(kept) == 3:
            (path.parent / "stories-00004.jsonl.part").write_bytes(b"{")
            raise KeyboardInterrupt
        keep(path)

    monkeypatch.setattr(place, "keep", at)
    with pytest.raises(KeyboardInterrupt):
        make([shard], WANTED, place, print)
    place.close()


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_killed_command_is_gone_on_with_behind_the_last_shard_that_was_noted(
    tmp_path: Path, shard: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    same = begun([shard], WANTED)
    whole = place_of(str(tmp_path / "whole" / "corpus"), same)
    counts = make([shard], WANTED, whole, print)
    target = tmp_path / "corpus"
    killed(shard, place_of(str(target), same), monkeypatch)
    left = tmp_path / "corpus.part"
    times = [(left / "data" / f"stories-0000{n}.jsonl").stat().st_mtime_ns for n in (1, 2)]
    with (left / NAME).open("ab") as journal:
        journal.write(b'{"records": 99')  # of a line that was cut off
    place = place_of(str(target), same)
    assert place.staging == left
    assert len(place.progress.shards if place.progress else ()) == 2
    assert make([shard], WANTED, place, print) == counts
    place.close()
    assert files(target) == files(tmp_path / "whole" / "corpus")
    assert len(files(target)) == 6
    assert [(target / "data" / f"stories-0000{n}.jsonl").stat().st_mtime_ns for n in (1, 2)] == times
    assert not left.exists()


def test_another_making_and_one_that_lasts_are_left_alone(
    tmp_path: Path, shard: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, same = str(tmp_path / "corpus"), begun([shard], WANTED)
    killed(shard, place_of(target, same), monkeypatch)
    before = files(tmp_path / "corpus.part")
    with shard.open("ab") as file:
        file.write(encode(to_dict(RECORD)))
    assert begun([shard], WANTED) != same
    anew = place_of(target, begun([shard], WANTED))
    assert (anew.staging.name, files(tmp_path / "corpus.part")) == ("corpus.2.part", before)
    other = place_of(target, begun([shard], WANTED))  # which the one before still holds
    assert other.staging.name == "corpus.3.part"
    for place in (anew, other):
        place.close()
        shutil.rmtree(place.staging)


def test_a_journal_keeps_what_it_was_begun_with(tmp_path: Path) -> None:
    progress = Progress(tmp_path, "a")
    progress.note({"records": 3})
    assert Progress.left(tmp_path, "a") is None  # held
    progress.close()
    assert Progress.left(tmp_path, "b") is None
    again = Progress.left(tmp_path, "a")
    assert again is not None
    assert again.shards == [{"records": 3}]
    again.remove()
    assert Progress.left(tmp_path, "a") is None
