"""``python -m benchmarks.quality``: a set goes through, the table comes out, the exit code tells of floors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.quality import __main__ as command
from benchmarks.quality.ablation import EVIDENCE, RUNS, SETTING
from benchmarks.quality.sets import find_sets
from tests.market import LEAD, SECOND, THIRD, TITLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

SCORER = """
import json

def read_jsonl(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

def score(gold, records):
    same = [record["text"] == page["text"] for page, record in zip(gold, records, strict=True)]
    return {"pages": len(gold), "pages_with_records": len(records), "lead_f1": sum(same) / len(gold)}, []
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """The command on a folder with one set, ``small``, of one text, and a floor for it."""
    folder = tmp_path / "small"
    folder.mkdir()
    text = f"{TITLE}\n{LEAD}\n{SECOND}\n{THIRD}\nمشاركة"
    (tmp_path / "score.py").write_text(SCORER, encoding="utf-8")
    page = {"url": "https://a.example/1", "text": text}
    (folder / "manifest.jsonl").write_text(json.dumps(page), encoding="utf-8")

    def run(*arguments: str, story: str = f"{LEAD}\n{SECOND}\n{THIRD}", floors: str = "") -> int:
        (folder / "gold.jsonl").write_text(json.dumps({"text": story}), encoding="utf-8")
        (tmp_path / "floors.toml").write_text(floors, encoding="utf-8")
        monkeypatch.setattr(command, "FLOORS", tmp_path / "floors.toml")
        monkeypatch.setattr("sys.argv", ["benchmarks.quality", str(tmp_path), "--workers", "1", *arguments])
        return command.main()

    return run


@pytest.fixture
def cleaned(monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, str]]:
    """The settings of each cleaning, which is none: the story is always the same."""
    settings_of_runs: list[Mapping[str, str]] = []

    def clean(_evalset: object, *, workers: int, settings: Mapping[str, str]) -> list[dict[str, str]]:
        assert workers == 1
        settings_of_runs.append(settings)
        return [{"text": "story"}]

    monkeypatch.setattr("benchmarks.quality.measuring.clean", clean)
    return settings_of_runs


def test_a_set_goes_through_the_real_command(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(floors="[small]\nlead_f1 = 1.0") == 0
    rows = [
        line.split(" | ")[:3] for line in capsys.readouterr().out.splitlines() if line.startswith("| small")
    ]
    assert rows == [["| small", "newscrawl", "1.0000"], ["| small", "input as it is", "0.0000"]]


@pytest.mark.usefixtures("cleaned")
def test_a_floor_that_is_missed_ends_in_exit_code_1_and_is_named_beside_the_table(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--no-peers", story="another", floors="[small]\nlead_f1 = 0.75") == 1
    told = capsys.readouterr()
    assert "| small | newscrawl | 0.0000 |" in told.out
    assert "MISSED: small: lead_f1 is 0.0000, 0.7500 below its floor 0.75" in told.err


@pytest.mark.parametrize(
    "arguments", [["--sets", "large"], ["--peers", "large"], ["--peers", "--no-peers"], ["--workers", "0"]]
)
def test_what_is_not_there_is_a_usage_error(arguments: list[str], run: Callable[..., int]) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(*arguments)


@pytest.mark.usefixtures("cleaned")
def test_a_default_folder_that_lost_a_set_with_floors_misses_them(
    run: Callable[..., int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(command, "FOLDER", tmp_path)
    monkeypatch.setattr(command, "with_written", find_sets)
    assert run(floors="[gone]\nlead_f1 = 0.5") == 1
    assert "MISSED: gone: there is no such set any more" in capsys.readouterr().err


def test_the_runs_of_an_ablation_each_leave_one_kind_of_evidence_out() -> None:
    assert RUNS["all"] == {}
    for kind in EVIDENCE:
        assert RUNS[f"without {kind}"][SETTING].split(",") == [other for other in EVIDENCE if other != kind]


def test_an_ablation_has_a_row_a_run_and_no_floor(
    run: Callable[..., int], cleaned: list[Mapping[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--ablate", floors="[small]\ncount_ok = 1.0") == 0
    assert cleaned == list(RUNS.values())
    table = capsys.readouterr().out
    assert [line.split(" | ")[1] for line in table.splitlines() if line.startswith("| small")] == list(RUNS)
