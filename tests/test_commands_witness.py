from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newscrawl.commands.witness import Teller
from newscrawl.items import Page
from newscrawl.workers.process import LostError
from newscrawl.workers.quarantine import Quarantine
from newscrawl.workers.steps import Fault

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PAGE = Page(url="https://example.org/1", fetched="2026-01-06T12:00:00+00:00", body=b"<p>x</p>")
ERROR = LostError("timeout", "took longer than 60 seconds")


def test_says_which_stage_failed_and_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tally: Counter[str] = Counter()
    teller = Teller(Quarantine(tmp_path / "q"), tally)
    teller.fault(PAGE.url, Fault(stage="split", error="KeyError('x')", trace="long"))
    assert (
        capsys.readouterr().err
        == "scrapy clean: https://example.org/1: the stage split failed: KeyError('x')\n"
    )
    assert not tally


def test_keeps_a_page_that_had_to_be_given_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tally: Counter[str] = Counter()
    Teller(Quarantine(tmp_path / "q"), tally).lost(PAGE, ERROR)
    assert (
        capsys.readouterr().err
        == "scrapy clean: https://example.org/1: given up: took longer than 60 seconds\n"
    )
    assert tally == {"lost": 1}
    assert (tmp_path / "q" / "manifest.jsonl").is_file()


def test_says_that_a_page_could_not_be_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_bytes(b"")
    tally: Counter[str] = Counter()
    Teller(Quarantine(tmp_path / "file" / "q"), tally).lost(PAGE, ERROR)
    assert "could not be kept to be tried again" in capsys.readouterr().err
    assert tally == {"lost": 1}
