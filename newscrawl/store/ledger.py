"""The ledger: what became of each address, what each entrance said last, and what was written of each page."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from newscrawl.discovery.addresses import host_of
from newscrawl.store.addresses import AddressBook
from newscrawl.store.database import IN_MEMORY, StoreError, connect, transaction
from newscrawl.store.feeds import FeedBook
from newscrawl.store.flights import Flights
from newscrawl.store.health import HealthBook
from newscrawl.store.keys import key_from, key_of
from newscrawl.store.leases import LeaseBook
from newscrawl.store.plans import PlanBook
from newscrawl.store.records import RecordBook
from newscrawl.store.repeats import RepeatBook
from newscrawl.store.runs import RunBook
from newscrawl.store.stories import begin
from newscrawl.store.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from newscrawl.discovery.links import Link
    from newscrawl.items import Page
    from newscrawl.store.sharing import Sharing

CACHE_KIB = 16 * 1024
"""Of the store's pages in memory, at most: the inner pages of an index of five million addresses take some 2 MiB."""


def _now() -> int:
    return int(time.time())


class Ledger:
    """The books of one run. What they read they read at once; what is noted reaches the store with :meth:`flush`.

    Raise StoreError where the store cannot be used.
    """

    def __init__(self, path: Path, clock: Callable[[], int] = _now) -> None:
        self.path = path
        self.passing: set[str] = set()
        """Hosts (with port) that are others in the next run, as the demo's are: nothing is kept of them."""
        self._reader = connect(path)
        self._reader.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        self.outdated = self._begin()
        """Stories that are not compared any more: another version of newscrawl kept them."""
        self.writer = Writer(self._reader if path == IN_MEMORY else connect(path), path)
        self.addresses = AddressBook(self._reader, self.writer, clock)
        self.feeds = FeedBook(self._reader, self.writer, clock)
        self.records = RecordBook(self._reader, self.writer)
        self.repeats = RepeatBook(self._reader, self.writer, clock)
        self.plans = PlanBook(self._reader, self.writer)
        self.leases: LeaseBook | Sharing = LeaseBook(self._reader, self.writer, path, clock)
        self.shared: Sharing | None = None
        """What other machines know; ``None``: there are none."""
        self.runs = RunBook(self._reader, self.writer, clock)
        self.health = HealthBook(self._reader, self.writer)
        self.started = clock()
        self._flights = Flights(self.addresses, self.records, self.repeats)

    def _begin(self) -> int:
        try:
            with transaction(self._reader, self.path):
                return begin(self._reader)
        except StoreError:
            self._reader.close()
            raise

    def sources(self, named: Mapping[str, str]) -> dict[str, int]:
        """Return the numbers of the sources *named*, name to home page, given to them if they are new."""
        with transaction(self._reader, self.path):
            self._reader.executemany(
                "INSERT INTO source (name, url, seen) VALUES (?, ?, ?)"
                " ON CONFLICT (name) DO UPDATE SET url = excluded.url WHERE url <> excluded.url",
                [(name, url, self.started) for name, url in named.items()],
            )
            rows = self._reader.execute("SELECT name, id FROM source").fetchall()
        numbers = {name: number for name, number in rows if name in named}
        for number in numbers.values():
            self.addresses.mend(number)
        self.writer.flush_now()
        if self.shared is not None:
            self.shared.name(numbers)
        return numbers

    def share(self, shared: Sharing) -> None:
        """Take leases from *shared*, and tell it what is noted."""
        self.leases = self.shared = shared
        self._flights.is_shared = True

    def is_passing(self, url: str) -> bool:
        """Return whether nothing is kept of *url*."""
        return bool(self.passing) and host_of(url) in self.passing

    def is_done(self, address: str) -> bool:
        """Return whether the page whose :func:`~newscrawl.discovery.addresses.address_key` is *address* is finished,
        or failed a short while ago."""
        return address.partition("/")[0] not in self.passing and self.addresses.is_done(key_from(address))

    def discovered(self, links: Iterable[Link], source: int | None) -> None:
        """Note that *links* were found."""
        for link in links:
            if not self.is_passing(link.url):
                self.addresses.discovered(link, source)

    def fetched(self, requested: str, etag: str | None = None, modified: str | None = None) -> None:
        """Note that the page that was *requested* came, with these validators."""
        self._flights.fetched(requested, etag, modified)
        if not self.is_passing(requested):
            self.addresses.fetched(key_of(requested))

    def judge(self, page: Page) -> Page:
        """Return *page* with what need not be written of it marked."""
        if not page.requested or self.is_passing(page.requested):
            return page
        return self._flights.judge(page)

    def mark_repeats(self, page: Page) -> Page:
        """Return *page*, which was judged, with those of its stories marked that repeat what is in the output."""
        page, originals = self.repeats.judge(page)
        if page.requested and not self.is_passing(page.requested):
            self._flights.note_originals(page, originals)
        return page

    def stored(self, requested: str, url: str, records: Sequence[str] = (), *, is_whole: bool = True) -> None:
        """Note that all that was to be written of the page that was *requested* and found at *url* is on the disk.

        Of a page that an earlier run fetched, the ids of its *records*, and whether it *is_whole*, are all that is
        known. One without any says nothing: of a page of this run it was noted before what became of it, and one of an
        earlier run, of which nothing had to be written, is asked for again.
        """
        if requested and not self.is_passing(requested):
            self._flights.stored(requested, url, records, is_whole=is_whole)

    def unchanged(self, requested: str) -> None:
        """Note that the page that was *requested* is as it was when it was stored."""
        if not self.is_passing(requested):
            self.addresses.looked_at(key_of(requested))

    def failed(self, requested: str, reason: str, *, final: bool = False, refused: bool = False) -> None:
        """Note that no page came of *requested*, and why; whether that is *final*, and was *refused* by a guard."""
        self._flights.lose(requested)
        if not self.is_passing(requested):
            self.addresses.failed(key_of(requested), reason, final=final, refused=refused)

    def elsewhere(self, requested: str) -> None:
        """Note that *requested* leads to an address that is asked for by itself."""
        if not self.is_passing(requested):
            self.addresses.elsewhere(key_of(requested))

    async def flush(self) -> None:
        """Write what was noted; then, tell other machines."""
        if self.shared is None:
            await self.writer.flush()
            return
        noted = self.shared.noted()
        try:
            await self.writer.flush()
        except StoreError:
            self.shared.keep(noted)
            raise
        self.shared.collect(noted)
        await asyncio.to_thread(self.shared.pass_on)

    def close(self) -> None:
        """Close the store; what was not flushed is not written."""
        self.writer.close()
        self._reader.close()
