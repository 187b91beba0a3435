"""What the settings say about cleaning; a crawl, ``scrapy clean`` and ``scrapy review`` read it here."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from newscrawl.cleaning import DEFAULTS, Options
from newscrawl.rules import ALL_EVIDENCE, read_evidence
from newscrawl.stages.checks import read_checks
from newscrawl.stages.languages.detectors import read_detector
from newscrawl.workers.job import Job

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings


def read_job(settings: BaseSettings, run: str = "") -> Job:
    """Return what pages are cleaned with, now, by the *run* of that name; raise ValueError for what cannot be used."""
    return Job(
        run=run,
        now=datetime.now(UTC).isoformat(timespec="seconds"),
        options=read_options(settings),
        rules=tuple(Path(path) for path in settings.getlist("NEWSCRAWL_RULES")),
        evidence=read_evidence(settings.getlist("NEWSCRAWL_EVIDENCE", sorted(ALL_EVIDENCE))),
    )


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
