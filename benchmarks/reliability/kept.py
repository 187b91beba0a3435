"""What crawls left on the disk: each article once, and nothing unfinished."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.export.shards import read_records, shards
from newscrawl.stages.quality import Verdict
from newscrawl.store.keys import State
from newscrawl.workers.quarantine import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was found in an output folder."""

    articles: Counter[str]
    """Leads of the complete shards, accepted and rejected ones, by address; half pages are none."""
    halves: int
    """Pages that were written as ``truncated``, which the whole page is to follow as a revision."""
    rejected: Mapping[str, str]
    """Verdicts of the leads among them that were rejected, by address."""
    quarantined: frozenset[str]
    """Addresses of pages that killed their worker, or lost it, and whose bytes are kept to be tried again."""
    cut: int
    """Accepted leads without the end of their article."""
    doubled: int
    """Records, of any part, that are there more than once; half pages apart."""
    unreadable: int
    """Bytes of complete shards that are no whole records."""
    unfinished: tuple[str, ...]
    """Files named ``.part``, journals, and what else should not be there."""
    store: str
    """What SQLite's ``integrity_check`` says: ``ok``."""
    states: Mapping[str, int]
    """Addresses in the store by what became of them."""

    def lost(self, urls: Mapping[str, str]) -> list[str]:
        """Return which of *urls* have no record."""
        return [url for url in urls if not self.articles[url]]

    def is_sound(self) -> bool:
        """Return whether all is whole and finished."""
        return self.store == "ok" and not self.unfinished and not self.unreadable


def look(output: Path, endings: Mapping[str, str]) -> Kept:
    """Return what is in the folder *output*; *endings* are the last words of each article, by its address."""
    articles: Counter[str] = Counter()
    ids: Counter[str] = Counter()
    rejected: dict[str, str] = {}
    cut = unreadable = halves = 0
    for run in (path for path in output.iterdir() if path.is_dir() and path.name[0] != "."):
        for shard in shards(run):
            end = 0
            for record, end in read_records(shard):  # noqa: B007 - the last one is looked at below
                if Verdict.TRUNCATED in record.get("verdicts", ()):
                    halves += 1
                    continue
                ids[record["id"]] += 1
                if record["part"]:
                    continue
                articles[record["url"]] += 1
                if shard.name.startswith("rejected"):
                    rejected[record["url"]] = " ".join(record["verdicts"])
                else:
                    cut += endings.get(record["url"], "") not in record["text"]
            unreadable += shard.stat().st_size - end
    check, states = _store(output / "newscrawl.sqlite")
    return Kept(
        articles=articles, halves=halves, rejected=rejected, quarantined=_quarantined(output), cut=cut, doubled=sum(count - 1 for count in ids.values()),
        unreadable=unreadable, unfinished=_unfinished(output), store=check, states=states,
    )  # fmt: skip


def _quarantined(output: Path) -> frozenset[str]:
    manifests = output.glob(f"*/quarantine*/{MANIFEST}")
    lines = [line for manifest in manifests for line in manifest.read_text("ascii").splitlines()]
    return frozenset(page["url"] for page in map(json.loads, lines) if page["path"])


def _unfinished(output: Path) -> tuple[str, ...]:
    names = [
        path.relative_to(output).as_posix() for path in output.rglob("*") if path.suffix in (".part", ".log")
    ]
    return tuple(sorted(names + [path.name for path in output.glob("*.broken-*")]))


def _store(path: Path) -> tuple[str, dict[str, int]]:
    with closing(sqlite3.connect(path)) as store:
        (check,) = store.execute("PRAGMA integrity_check").fetchone()
        rows = store.execute("SELECT state, count(*) FROM address GROUP BY state").fetchall()
    return check, {State(state).name: count for state, count in rows}
