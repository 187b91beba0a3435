from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newscrawl.stages.dates import is_date_line, read_date, words
from newscrawl.stages.dates.words import languages, load, meanings, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
HITS = [(name, hit["text"], hit["iso"]) for name in languages() for hit in load(name)["hit"]]
TOLD = {hit["text"] for name in languages() for hit in load(name)["hit"] if hit.get("told")}
MISSES = [(name, text) for name in languages() for text in load(name)["miss"]]
CACHED = (words.languages, words.load, words.vocabulary, words._phrases)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield the folder that date words are read from: a copy of the shipped one."""
    copy = Path(shutil.copytree(str(words.FOLDER), tmp_path / "dates"))
    monkeypatch.setattr(words, "FOLDER", copy)
    for cached in CACHED:
        cached.cache_clear()
    yield copy
    for cached in CACHED:
        cached.cache_clear()


def test_a_file_in_the_folder_is_all_that_a_language_needs(folder: Path) -> None:
    assert read_date("5 zwqar ul 2023", now=NOW) is None
    (folder / "aa.toml").write_text('[months]\n5 = ["zwqar"]\n[words]\nconnector = ["ul"]\n')
    for cached in CACHED:
        cached.cache_clear()
    read = read_date("5 zwqar ul 2023", now=NOW)
    assert read is not None
    assert read.iso == "2023-05-05"


def test_a_conflict_is_won_by_the_language_asked_for_then_by_the_lowest_rank(folder: Path) -> None:
    (folder / "aa.toml").write_text('[words]\nam = ["zwq"]\n')
    (folder / "ab.toml").write_text('rank = 3\n[words]\nago = ["zwq"]\n')
    (folder / "ac.toml").write_text('rank = 2\n[words]\nupdated = ["zwq"]\n')
    assert languages()[1:3] == ("ac", "fr")  # of equal ranks the first by name
    assert languages().index("ab") < languages().index("ar") > languages().index("aa")
    assert [vocabulary(name)["zwq"][0][1].code for name in (None, "aa", "ab", "ac")] == ["U", "A", "b", "U"]


def test_a_rank_that_is_no_number_names_the_file(folder: Path) -> None:
    (folder / "aa.toml").write_text('rank = "first"\n')
    with pytest.raises(ValueError, match=r"aa\.toml, rank: write a number"):
        languages()


@pytest.mark.parametrize("name", languages())
def test_every_file_names_its_source_and_shows_what_it_reads(name: str) -> None:
    data = load(name)
    assert data["source"]
    assert len(data["hit"]) >= 2
    assert data["miss"]


@pytest.mark.parametrize(("language", "text", "iso"), HITS)
def test_reads_what_the_file_says_it_reads(language: str, text: str, iso: str) -> None:
    read = read_date(text, now=NOW, language=language)
    assert read is not None
    assert read.iso == iso


@pytest.mark.parametrize(("language", "text", "iso"), [hit for hit in HITS if hit[1] not in TOLD])
def test_reads_it_without_being_told_the_language(language: str, text: str, iso: str) -> None:
    read = read_date(text, now=NOW)
    assert read is not None, language
    assert read.iso == iso
    assert is_date_line(text)


@pytest.mark.parametrize(("language", "text"), MISSES)
def test_reads_no_date_in_what_the_file_says_is_none(language: str, text: str) -> None:
    assert read_date(text, now=NOW, language=language) is None


@pytest.mark.parametrize("name", [name for name in languages() if name != "zh"])
def test_every_calendar_that_a_language_names_is_whole(name: str) -> None:
    data = load(name)
    for table in ("months", "hijri_months", "solar_months"):
        if table in data:
            assert [int(key) for key in data[table]] == list(range(1, 13))


def test_an_unknown_language_changes_nothing() -> None:
    assert vocabulary("xx") == vocabulary()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"words": {"weekdays": []}}, r"aa\.toml, \[words\], 'weekdays': unknown; use one of .*weekday"),
        ({"months": {"may": []}}, r"aa\.toml, \[months\], 'may': the key must be a number"),
        ({"units": {"moon": ["moon"]}}, r"aa\.toml, \[units\], 'moon': unknown"),
        ({"month": {"5": ["may"]}}, r"aa\.toml, 'month': unknown; use one of .*months"),
        ({"eras": {"roman": ["auc"]}}, r"aa\.toml, \[eras\], 'roman': unknown"),
    ],
)
def test_a_broken_file_names_table_and_key(data: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        list(meanings(data, "aa.toml"))
