"""A set of texts -> the texts as they stand: what a table shows of cleaning is the difference to this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newscrawl.inputs import load
from newscrawl.stages.decode import decode

if TYPE_CHECKING:
    from benchmarks.quality.sets import EvalSet

SYSTEM = "input as it is"


def as_is(evalset: EvalSet) -> list[dict[str, Any]]:
    """Return one record a page of *evalset*, with the whole text as its lead story."""
    pages = (load(entry, run="", now="2026-01-01T00:00:00+00:00") for entry in evalset.entries())
    return [{"url": page.url, "part": 0, "text": decode(page.body, media="text").text} for page in pages]
