"""What the settings say about cleaning; a crawl and ``scrapy clean`` read it here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newscrawl.cleaning import DEFAULTS, Options
from newscrawl.stages.checks import read_checks
from newscrawl.stages.detectors import read_detector

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings


def read_options(settings: BaseSettings) -> Options:
    """Return what a user set about cleaning; raise ValueError for what cannot be used."""
    return Options(
        languages=frozenset(settings.getlist("NEWSCRAWL_LANGUAGES")),
        min_words=settings.getint("NEWSCRAWL_MIN_WORDS", DEFAULTS.min_words),
        detector=read_detector(settings.get("NEWSCRAWL_LANGUAGE_DETECTOR", DEFAULTS.detector)),
        checks=read_checks(
            settings.getlist("NEWSCRAWL_QUALITY"),
            Path(limits) if (limits := settings.get("NEWSCRAWL_QUALITY_LIMITS")) else None,
        ),
    )
