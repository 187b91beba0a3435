"""Values come back in order, as often as they are asked for, and leave no file."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import pytest

from newscrawl.spool import Spool

if TYPE_CHECKING:
    from pathlib import Path


def test_values_come_back_to_all_who_ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Spool[tuple[int, str]]() as spool:
        assert list(spool) == []
        for number in range(1000):
            spool.add((number, "x" * number))
        assert list(tmp_path.iterdir()) == []
        one, other = iter(spool), iter(spool)
        assert [next(one), next(one), next(other), next(one)][-2:] == [(0, ""), (2, "xx")]
        spool.add((1000, "last"))
        assert [number for number, _ in one] == list(range(3, 1000))  # what there was when it began
        assert [number for number, _ in spool] == list(range(1001))


def test_a_spool_that_cannot_be_written_is_an_os_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(OSError, match="nowhere"):
        Spool[int]()
