"""What is found, and what is taken for a repeat and is none."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.duplicates.index import mark_of, opened
from benchmarks.duplicates.texts import articles, different, pairs

ARTICLES = 1000
SIMILAR, STRANGE, CONTAINED = 0.7, 0.2, 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many of so many."""

    found: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0..1; 0 of none."""
        return self.found / self.of if self.of else 0.0


def share_of_pairs(folder: Path) -> dict[str, Share]:
    """Return how many pairs of the set below *folder* are told as repeats: the similar, those of which one has most of
    the other's words and is no such pair, those between, and the strange."""
    told: dict[str, list[bool]] = {"similar": [], "contained": [], "between": [], "strange": []}
    with tempfile.TemporaryDirectory() as place, opened(Path(place) / "store.sqlite") as index:
        for number, pair in enumerate(pairs(folder)):
            index.connection.execute("DELETE FROM story")
            index.connection.execute("DELETE FROM band")
            index.add([mark_of(2 * number, pair["a"]["text"])])
            kind = _kind(pair["jaccard4"], pair["containment4"])
            told[kind].append(index.find(mark_of(2 * number + 1, pair["b"]["text"])) is not None)
    return {kind: Share(found=sum(found), of=len(found)) for kind, found in told.items()}


def share_of_different(folder: Path) -> Share:
    """Return how many of different articles of the sets below *folder* are told as repeats of one another."""
    texts = different(articles(folder), ARTICLES)
    found = 0
    with tempfile.TemporaryDirectory() as place, opened(Path(place) / "store.sqlite") as index:
        for number, text in enumerate(texts):
            story = mark_of(number, text)
            found += index.find(story) is not None
            index.add([story])
    return Share(found=found, of=len(texts))


def _kind(jaccard: float, containment: float) -> str:
    if jaccard >= SIMILAR:
        return "similar"
    if jaccard < STRANGE:
        return "strange"
    return "contained" if containment >= CONTAINED else "between"
