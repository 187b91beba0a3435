"""Pages between their coming and their records being on the disk: what the books are told once those are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.stages.quality import Verdict
from newscrawl.store.keys import key_of
from newscrawl.store.revisions import Written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.duplicates.marks import Mark
    from newscrawl.items import Page
    from newscrawl.store.addresses import AddressBook
    from newscrawl.store.records import Judged, RecordBook
    from newscrawl.store.repeats import RepeatBook


@dataclass(slots=True)
class _Flight:
    """What is known of a page on its way."""

    etag: str | None = None
    modified: str | None = None
    judged: tuple[Judged, ...] = ()
    originals: tuple[Mark, ...] = ()
    is_whole: bool = True


class Flights:
    """The pages of a run that are on their way, by the address that was asked for."""

    def __init__(self, addresses: AddressBook, records: RecordBook, repeats: RepeatBook) -> None:
        self._addresses, self._records, self._repeats = addresses, records, repeats
        self._flights: dict[bytes, _Flight] = {}
        self.is_shared = False
        """Whether other machines are told what is noted."""

    def __len__(self) -> int:
        return len(self._flights)

    def fetched(self, requested: str, etag: str | None, modified: str | None) -> None:
        """Note that the page that was *requested* came, with these validators."""
        self._flights[key_of(requested)] = _Flight(etag=etag, modified=modified)

    def judge(self, page: Page) -> Page:
        """Return *page* with what need not be written of it marked."""
        page, judged = self._records.judge(page)
        flight = self._of(page)
        flight.judged = judged
        flight.is_whole = Verdict.TRUNCATED not in page.verdicts
        return page

    def note_originals(self, page: Page, originals: tuple[Mark, ...]) -> None:
        """Note the stories of *page* that others may repeat."""
        self._of(page).originals = originals

    def _of(self, page: Page) -> _Flight:
        return self._flights.setdefault(key_of(page.requested), _Flight())

    def lose(self, requested: str) -> None:
        """Note that nothing more comes of the page that was *requested*."""
        self._flights.pop(key_of(requested), None)

    def stored(self, requested: str, url: str, records: Sequence[str], *, is_whole: bool) -> None:
        """Note that all that was to be written of the page that was *requested* and found at *url* is on the disk; the
        arguments are those of :meth:`.ledger.Ledger.stored`."""
        key = key_of(requested)
        flight = self._flights.pop(key, None)
        if flight is None:
            for record in records:
                # A loose one stands for whatever the page says: half a page must not, or the whole is never written.
                written = Written(page=key_of(url), fingerprint=b"", loose=is_whole)
                self._records.found(bytes.fromhex(record), written)
            if not (records and is_whole):
                return  # nor is half a page counted as a try: its receipt may come twice
            flight = _Flight()
        self._records.confirm(flight.judged)
        self._repeats.confirm(flight.originals)
        if not all(one.certain for one in flight.judged):
            return  # unfinished: a later run will see whether the other page was written
        if not flight.is_whole:
            # Half a page is written as such, and asked for again as one that did not come.
            self._addresses.failed(key, Verdict.TRUNCATED)
            return
        self._addresses.stored(key, flight.etag, flight.modified)
        if (other := key_of(url)) != key:
            self._addresses.stored(other)
            if self.is_shared:
                self._addresses.belongs(other, key)
