"""The records of ``scrapy clean`` with what they repeat: told of all of them, once the last is cleaned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newscrawl.duplicates.marks import takes_part
from newscrawl.duplicates.order import order
from newscrawl.items import Record
from newscrawl.spool import Spool
from newscrawl.store.firsts import Firsts, firsts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from newscrawl.duplicates.marks import Repeat
    from newscrawl.workers.sheet import Sheet


def with_repeats(pages: Iterable[Sheet], reject: Collection[str]) -> Iterator[tuple[Record, ...]]:
    """Yield the records of each of *pages*, in their order, with the verdict and the ``duplicate_of`` of those that
    repeat another; what *reject* rejects is not compared.

    All are cleaned before the first comes: they wait in a temporary file, and memory stays flat.
    """
    with firsts() as found, Spool[tuple[Record, ...]]() as spool:
        number = 0
        for page in pages:
            for record, (fingerprint, signature) in zip(page.records, page.prints, strict=True):
                if takes_part(record.verdicts, fingerprint, reject):
                    story = bytes.fromhex(record.id), bytes.fromhex(fingerprint), signature
                    found.add(number, story, order(record))
                number += 1
            spool.add(page.records)
        found.compare()
        yield from _marked(spool, found)


def _marked(pages: Iterable[tuple[Record, ...]], found: Firsts) -> Iterator[tuple[Record, ...]]:
    repeats = found.repeats()
    upcoming = next(repeats, None)
    number = 0
    for records in pages:
        marked = []
        for record in records:
            if upcoming is not None and upcoming[0] == number:
                marked.append(repeating(record, upcoming[1]))
                upcoming = next(repeats, None)
            else:
                marked.append(record)
            number += 1
        yield tuple(marked)


def repeating(record: Record, repeat: Repeat) -> Record:
    """Return *record* with the verdict that it repeats another, and which."""
    return replace(record, verdicts=(*record.verdicts, repeat.verdict.value), duplicate_of=repeat.of.hex())
