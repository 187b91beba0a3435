"""Which of several stories counts as the first seen where all of them are seen at once."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from newscrawl.discovery.moments import instant

if TYPE_CHECKING:
    from newscrawl.items import Record


def order(record: Record) -> tuple[bool, float]:
    """Return what *record* is sorted by: stories that pages append stand behind those that are a page's own, and then
    what was published later behind what was earlier, with what has no date at the end. Among equals the id decides,
    which says nothing, but always the same."""
    return record.part > 0, instant(record.published).timestamp() if record.published else inf
