"""What stories are compared by, where all tasks see it: rows of one size, in a file a task, and sorted keys.

The keys are in the form of datatrove's MinHash stages, whose second and third take them up; its first would make signatures
of its own, by words of a language's tokenizer. These are those that cleaning made.
"""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.dedup.minhash import MinhashConfig
from datatrove.utils.hashing import HashConfig

from newscrawl.commands.sheets import sheet_from
from newscrawl.corpus.places import BANDS_OF, PRINTS, make_anew, sheets_of
from newscrawl.duplicates.bands import BANDS, GROUPS, VALUE_BYTES, band_keys
from newscrawl.duplicates.marks import takes_part
from newscrawl.duplicates.order import order
from newscrawl.stages.fingerprint import DIGEST_BYTES, PERMUTATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from newscrawl.items import Record
    from newscrawl.workers.sheet import Sheet

ROW = np.dtype(
    [
        ("id", "u1", DIGEST_BYTES),
        ("fingerprint", "u1", DIGEST_BYTES),
        ("published", "<f8"),
        ("appended", "?"),
        ("signed", "?"),
        ("signature", "u1", PERMUTATIONS * VALUE_BYTES),
    ]
)
"""A story: its record's id, its order, fingerprint and, if it is long enough to be ``signed``, signature."""
_KEY = np.dtype([("key", "<u8"), ("row", "<u4")])
BUCKETS = GROUPS * BANDS + 1
"""One a band, and one for records of the same id: one of them may take the place of the other."""
CONFIG = MinhashConfig(
    num_buckets=BUCKETS, hashes_per_bucket=1, hash_config=HashConfig(precision=64, hash_fc="sha1")
)
"""How datatrove's stages read the keys: a key of 64 bits a bucket. The function is that of a stage that is not used."""
_MOST = (1 << 61) - 1
"""All keys are below: datatrove passes over others."""


class WritePrints(PipelineStep):  # type: ignore[misc]  # datatrove is untyped
    """Writes the rows and keys of the stories that :class:`.cleaning.CleanArchives` left in *folder*: each task those of
    its archives. Yields nothing."""

    name: ClassVar[str] = "newscrawl: prints of stories"
    type: ClassVar[str] = "DEDUP"

    def __init__(self, folder: str, reject: frozenset[str]) -> None:
        """*reject* are the verdicts that reject: what has one is not compared."""
        super().__init__()
        self.folder, self.reject = folder, reject

    def run(self, data: object = None, rank: int = 0, world_size: int = 1) -> Iterator[Any]:  # noqa: ARG002
        """Write those of task number *rank* of *world_size*."""
        keys = [array("Q") for _ in range(BUCKETS)]
        with make_anew(rows_path(self.folder, rank)).open("wb") as rows:
            for sheet in sheets_of_task(self.folder, rank, world_size):
                for row, (record, fingerprint, signature) in _compared(sheet, self.reject):
                    rows.write(row)
                    for some, key in zip(keys, _keys(record, fingerprint, signature), strict=True):
                        some.append(key)
                    self.stat_update("stories")
        for bucket, some in enumerate(keys):
            found = np.empty(len(some), _KEY)
            found["key"], found["row"] = some, np.arange(len(some))
            found.sort(order=["key", "row"])
            path = Path(self.folder, BANDS_OF, f"bucket_{bucket:03}", f"{rank:05}.minhash.sig")
            found.tofile(make_anew(path))
        yield from ()


def rows_path(folder: str, task: int) -> Path:
    """Return the file of the rows of the *task* of that number."""
    return Path(folder, PRINTS, f"{task:05}.rows")


def rows_of(folder: str, task: int) -> NDArray[Any]:
    """Return the rows of the *task* of that number, which stay on the disk."""
    path = rows_path(folder, task)
    return np.memmap(path, ROW, "r") if path.stat().st_size else np.empty(0, ROW)


def sheets_of_task(folder: str, rank: int, world_size: int) -> Iterator[Sheet]:
    """Yield what was cleaned of the archives of task number *rank* of *world_size*."""
    for path in sheets_of(Path(folder))[rank::world_size]:
        with path.open("rb") as lines:
            yield from map(sheet_from, lines)


def _compared(sheet: Sheet, reject: frozenset[str]) -> Iterator[tuple[bytes, tuple[Record, bytes, bytes]]]:
    for record, (digest, signature) in zip(sheet.records, sheet.prints, strict=True):
        if not takes_part(record.verdicts, digest, reject):
            continue
        row, fingerprint = np.zeros((), ROW), bytes.fromhex(digest)
        row["id"], row["fingerprint"] = _bytes(bytes.fromhex(record.id)), _bytes(fingerprint)
        row["appended"], row["published"] = order(record)
        if signature:
            row["signed"], row["signature"] = True, _bytes(signature)
        yield row.tobytes(), (record, fingerprint, signature)


def _keys(record: Record, fingerprint: bytes, signature: bytes) -> Iterator[int]:
    """Yield a key a bucket; the words of a story without a signature are its key in each."""
    found = band_keys(signature, fingerprint)
    for bucket in range(BUCKETS - 1):
        yield found[bucket % len(found)] % _MOST
    yield int.from_bytes(bytes.fromhex(record.id)[:8], "little") % _MOST


def _bytes(value: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(value, np.uint8)
