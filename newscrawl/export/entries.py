"""Pages on their way to the disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.export.routing import rejection, route
from newscrawl.signals import Receipt
from newscrawl.stages.quality import Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from newscrawl.items import Page, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page of a group."""

    receipt: Receipt
    rejections: tuple[str, ...]
    """The verdicts for which records of it are rejected."""


def entry_of(page: Page, records: Sequence[Record], reject: Collection[str]) -> Entry:
    """Return what is told of *page*, whose *records* are written, once they are on the disk."""
    rejections = (rejection(record, reject) for record in records)
    receipt = Receipt(
        requested=page.requested,
        url=page.url,
        records=tuple((record.id, route(record, reject)) for record in records),
        is_whole=Verdict.TRUNCATED not in page.verdicts,
    )
    return Entry(receipt=receipt, rejections=tuple(verdict for verdict in rejections if verdict))
