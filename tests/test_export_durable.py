from __future__ import annotations

import multiprocessing
import resource
from typing import TYPE_CHECKING

import pytest

from newscrawl.export.durable import DurableFile, folder_lock, is_held, make_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_grows_by_whole_pieces(tmp_path: Path) -> None:
    file = DurableFile(tmp_path / "a")
    file.append(b"one\n")
    file.append(b"two\n")
    assert file.size == 8
    assert (tmp_path / "a").read_bytes() == b"one\ntwo\n"
    file.close()
    file.close()


def test_takes_no_file_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"precious")
    with pytest.raises(FileExistsError):
        DurableFile(tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"precious"


@pytest.fixture
def little_room() -> Iterator[None]:
    """Let no file grow beyond 100 bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("little_room")
def test_takes_back_a_piece_for_which_there_is_no_room_and_goes_on(tmp_path: Path) -> None:
    file = DurableFile(tmp_path / "a")
    file.append(b"one\n")
    for _ in range(2):
        with pytest.raises(OSError, match="too large"):
            file.append(b"x" * 200)
        assert (tmp_path / "a").read_bytes() == b"one\n"
    file.append(b"two\n")
    assert (tmp_path / "a").read_bytes() == b"one\ntwo\n"


def test_writes_over_what_an_append_that_was_not_taken_back_left(tmp_path: Path) -> None:
    file = DurableFile(tmp_path / "a")
    file.append(b"one\n")
    with (tmp_path / "a").open("ab") as other:
        other.write(b"torn, and longer than what follows")
    file.append(b"two\n")
    assert (tmp_path / "a").read_bytes() == b"one\ntwo\n"


def test_makes_folders_below_one_another(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b" / "c")
    make_folder(tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b" / "c").is_dir()


def test_is_held_until_it_is_closed(tmp_path: Path) -> None:
    file = DurableFile(tmp_path / "a")
    assert not is_held(file.path)
    file.lock()
    assert is_held(file.path)
    file.close()
    assert not is_held(file.path)


def _enter(folder: Path, entered: multiprocessing.synchronize.Event) -> None:
    with folder_lock(folder):
        entered.set()


def test_a_folder_is_held_by_one_process_at_a_time(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    entered = context.Event()
    process = context.Process(target=_enter, args=(tmp_path, entered))
    with folder_lock(tmp_path):
        process.start()
        assert not entered.wait(1)
    assert entered.wait(20)
    process.join()
