"""Check the settings before anything is fetched or read: one line that says what to do, no traceback."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.exceptions import UsageError

from newscrawl.export.feedchecks import check_feeds
from newscrawl.export.packing import read_compression
from newscrawl.export.routing import read_reject
from newscrawl.export.runs import checked_run
from newscrawl.export.warcoptions import read_packing
from newscrawl.extensions.alerts import Alerts
from newscrawl.extensions.identity import user_agent
from newscrawl.extensions.prometheus import read_figures
from newscrawl.pipelines.options import read_options
from newscrawl.rules import load_rulebook, read_evidence
from newscrawl.spiders.bounds import asks_everything, bounds_of
from newscrawl.workers.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrapy.settings import BaseSettings


def check_settings(settings: BaseSettings) -> None:
    """Raise UsageError for the first NEWSCRAWL_ setting that cannot be used."""
    _check_number("NEWSCRAWL_MIN_WORDS", settings.getint, "a whole number of words", settings)
    try:
        read_options(settings)
        own = settings.getlist("NEWSCRAWL_RULES")
        if own:  # newscrawl's are sound, and take half a second to read
            load_rulebook(tuple(map(Path, own)))
        read_evidence(settings.getlist("NEWSCRAWL_EVIDENCE"))
        read_reject(settings.getlist("NEWSCRAWL_REJECT"))
        checked_run(settings["NEWSCRAWL_RUN"])
        read_compression(settings.get("NEWSCRAWL_COMPRESSION"))
        read_packing(settings)
        bounds_of(settings)
        asks_everything(settings)
        user_agent(settings.get("NEWSCRAWL_CONTACT") or "")
        Alerts.from_settings(settings)
        read_figures(settings)
        check_feeds(settings)
    except (ImportError, ValueError, OSError) as error:
        raise UsageError(str(error), print_help=False) from error
    read_limits(settings)
    _check_number("NEWSCRAWL_WORKERS", settings.getint, "a whole number of processes, 1 or more", settings, 1)
    _check_number("NEWSCRAWL_LEARN_PAGES", settings.getint, "a whole number of pages; 0: none wait", settings)
    _check_number("NEWSCRAWL_LEARN_SECONDS", settings.getfloat, "a number of seconds", settings)
    _check_output(settings)
    _check_number(
        "NEWSCRAWL_SOURCES_AT_ONCE",
        settings.getint,
        "a whole number of sources; 0: all that are free",
        settings,
    )
    _check_number("NEWSCRAWL_LEASE_SECONDS", settings.getfloat, "a number of seconds, 1 or more", settings, 1)
    _check_number("NEWSCRAWL_MAX_AGE_DAYS", settings.getint, "a whole number of days", settings)
    _check_number("NEWSCRAWL_MAX_CRAWL_DELAY", settings.getfloat, "a number of seconds above 0", settings)
    if settings.getfloat("NEWSCRAWL_MAX_CRAWL_DELAY") <= 0:
        raise UsageError("NEWSCRAWL_MAX_CRAWL_DELAY: write a number of seconds above 0", print_help=False)


def _check_output(settings: BaseSettings) -> None:
    seconds = "a number of seconds"
    _check_number("NEWSCRAWL_SHARD_SIZE", settings.getint, "a whole number of bytes; 0: no bound", settings)
    _check_number("NEWSCRAWL_WARC_SIZE", settings.getint, "a whole number of bytes; 0: no bound", settings)
    _check_number("NEWSCRAWL_SHARD_SECONDS", settings.getfloat, f"{seconds}; 0: no bound", settings)
    _check_number(
        "NEWSCRAWL_COMMIT_PAGES", settings.getint, "a whole number of pages, 1 or more", settings, 1
    )
    _check_number("NEWSCRAWL_COMMIT_SECONDS", settings.getfloat, f"{seconds}, 0.05 or more", settings, 0.05)
    _check_number("NEWSCRAWL_OUTPUT_PATIENCE", settings.getfloat, f"{seconds}; 0: none", settings)


def read_limits(settings: BaseSettings) -> Limits:
    """Return what a worker process may take; raise UsageError if that cannot be."""
    _check_number("NEWSCRAWL_PAGE_SECONDS", settings.getfloat, "a number of seconds above 0", settings)
    _check_number("NEWSCRAWL_WORKER_PAGES", settings.getint, "a whole number of pages above 0", settings, 1)
    _check_number("NEWSCRAWL_WORKER_MEMORY", settings.getint, "a whole number of MiB; 0: no bound", settings)
    try:
        return Limits(
            seconds=settings.getfloat("NEWSCRAWL_PAGE_SECONDS"),
            pages=settings.getint("NEWSCRAWL_WORKER_PAGES"),
            memory=settings.getint("NEWSCRAWL_WORKER_MEMORY"),
        )
    except ValueError as error:
        raise UsageError(str(error), print_help=False) from error


def _check_number(
    name: str, read: Callable[[str], float], wanted: str, settings: BaseSettings, least: float = 0
) -> None:
    try:
        value = read(name)
    except ValueError as error:
        raise UsageError(f"{name} is {settings[name]!r}; write {wanted}", print_help=False) from error
    if not least <= value < math.inf:
        raise UsageError(f"{name} is {settings[name]!r}; write {wanted}", print_help=False)
