"""What killed runs left; that they are killed indeed is shown by test_export_killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newscrawl.export.durable import DurableFile
from newscrawl.export.journal import Journal
from newscrawl.export.packing import PACKINGS
from newscrawl.export.repair import complete_shards, dead_journals, repair
from newscrawl.export.shards import read_records, shards

if TYPE_CHECKING:
    from pathlib import Path

LINES = [b'{"number": %d}\n' % number for number in range(4)]


def leave(
    output: Path, kind: str = "none", *, run: str = "here", behind: bytes = b""
) -> tuple[Journal, Path]:
    """Leave a shard of two groups, of which the first is acknowledged, and *behind* them what is torn."""
    journal = Journal(output, run)
    (output / run).mkdir(exist_ok=True)
    part = output / run / f"stories-2026-11-22-0001.jsonl{PACKINGS[kind].suffix}.part"
    journal.claim(part)
    file = DurableFile(part)
    file.append(PACKINGS[kind].pack(LINES[0] + LINES[1]))
    journal.commit({part: file.size}, [])
    file.append(PACKINGS[kind].pack(LINES[2]) + behind)
    file.close()
    return journal, part


@pytest.mark.parametrize("kind", sorted(PACKINGS))
@pytest.mark.parametrize("behind", [b"", b"torn"])
def test_completes_a_shard_with_what_is_acknowledged_of_it(tmp_path: Path, kind: str, behind: bytes) -> None:
    journal, part = leave(tmp_path, kind, behind=behind)
    journal.close(keep=True)
    (completed,) = repair(tmp_path)
    assert completed == part.with_suffix("")
    assert shards(tmp_path / "here") == [completed]
    assert [record["number"] for record, _ in read_records(completed)] == [0, 1]
    assert repair(tmp_path) == []


def test_touches_no_shard_of_a_living_run(tmp_path: Path) -> None:
    _, living = leave(tmp_path, run="living")
    dead, part = leave(tmp_path, run="dead")
    dead.close(keep=True)
    before = living.read_bytes()
    assert repair(tmp_path) == [part.with_suffix("")]
    assert living.read_bytes() == before


def test_touches_no_shard_whose_name_a_living_run_has_taken_meanwhile(tmp_path: Path) -> None:
    dead = Journal(tmp_path, "here")
    dead.claim(
        tmp_path / "here" / "stories-2026-11-22-0001.jsonl.part"
    )  # and was killed before it made the file
    dead.close(keep=True)
    _, part = leave(tmp_path)
    assert repair(tmp_path) == []
    assert part.exists()


def test_takes_an_empty_shard_away_with_its_folder(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "here")
    (tmp_path / "here").mkdir()
    part = tmp_path / "here" / "stories-2026-11-22-0001.jsonl.part"
    journal.claim(part)
    DurableFile(part).close()
    journal.close(keep=True)
    assert repair(tmp_path) == []
    assert not (tmp_path / "here").exists()


def test_says_that_the_disk_lost_what_it_had_written(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    journal, part = leave(tmp_path)
    journal.close(keep=True)
    part.write_bytes(LINES[0])
    (completed,) = repair(tmp_path)
    assert completed.read_bytes() == LINES[0]
    assert "the disk lost some" in caplog.text


def test_cuts_nothing_but_what_is_named_part(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_bytes(b"precious")
    journal = Journal(tmp_path / "output", "here")
    journal.claim(precious)
    journal.close(keep=True)
    assert repair(tmp_path / "output") == []
    assert precious.read_bytes() == b"precious"


def test_has_nothing_to_do_in_a_folder_that_is_new(tmp_path: Path) -> None:
    assert repair(tmp_path / "output") == []


def test_what_one_run_repairs_another_does_not_see(tmp_path: Path) -> None:
    journal, _ = leave(tmp_path)
    with dead_journals(tmp_path) as dead:
        assert dead == {}
    journal.close(keep=True)
    with dead_journals(tmp_path) as dead:
        assert len(dead) == 1
        assert len(complete_shards(tmp_path, dead)[0]) == 1


def test_a_shard_that_cannot_be_completed_stays_and_keeps_no_other_from_it(tmp_path: Path) -> None:
    parts = []
    for run in ("first", "second"):
        journal, part = leave(tmp_path, run=run)
        journal.close(keep=True)
        parts.append(part)
    taken = parts[0].with_suffix("")
    taken.write_bytes(b"somebody's own\n")
    with pytest.raises(FileExistsError, match="first"):
        repair(tmp_path)
    assert parts[0].exists()
    assert taken.read_bytes() == b"somebody's own\n"
    assert parts[1].with_suffix("").exists()
    taken.unlink()
    assert repair(tmp_path) == [taken]
