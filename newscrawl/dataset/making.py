"""From the lines of shards to a data set in its place."""

from __future__ import annotations

import json
import platform
import tempfile
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newscrawl import __version__
from newscrawl.dataset.card import Making, card
from newscrawl.dataset.counts import Counts
from newscrawl.dataset.latest import Latest
from newscrawl.dataset.reading import read_lines
from newscrawl.dataset.shards import FOLDER, Shards, suffix_of
from newscrawl.export.partfile import PartFile
from newscrawl.export.schema import schema_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newscrawl.dataset.places import Place

ANY = "any"
"""Stands for all verdicts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a data set is to be."""

    title: str
    license: str = "other"
    kind: str = "parquet"
    """``parquet`` or ``jsonl``."""
    compression: str = "zstd"
    size: int = 0
    """Bytes at which a shard is complete; 0: no bound."""
    latest: bool = False
    without: frozenset[str] = frozenset()
    """Verdicts whose records are left out; ``any``: all."""

    def takes(self, verdicts: Sequence[str]) -> bool:
        """Return whether a record with *verdicts* is wanted."""
        return not verdicts if ANY in self.without else self.without.isdisjoint(verdicts)


def make(files: Sequence[Path], wanted: Wanted, place: Place, problem: Callable[[str], None]) -> Counts:
    """Make the data set of *files* in *place*, and return what it holds; *problem* is told of lines that are no records.

    Shards that a killed command had finished are not made again. Raises OSError if it cannot be written; then nothing is
    in place that is named as if it were whole.
    """
    suffix = suffix_of(wanted.kind, wanted.compression)
    noted = place.progress.shards if place.progress else []
    counts = Counts.of(noted[-1]) if noted else Counts()

    def keep(path: Path) -> None:
        place.keep(path)
        if place.progress:
            place.progress.note(counts.told())

    with Shards(place.staging, suffix, wanted.compression, wanted.size, keep, number=len(noted)) as shards:
        for line in islice(_chosen(files, wanted, problem), counts.records, None):
            counts.add(line)
            shards.write(line)
        shards.finish()
    for name, content in (
        ("record.schema.json", schema_text()),
        ("README.md", card(_making(files, wanted, suffix), counts).encode()),
    ):
        with PartFile(place.staging / name) as file:
            file.write(content)
            file.finish()
        place.keep(place.staging / name)
    place.finish()
    return counts


def begun(files: Sequence[Path], wanted: Wanted) -> str:
    """Return what must be the same for a data set to be gone on with: 32 hex digits."""
    states = [(str(path.resolve()), path.stat()) for path in files]
    told = [(path, state.st_size, state.st_mtime_ns) for path, state in states]
    same = [__version__, {**asdict(wanted), "without": sorted(wanted.without)}, told]
    return blake2b(json.dumps(same, sort_keys=True).encode(), digest_size=16).hexdigest()


def _chosen(
    files: Sequence[Path], wanted: Wanted, problem: Callable[[str], None]
) -> Iterator[dict[str, Any]]:
    with ExitStack() as stack:
        latest: Latest | None = None
        if wanted.latest:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="newscrawl-corpus-")))
            latest = stack.enter_context(closing(Latest(_lines(files, lambda _: None), folder)))
        for place, line in enumerate(_lines(files, problem)):
            if wanted.takes(line["verdicts"]) and (latest is None or latest.is_at(place, line)):
                yield line


def _lines(files: Sequence[Path], problem: Callable[[str], None]) -> Iterator[dict[str, Any]]:
    for path in files:
        yield from read_lines(path, problem)


def _making(files: Sequence[Path], wanted: Wanted, suffix: str) -> Making:
    chosen = [f"{len(files):,} files of records were read."]
    if wanted.latest:
        chosen.append("Of each story the latest revision was taken.")
    if wanted.without:
        named = (
            "any verdict" if ANY in wanted.without else f"the verdicts {', '.join(sorted(wanted.without))}"
        )
        chosen.append(f"Records with {named} were left out.")
    versions = {"newscrawl": __version__, "Python": platform.python_version()}
    if wanted.kind == "parquet":
        versions["pyarrow"] = version("pyarrow")
    return Making(
        title=wanted.title,
        license=wanted.license,
        files=f"{FOLDER}/*{suffix}",
        day=f"{datetime.now(UTC):%Y-%m-%d}",
        chosen=chosen,
        versions=versions,
    )
