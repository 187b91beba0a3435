"""What a worker process is told once, for all pages of a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.cleaning import DEFAULTS, Options
from newscrawl.rules import ALL_EVIDENCE

if TYPE_CHECKING:
    from pathlib import Path

    from newscrawl.rules import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What every page of a run is cleaned with."""

    run: str = ""
    """Name of the run, as records of files state it; a crawl's pages have it."""
    now: str = ""
    """ISO 8601, with offset: when files were fetched that do not say when."""
    options: Options = DEFAULTS
    rules: tuple[Path, ...] = ()
    """Files and folders of rules of the user's own."""
    evidence: frozenset[Evidence] = ALL_EVIDENCE
    """Kinds of evidence that count."""
