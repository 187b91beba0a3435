from __future__ import annotations

from datetime import UTC, datetime
from importlib.resources import files

import pytest

from newscrawl.stages.dates import is_date_line, read_date
from newscrawl.stages.dates.words import ORDER, load, meanings, vocabulary

NOW = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
HITS = [(name, hit["text"], hit["iso"]) for name in ORDER for hit in load(name)["hit"]]
MISSES = [(name, text) for name in ORDER for text in load(name)["miss"]]


def test_every_file_is_in_the_order() -> None:
    names = [path.name for path in (files("newscrawl.rules") / "dates").iterdir()]
    assert sorted(names) == sorted(f"{name}.toml" for name in ORDER)


@pytest.mark.parametrize("name", ORDER)
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


@pytest.mark.parametrize(("language", "text", "iso"), [hit for hit in HITS if hit[0] != "es"])
def test_reads_it_without_being_told_the_language(language: str, text: str, iso: str) -> None:
    read = read_date(text, now=NOW)
    assert read is not None, language
    assert read.iso == iso
    assert is_date_line(text)


@pytest.mark.parametrize(("language", "text"), MISSES)
def test_reads_no_date_in_what_the_file_says_is_none(language: str, text: str) -> None:
    assert read_date(text, now=NOW, language=language) is None


@pytest.mark.parametrize("name", [name for name in ORDER if name != "zh"])
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
        ({"eras": {"roman": ["auc"]}}, r"aa\.toml, \[eras\], 'roman': unknown"),
    ],
)
def test_a_broken_file_names_table_and_key(data: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        list(meanings(data, "aa.toml"))
