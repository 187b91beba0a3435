"""Options: read from the settings in one place, for crawls and for ``scrapy clean``."""

from __future__ import annotations

import pytest
from scrapy.settings import Settings

from newscrawl.cleaning import DEFAULTS
from newscrawl.pipelines.options import read_options


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


NAMES = ("NEWSCRAWL_LANGUAGES", "NEWSCRAWL_MIN_WORDS", "NEWSCRAWL_LANGUAGE_DETECTOR")


def _settings() -> object:
    from newscrawl import settings

    return settings
