"""What it costs: stories a second on one core, and an index that grows."""

from __future__ import annotations

import random
import resource
import time
from array import array
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate
from typing import TYPE_CHECKING

from rensa import RMinHash

from benchmarks.duplicates.index import mark_of, opened
from newscrawl.duplicates.marks import mark
from newscrawl.stages.fingerprint import PERMUTATIONS, SEED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.duplicates.index import Index

Print = tuple[bytes, bytes, bytes]
"""A story's id, fingerprint and signature."""

BATCH = 1000
"""Stories of a transaction."""
PROBES = 5000
OWN_SHINGLES, COMMON_SHINGLES = 280, 20
"""Shingles of a made-up story: those that it has alone, and phrases that everybody writes."""
PHRASES = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Stories a second."""

    fingerprint: float
    look_up: float
    both: float
    added: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """An index of some size, and what a look-up in it takes."""

    stories: int
    strangers: float
    """Microseconds, of a story that repeats none."""
    repeats: float
    """Microseconds, of one that repeats one."""
    disk: float
    """Bytes a story."""
    resident: float
    """MiB of this process at most."""
    added: float
    """Stories a second that were added since the size before."""


def speed(texts: Sequence[str], place: Path, rounds: int = 15) -> Speed:
    """Return what is done with *texts* in a second of the processor's time, in the fastest of some *rounds*, in an index
    that holds other stories of the same words."""
    marking, looking = [], []
    with opened(place / "speed.sqlite") as index:
        start = time.process_time()
        index.add([mark_of(number, text) for number, text in enumerate(texts)])
        filled = time.process_time() - start
        for turn in range(1, rounds + 1):
            start = time.process_time()
            stories = [mark_of(turn * len(texts) + number, text) for number, text in enumerate(texts)]
            middle = time.process_time()
            for story in stories:
                index.find(story)
            marking.append(middle - start)
            looking.append(time.process_time() - middle)
    return Speed(
        fingerprint=len(texts) / min(marking),
        look_up=len(texts) / min(looking),
        both=len(texts) / min(map(sum, zip(marking, looking, strict=True))),
        added=len(texts) / filled,
    )


def growth(sizes: Sequence[int], place: Path, probes: int = PROBES) -> Iterator[Size]:
    """Yield what a look-up takes in an index of each of *sizes*, which grows from one to the next.

    Its stories are made up: sets of shingles, some of which many of them share.
    """
    makers = Makers()
    stored = 0
    for size in sizes:
        with opened(place / "growth.sqlite") as index:
            seconds = 0.0
            while stored < size:
                stories = [mark(*makers.story(number)) for number in range(stored, min(stored + BATCH, size))]
                start = time.process_time()
                index.add(stories)
                seconds += time.process_time() - start
                stored += len(stories)
            added = index.connection.execute("SELECT count(*) FROM story").fetchone()[0]
            index.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with opened(place / "growth.sqlite") as index:  # as the next run finds it
            strangers = [makers.story(10**9 + number) for number in range(2 * probes)]
            chosen = random.Random(1)  # noqa: S311 - the same in each run
            repeats = [makers.story(chosen.randrange(stored), copy=True) for _ in range(2 * probes)]
            yield Size(
                stories=added,
                strangers=_microseconds(index, strangers),
                repeats=_microseconds(index, repeats),
                disk=(place / "growth.sqlite").stat().st_size / added,
                resident=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                added=added / seconds if seconds else 0.0,
            )


def _microseconds(index: Index, stories: Sequence[Print]) -> float:
    """Return what it takes from a signature to what it repeats, once the first half of *stories* has filled the cache as
    it will be."""
    half = len(stories) // 2
    for story in stories[:half]:
        index.find(mark(*story))
    start = time.process_time()
    for story in stories[half:]:
        index.find(mark(*story))
    return (time.process_time() - start) / len(stories[half:]) * 1e6


class Makers:
    """Makes stories up, the same for the same number."""

    def __init__(self) -> None:
        weights = list(accumulate(1 / rank for rank in range(1, PHRASES + 1)))
        self._phrases = random.Random(7).choices(range(PHRASES), cum_weights=weights, k=1_000_003)  # noqa: S311

    def story(self, number: int, *, copy: bool = False) -> Print:
        """Return story *number*, or a *copy* of it under another id, with a tenth of its words changed."""
        at = number * COMMON_SHINGLES % (len(self._phrases) - COMMON_SHINGLES)
        words = [f"phrase {phrase}" for phrase in self._phrases[at : at + COMMON_SHINGLES]]
        words += [f"{number} {at}" for at in range(OWN_SHINGLES - OWN_SHINGLES // 10 * copy)]
        words += [f"copy {number} {at}" for at in range(OWN_SHINGLES // 10 * copy)]
        hashed = RMinHash(PERMUTATIONS, SEED)
        hashed.update(words)
        name = f"{number} {copy}".encode()
        signature = array("I", hashed.digest()).tobytes()
        text = blake2b(name, digest_size=16, key=b"text").digest()
        return blake2b(name, digest_size=16).digest(), text, signature
