"""Names of runs, and what may stand in the path of an output file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from scrapy import Spider
    from scrapy.settings import BaseSettings

RUN, OUTPUT, PATIENCE = "run", "output", 600.0
"""Of the settings NEWSCRAWL_RUN, NEWSCRAWL_OUTPUT and NEWSCRAWL_OUTPUT_PATIENCE where a project of the user's own, whose
settings are not newscrawl's, leaves them out. The last is in seconds: so long a full disk is waited for."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def run_id(now: datetime, salt: str) -> str:
    """Return the name of a run that starts at *now* (UTC); *salt* tells runs of one second apart.

    >>> from datetime import UTC, datetime
    >>> run_id(datetime(2026, 11, 22, 7, 18, 55, tzinfo=UTC), "3f9a")
    '20261122T071855Z-3f9a'
    """
    return f"{now:%Y%m%dT%H%M%SZ}-{salt}"


def run_name(settings: BaseSettings) -> str:
    """Return the name of the run by *settings*."""
    return settings.get("NEWSCRAWL_RUN") or RUN


def output_folder(settings: BaseSettings) -> Path:
    """Return the folder of the output by *settings*."""
    return Path(settings.get("NEWSCRAWL_OUTPUT") or OUTPUT)


def patience(settings: BaseSettings) -> float:
    """Return for how many seconds a full disk is waited for by *settings*."""
    return settings.getfloat("NEWSCRAWL_OUTPUT_PATIENCE", PATIENCE)


def checked_run(name: object) -> str:
    """Return the run *name*; raise ValueError if it cannot be the name of a folder."""
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise ValueError(
            f"NEWSCRAWL_RUN ({name!r}) names a folder: use up to 100 ASCII letters, digits, '.', '-' and '_', "
            "a letter or digit first."
        )
    return name


def uri_params(params: dict[str, Any], spider: Spider) -> dict[str, Any]:
    """Return what ``%(...)s`` stands for in the FEEDS: ``output``, ``run`` and the spider's attributes.

    An attribute, which may come from ``-a`` or from a catalogue, stands for one name of a path, never
    for a path: what else it holds becomes ``_``.
    """
    settings = spider.crawler.settings
    names = {key: _one_name(value) if isinstance(value, str) else value for key, value in params.items()}
    return names | {"output": settings["NEWSCRAWL_OUTPUT"], "run": checked_run(settings["NEWSCRAWL_RUN"])}


def _one_name(value: str) -> str:
    name = _UNSAFE.sub("_", value)[:100]
    return name if _NAME.fullmatch(name) else f"_{name}"
