"""The measurement of the checks: over small sets, and what is compared with datatrove."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.checks.__main__ import main
from benchmarks.checks.agreement import Told, compare
from benchmarks.checks.peer import CODES
from benchmarks.checks.texts import PAIRS, SETS, Text, texts
from newscrawl.stages.checks import CHECKS
from tests.test_stages_checks import ARABIC, ENGLISH

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def sets(tmp_path: Path) -> Path:
    for name in SETS:
        (tmp_path / name).mkdir()
        paragraphs = ENGLISH if name == "pages-en" else ARABIC
        line = json.dumps({"stories": [{"paragraphs": paragraphs}, {"paragraphs": []}]})
        (tmp_path / name / "gold.jsonl").write_text(line + "\n", encoding="utf-8")
    (tmp_path / PAIRS).mkdir()
    pair = json.dumps({"a": {"text": "\n \n".join(ARABIC)}, "b": {"text": ""}})
    (tmp_path / PAIRS / "pairs.jsonl").write_text(pair + "\n", encoding="utf-8")
    return tmp_path


def test_reads_the_stories_that_have_text(sets: Path) -> None:
    found = texts(sets)
    assert [one.evalset for one in found] == [*SETS, PAIRS]
    assert {one.language for one in found} == {"ar", "en"}
    assert found[-1].text == "\n".join(ARABIC)


def test_clean_articles_pass(sets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(sets), "--alone"]) == 0
    said = capsys.readouterr().out
    assert all(f"| `{check}` | 0 | 0 |" in said for check in CHECKS)


def test_a_check_that_flags_clean_articles_is_an_exit_code(
    sets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = json.dumps({"stories": [{"paragraphs": [*ARABIC, "{ }"]}]})
    (sets / "clean-articles" / "gold.jsonl").write_text(line + "\n", encoding="utf-8")
    assert main([str(sets), "--alone"]) == 1
    assert "| `c4-curly-bracket` | 100.0% | 0 |" in capsys.readouterr().out


def test_a_folder_without_sets_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "holds no set" in capsys.readouterr().err


def test_counts_what_either_flags() -> None:
    chosen = [
        Text(evalset="a", language="ar", text="\n".join(lines))
        for lines in (ARABIC, [*ARABIC, "{"], [*ARABIC, "{"])
    ]
    told = Told(decisions={"c4-curly-bracket": [True, True, False]}, fineweb2=[False] * 3, seconds=0)
    arabic = next(
        one
        for one in compare(
            [*chosen, Text(evalset="a", language="en", text="")],
            Told(
                decisions={"c4-curly-bracket": [True, True, False, False]}, fineweb2=told.fineweb2, seconds=0
            ),
        )
        if one.language == "ar"
    )
    assert (arabic.of, arabic.both, arabic.own, arabic.peer) == (3, 1, 1, 1)
    assert arabic.share == pytest.approx(1 / 3)
    assert set(CODES) == {"ar", "en"}
