"""Signatures -> whether one story repeats the other, and which of two was first."""

from __future__ import annotations

from array import array
from datetime import UTC, datetime
from operator import eq
from typing import TYPE_CHECKING, Literal

from newscrawl.duplicates.signature import VALUES, Signature

if TYPE_CHECKING:
    from newscrawl.items import Record

Repeat = Literal["duplicate", "near-duplicate"]

THRESHOLD = 0.55
"""Estimated Jaccard index from which a story is a near duplicate. Of pairs with an index of 0.7, 1 in 10,000 is
estimated lower (3.7 standard deviations); of pairs with 0.2, none higher (9.9)."""

Seniority = tuple[int, str, int, str]


def similarity(one: bytes, other: bytes) -> float:
    """Return the estimated Jaccard index, 0..1, of two texts with these values; 0 where one has none."""
    if not one or not other:
        return 0.0
    return sum(map(eq, array("I", one), array("I", other))) / VALUES


def repeats(story: Signature, earlier: Signature) -> Repeat | None:
    """Return how *story* repeats *earlier*; None if it does not."""
    if story.digest == earlier.digest:
        return "duplicate"
    return "near-duplicate" if similarity(story.values, earlier.values) >= THRESHOLD else None


def seniority(record: Record) -> Seniority:
    """Return what the first of several records that repeat each other is the least by.

    First comes the one published first, a date without an hour being its midnight, and an hour without an offset
    UTC; those without a date come last, appended stories behind leads; then the least id.
    """
    moment = _moment(record.published)
    return (int(not moment), moment, int(record.part > 0), record.id)


def _moment(published: str | None) -> str:
    """Return *published* in UTC, in a form that sorts; empty where there is none that can be read."""
    try:
        moment = datetime.fromisoformat(published or "")
        utc = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):  # an offset may lead out of the years there are
        return ""
    return utc.isoformat()
