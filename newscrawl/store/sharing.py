"""What a ledger asks of whoever shares its sources with other machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Sharing(Protocol):
    """Leases among machines, as :class:`~newscrawl.store.leases.LeaseBook` has them among runs, and what goes with them."""

    def take(self, sources: Iterable[int]) -> set[int]:
        """Take the leases of *sources*, and return those that no other run holds."""

    def renew(self) -> None:
        """Have the leases hold for longer, if it is time to."""

    def release(self) -> None:
        """Give the leases back, with the next :meth:`pass_on`."""

    def name(self, numbers: Mapping[str, int]) -> None:
        """Take note of the *numbers* that sources have in the store of this machine, by name."""

    def noted(self) -> set[bytes]:
        """Return the keys of which something was noted since the last call; to be called before the store is written."""

    def keep(self, keys: Iterable[bytes]) -> None:
        """Take *keys* back: the store could not be written."""

    def collect(self, keys: Iterable[bytes]) -> None:
        """Take up what the store, which is written, now says of *keys*."""

    def pass_on(self) -> None:
        """Tell the other machines, in a thread of any kind; raise StoreError if that cannot be."""
