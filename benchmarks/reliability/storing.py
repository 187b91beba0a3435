"""Stores of many addresses: filled, and asked."""

from __future__ import annotations

import os
import random
import time
from hashlib import blake2b
from typing import TYPE_CHECKING

from benchmarks.speed.usage import resident_kib
from newscrawl.discovery.addresses import address_key
from newscrawl.store.database import connect
from newscrawl.store.keys import State, key_from
from newscrawl.store.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

ASKED = 20_000
"""Addresses of each kind that a process asks for."""
BATCH = 100_000
MIB = 1024


def fill(path: Path, count: int) -> None:
    """Make a store at *path* that knows *count* addresses."""
    connection = connect(path)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA cache_size = -{600 * MIB}")
    connection.execute(
        "INSERT INTO source (id, name, url, seen) VALUES (1, 'outlet', 'https://outlet.example/', 0)"
    )
    for first in range(0, count, BATCH):
        numbers = range(first, min(first + BATCH, count))
        keys = sorted((key_from(address_key(address(number))), number) for number in numbers)
        stored = [key for key, number in keys if number % 10]
        waiting = [(key, number) for key, number in keys if not number % 10]
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO address (key, state, source, seen, tried) VALUES (?, ?, 1, 1700000000, 1700000100)",
            [(key, State.STORED) for key in stored] + [(key, State.DISCOVERED) for key, _ in waiting],
        )
        connection.executemany(
            "INSERT INTO record (id, page, fingerprint, revision, loose) VALUES (?1, ?2, ?1, 0, 0)",
            sorted((blake2b(key, digest_size=16).digest(), key) for key in stored),
        )
        connection.executemany(
            "INSERT INTO visit (key, source, due, url, link, born) VALUES (?, 1, 1700000000, ?, ?, 1700000000)",
            [(key, address(number), '{"found":"sitemap","hints":{}}') for key, number in waiting],
        )
        connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def ask(path: Path, count: int, seed: int) -> dict[str, float]:
    """Return what the store at *path*, of *count* addresses, takes: seconds to open, microseconds an address, MiB."""
    chance = random.Random(seed)  # noqa: S311 - a sample
    known = [
        address(10 * number + 1) for number in chance.sample(range(count // 10), min(ASKED, count // 10))
    ]
    others = [f"{one}/else" for one in known]
    before = resident_kib(os.getpid())
    since = time.perf_counter()
    ledger = Ledger(path)
    ledger.addresses.waiting(1, ledger.started)
    opened = time.perf_counter() - since
    taken = {}
    for kind, addresses, answer in (("known", known, True), ("others", others, False)):
        since = time.perf_counter()
        keys = [address_key(one) for one in addresses]
        between = time.perf_counter()
        answers = sum(ledger.is_done(key) for key in keys)
        end = time.perf_counter()
        taken[kind] = 1e6 * (end - since) / len(addresses)
        taken[f"{kind} look-up"] = 1e6 * (end - between) / len(addresses)
        if answers != len(addresses) * answer:
            raise RuntimeError(f"{path}: {answers} of {len(addresses)} addresses ({kind}) are known")
    grown = (resident_kib(os.getpid()) - before) / MIB
    ledger.close()
    return {"opened": opened, "mib": grown, **taken}


def address(number: int) -> str:
    """Return the address of that number."""
    return f"https://outlet.example/news/{number}"
