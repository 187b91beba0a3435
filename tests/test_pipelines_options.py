"""Options: read from the settings in one place, for crawls and for ``scrapy clean``."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from scrapy.settings import Settings

from newscrawl.cleaning import DEFAULTS
from newscrawl.pipelines.options import read_job, read_options
from newscrawl.rules import ALL_EVIDENCE

if TYPE_CHECKING:
    from pathlib import Path


def test_without_settings_they_are_the_defaults() -> None:
    assert read_options(Settings()) == DEFAULTS
    assert read_options(Settings({name: getattr(_settings(), name) for name in NAMES})) == DEFAULTS


def test_they_are_what_was_set() -> None:
    read = read_options(
        Settings(
            {
                "NEWSCRAWL_LANGUAGES": "ar,fa",
                "NEWSCRAWL_MIN_WORDS": "7",
                "NEWSCRAWL_LANGUAGE_DETECTOR": "py3langid",
            }
        )
    )
    assert (read.languages, read.min_words, read.detector) == (frozenset({"ar", "fa"}), 7, "py3langid")


def test_a_detector_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="NEWSCRAWL_LANGUAGE_DETECTOR"):
        read_options(Settings({"NEWSCRAWL_LANGUAGE_DETECTOR": "oracle"}))


NAMES = (
    "NEWSCRAWL_QUALITY",
    "NEWSCRAWL_QUALITY_LIMITS",
    "NEWSCRAWL_LANGUAGES",
    "NEWSCRAWL_MIN_WORDS",
    "NEWSCRAWL_LANGUAGE_DETECTOR",
)


def _settings() -> object:
    from newscrawl import settings

    return settings


def test_checks_are_read_with_a_file_of_limits(tmp_path: Path) -> None:
    path = tmp_path / "limits.toml"
    path.write_text("[ar]\ngopher_least_words = 3\n", encoding="utf-8")
    read = read_options(
        Settings({"NEWSCRAWL_QUALITY": "gopher-words", "NEWSCRAWL_QUALITY_LIMITS": str(path)})
    )
    assert read.checks.names == ("gopher-words",)
    assert read.checks.flags("كلمة " * 3, "ar") == []
    assert read.checks.flags("word " * 3, "en") == ["gopher-words"]
    with pytest.raises(ValueError, match="cannot be read"):
        read_options(Settings({"NEWSCRAWL_QUALITY_LIMITS": str(tmp_path / "none.toml")}))


def test_a_job_has_all_of_them() -> None:
    settings = Settings(
        {"NEWSCRAWL_QUALITY": "c4", "NEWSCRAWL_LANGUAGES": "ar", "NEWSCRAWL_RULES": "mine.toml"}
    )
    job = read_job(settings, "run-1")
    assert job.options == read_options(settings)
    assert (job.run, [path.name for path in job.rules], job.evidence) == (
        "run-1",
        ["mine.toml"],
        ALL_EVIDENCE,
    )


def test_they_go_to_worker_processes() -> None:
    read = read_options(Settings({"NEWSCRAWL_QUALITY": "gopher,c4,fineweb"}))
    assert pickle.loads(pickle.dumps(read)) == read  # noqa: S301
