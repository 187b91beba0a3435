"""What machines share that crawl one catalogue: leases of sources, and what is known of their articles, in Redis.

Each machine keeps its own store, and crawls from that. What it notes of a source goes to Redis as well, behind it, and
whoever takes the source over takes that up first. A source (by its name) has four keys, behind the prefix:

- ``lease:SOURCE``: who crawls it, a key that expires;
- ``done:SOURCE``: a set of the keys of addresses that are finished;
- ``left:SOURCE``: a hash of addresses that are still to be asked for, key to JSON;
- ``plan:SOURCE``: a hash of its entrances, address to JSON: when each is due.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from secrets import token_hex
from threading import Lock
from typing import TYPE_CHECKING, Any

from newscrawl.store.database import StoreError
from newscrawl.store.handing import Handing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from redis import Redis

    from newscrawl.store.ledger import Ledger

_TAKE = """
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
"""
_RENEW = """
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
"""
_RELEASE = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0"
_RENEWALS = 4
"""While a lease holds: three may fail."""


class Shared:
    """Leases of one run, as :class:`~newscrawl.store.leases.LeaseBook` has them, among machines.

    A lease ends when its run ends, or *seconds* after the run last renewed it. A run that cannot renew its leases for
    three quarters of that, or has lost one, must end: StoreError says so.
    """

    def __init__(
        self,
        redis: Redis,
        ledger: Ledger,
        prefix: str,
        seconds: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._redis = redis
        self._handing = Handing(redis, ledger, prefix)
        self._prefix = prefix
        self._seconds = seconds
        self._clock = clock
        self._me = token_hex(16)
        self._names: dict[int, str] = {}
        self._held: set[str] = set()
        self._renewed = clock()
        self._is_over = False
        self._lock = Lock()

    def name(self, numbers: Mapping[str, int]) -> None:
        """Take note of the *numbers* that sources have in the store of this machine, by name."""
        self._names |= {number: name for name, number in numbers.items()}

    def take(self, sources: Iterable[int]) -> set[int]:
        """Take the leases of *sources*, and return those that no other run holds, what is known of them taken up.

        Raise StoreError if Redis does not answer.
        """
        if not self._held:
            self._renewed = self._clock()
        asked = [source for source in sources if source in self._names]
        with answering():
            take = self._redis.register_script(_TAKE)
            granted = {source for source in asked if take(*self._of(self._names[source]))}
            new = {source: name for source in granted if (name := self._names[source]) not in self._held}
            self._held |= set(new.values())
            self._handing.take_up(new)
        return granted

    def renew(self) -> None:
        """Do nothing: :meth:`pass_on` does, off the event loop."""

    def release(self) -> None:
        """Have the leases given back by the next :meth:`pass_on`, behind all that was noted."""
        self._is_over = True

    def noted(self) -> set[bytes]:
        """Return the keys of which something was noted since the last call; to be called before the store is written."""
        return self._handing.noted()

    def keep(self, keys: Iterable[bytes]) -> None:
        """Take *keys* back: the store could not be written."""
        self._handing.keep(keys)

    def collect(self, keys: Iterable[bytes]) -> None:
        """Queue what the store, which is written, now says of *keys*."""
        self._handing.collect(keys, self._names)

    def pass_on(self) -> None:
        """Renew the leases if it is time to, and send what is queued; raise StoreError as the class says."""
        with self._lock:
            since = self._clock() - self._renewed
            try:
                with answering():
                    self._pass_on(since)
            except StoreError as error:
                error.may_pass = error.may_pass and since < self._seconds * (1 - 1 / _RENEWALS)
                raise

    def _pass_on(self, since: float) -> None:
        if self._held and since >= self._seconds / _RENEWALS:
            began = self._clock()
            self._renew()
            self._renewed = began
        self._handing.send()
        if self._is_over:
            release = self._redis.register_script(_RELEASE)
            for name in sorted(self._held):
                release([self._key(name)], [self._me])
            self._held.clear()

    def _renew(self) -> None:
        renew = self._redis.register_script(_RENEW)
        lost = [name for name in sorted(self._held) if not renew(*self._of(name))]
        if lost:
            self._held -= set(lost)
            raise StoreError(
                f"Redis: the leases of {len(lost)} sources were lost, {lost[0]} among them: this run was not heard of"
                f" for {self._seconds:.0f} seconds (NEWSCRAWL_LEASE_SECONDS), and another machine may be at them"
            )

    def _of(self, name: str) -> tuple[list[str], list[Any]]:
        return [self._key(name)], [self._me, int(self._seconds * 1000)]

    def _key(self, name: str) -> str:
        return f"{self._prefix}lease:{name}"


@contextmanager
def answering() -> Iterator[None]:
    """Raise a StoreError that may pass where Redis does not answer in the block."""
    from redis.exceptions import RedisError

    try:
        yield
    except RedisError as error:
        told = StoreError(f"Redis: {error}; check that it runs, and REDIS_URL")
        told.may_pass = True
        raise told from error
