"""The command that measures speed, and the clock around the stages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from benchmarks.speed.__main__ import MEASURES, PAGES, main
from benchmarks.speed.samples import EVAL_SETS, demo, generated, of_folder
from benchmarks.speed.sites import SMALL
from benchmarks.speed.stages import REST, STAGES, Clock, profile
from benchmarks.speed.systems import learn
from newscrawl.demo.loading import load_outlets

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def _cold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measure without warming up: the tests look at no times."""
    monkeypatch.setattr("benchmarks.speed.cleaning.WARM_PAGES", 1)
    monkeypatch.setattr("benchmarks.speed.stages.WARM_PAGES", 1)


@pytest.mark.usefixtures("_cold")
def test_the_parts_asked_for_are_printed_under_a_headline(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--only", "floor", "--pages", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "`python -m benchmarks.speed --only floor --pages 2`" in lines[0]
    assert [line for line in lines if line.startswith("###")] == [
        "### Above the floor: decoding and parsing by lxml alone"
    ]
    assert lines[-1].startswith("| generated | 2 |")


@pytest.mark.parametrize("words", [["--pages", "0"], ["--only", "nothing"]])
def test_what_cannot_be_measured_is_refused(words: list[str]) -> None:
    with pytest.raises(SystemExit):
        main(words)


def test_every_part_has_its_measure() -> None:
    assert PAGES.keys() == MEASURES.keys() | {"visit"}


@pytest.mark.usefixtures("_cold")
def test_every_stage_has_its_row() -> None:
    """A function that cleaning calls no more, or from elsewhere, would leave its stage without time."""
    assert [row[0] for row in profile(1).rows] == [*STAGES, REST]


def test_a_stage_inside_another_counts_there_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("benchmarks.speed.stages.process_time", lambda: now[0])
    clock = Clock()

    def wait(seconds: float) -> None:
        now[0] += seconds

    inner = clock.around("inner", wait)

    def outer() -> None:
        wait(1)
        inner(5)
        wait(2)

    clock.around("outer", outer)()
    wait(100)
    inner(1)
    assert clock.seconds == {"outer": 3, "inner": 6}


def test_something_is_learned() -> None:
    assert learn(generated(2, scale=SMALL)).headlines


def test_the_demo_is_measured_but_for_a_page_of_each_outlet() -> None:
    first, others = demo()
    assert len({urlsplit(page.url).netloc for page in first}) == len(first) == len(load_outlets())
    assert {page.url for page in others}.isdisjoint(page.url for page in first)
    assert all(b"<" in page.body and page.content_type.startswith("text/html") for page in (*first, *others))


def test_sets_of_a_folder_are_measured_by_name(tmp_path: Path) -> None:
    for name in (EVAL_SETS[0], "other"):
        (tmp_path / name).mkdir()
        row = {"url": "https://a.example/1", "html": "<p>سطر"}
        (tmp_path / name / "manifest.jsonl").write_text(json.dumps(row), encoding="utf-8")
    found = of_folder(tmp_path)
    assert list(found) == [EVAL_SETS[0]]
    assert [page.body.decode() for page in found[EVAL_SETS[0]]] == ["<p>سطر"]
