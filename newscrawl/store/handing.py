"""Sources, handed from machine to machine through Redis: which addresses are finished, which are left, what is due when."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from newscrawl.schedule.notes import to_json
from newscrawl.store import hints
from newscrawl.store.keys import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from redis import Redis

    from newscrawl.schedule.states import Feed
    from newscrawl.store.ledger import Ledger

BATCH = 1000
"""Commands sent at once."""


class Handing:
    """Takes up what Redis knows of a source, and queues what this machine adds to it.

    Nothing is sent before this machine's own store has it; what could not be sent stays in the queue.
    """

    def __init__(self, redis: Redis, ledger: Ledger, prefix: str) -> None:
        self._redis = redis
        self._ledger = ledger
        self._prefix = prefix
        self._noted: set[bytes] = set()
        self._plans: dict[tuple[int, str], str] = {}
        self._queue: list[tuple[Any, ...]] = []
        ledger.addresses.noted = self._noted.add
        ledger.plans.noted = self._plan

    def noted(self) -> set[bytes]:
        """Return the keys of which something was noted since the last call."""
        noted = set(self._noted)
        self._noted.clear()
        return noted

    def keep(self, keys: Iterable[bytes]) -> None:
        """Take *keys* back: the store could not be written."""
        self._noted.update(keys)

    def add(self, *command: Any) -> None:  # noqa: ANN401  # what Redis takes
        """Queue *command*."""
        self._queue.append(command)

    def collect(self, keys: Iterable[bytes], names: Mapping[int, str]) -> None:
        """Queue what the store says of *keys* and what was planned, for the sources of these *names*."""
        for row in self._ledger.addresses.standing(keys):
            if row.source is None or (name := names.get(row.source)) is None:
                continue
            if row.state >= State.STORED:
                self._finish(name, row.key)
            elif row.url is not None:
                self.add("HSET", self._key("left", name), row.key.hex(), json.dumps([row.url, row.link]))
        for (source, url), state in self._plans.items():
            if (name := names.get(source)) is not None:
                self.add("HSET", self._key("plan", name), url, state)
        self._plans.clear()

    def send(self) -> None:
        """Send what is queued, in order; raise what Redis raises: it stays queued then, and is sent again."""
        while batch := self._queue[:BATCH]:
            pipe = self._redis.pipeline(transaction=True)
            for command in batch:
                pipe.execute_command(*command)  # type: ignore[no-untyped-call]
            pipe.execute()
            del self._queue[: len(batch)]

    def take_up(self, sources: Mapping[int, str]) -> None:
        """Write into this machine's store what Redis knows of *sources*, number to name, and queue what it lacks."""
        own: dict[int, set[bytes]] = self._ledger.addresses.finished(sources) if sources else {}
        for number, name in sources.items():
            done = {bytes.fromhex(_text(key)) for key in self._redis.smembers(self._key("done", name))}
            for key in done - own[number]:
                self._ledger.addresses.handed(key, number)
            for key in own[number] - done:
                self._finish(name, key)
            left = self._redis.hgetall(self._key("left", name))
            for left_key, value in left.items():
                if bytes.fromhex(_text(left_key)) not in own[number]:
                    url, link = json.loads(value)
                    self._ledger.addresses.discovered(hints.from_json(url, link), number)
            for entrance, value in self._redis.hgetall(self._key("plan", name)).items():
                role, state = json.loads(value)
                self._ledger.plans.handed(number, _text(entrance), role, state)
        self._ledger.writer.flush_now()

    def _finish(self, name: str, key: bytes) -> None:
        self.add("SADD", self._key("done", name), key.hex())
        self.add("HDEL", self._key("left", name), key.hex())

    def _plan(self, source: int, url: str, role: str, feed: Feed) -> None:
        self._plans[source, url] = json.dumps([role, to_json(feed)])

    def _key(self, kind: str, name: str) -> str:
        return f"{self._prefix}{kind}:{name}"


def _text(value: bytes | str) -> str:
    """Return *value*, which is text only where REDIS_DECODE_RESPONSES says so, as text."""
    return value.decode() if isinstance(value, bytes) else value
