"""Where the WARC files of a crawl go, how they are packed, and what they say of it: from the settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import scrapy

from newscrawl import __version__
from newscrawl.archives.writing import PACKED
from newscrawl.export.runs import checked_run

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings


def warc_folder(settings: BaseSettings) -> Path | None:
    """Return the folder that NEWSCRAWL_WARC names, ``warc`` in the run's if it is True; None if it is not set."""
    wanted = str(settings.get("NEWSCRAWL_WARC") or "").strip()
    if wanted.lower() in ("", "false", "0"):
        return None
    if wanted.lower() in ("true", "1"):
        return Path(settings["NEWSCRAWL_OUTPUT"]).absolute() / checked_run(settings["NEWSCRAWL_RUN"]) / "warc"
    return Path(wanted).absolute()


def read_packing(settings: BaseSettings) -> str:
    """Return what NEWSCRAWL_WARC_COMPRESSION names; raise ValueError if there is none of that name."""
    name = str(settings.get("NEWSCRAWL_WARC_COMPRESSION") or "gzip")
    if name not in PACKED:
        raise ValueError(f"NEWSCRAWL_WARC_COMPRESSION: {name!r} is none of {', '.join(PACKED)}.")
    return name


def told(settings: BaseSettings, run: str) -> dict[str, str]:
    """Return what the warcinfo record of each file says."""
    return {
        "software": f"newscrawl/{__version__} Scrapy/{scrapy.__version__}",
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "isPartOf": run,
        "http-header-user-agent": settings["USER_AGENT"] or "",
        "robots": "obey" if settings.getbool("ROBOTSTXT_OBEY") else "ignore",
        "noarchive": settings["NEWSCRAWL_NOARCHIVE"],
    }
