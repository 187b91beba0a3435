"""Of the stories that met, those that are alike."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from datatrove.pipeline.base import PipelineStep

from newscrawl.corpus.places import ALIKE, MET, make_anew
from newscrawl.corpus.prints import BUCKETS, rows_of
from newscrawl.duplicates.bands import SIMILAR, VALUE_BYTES, similarity
from newscrawl.stages.fingerprint import PERMUTATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

LEAST = next(
    agreeing
    for agreeing in range(PERMUTATIONS + 1)
    if similarity(bytes(PERMUTATIONS), bytes(agreeing) + b"\1" * (PERMUTATIONS - agreeing)) >= SIMILAR
)
"""Values of two signatures that agree, from which their stories are near-duplicates."""


class KeepAlike(PipelineStep):  # type: ignore[misc]  # datatrove is untyped
    """Takes up the pairs that datatrove's second stage left in *folder*, a task a bucket, and writes in their place, for its
    third, pairs of stories that are alike. Else chance, which has some of a million meet, makes one cluster of them all.

    Yields nothing.
    """

    name: ClassVar[str] = "newscrawl: stories alike"
    type: ClassVar[str] = "DEDUP"

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = folder

    def run(self, data: object = None, rank: int = 0, world_size: int = 1) -> Iterator[Any]:  # noqa: ARG002
        """Write those of bucket number *rank*."""
        name = f"{rank:05}_00.dups"
        met = np.fromfile(Path(self.folder, MET, name), "<u4").reshape(-1, 4)
        rows = cache(partial(rows_of, self.folder))
        with make_anew(Path(self.folder, ALIKE, name)).open("wb") as file:
            for places in runs(met):
                for one, other in _links(places, rows, same_id=rank == BUCKETS - 1):
                    file.write(np.concatenate((places[one], places[other])).tobytes())
                    self.stat_update("pairs")
        yield from ()


def runs(pairs: NDArray[Any]) -> Iterator[NDArray[Any]]:
    """Yield the stories, each as task and row, that have a key in common: of each key a chain of *pairs*, in which a pair
    begins with the story that the one before ends with."""
    breaks = np.flatnonzero((pairs[1:, :2] != pairs[:-1, 2:]).any(axis=1)) + 1
    for chain in np.split(pairs, breaks) if len(pairs) else ():
        yield np.concatenate((chain[:1, :2], chain[:, 2:]))


def _links(
    places: NDArray[Any], rows: Callable[[int], NDArray[Any]], *, same_id: bool
) -> Iterator[tuple[int, int]]:
    if same_id:
        yield from ((0, other) for other in range(1, len(places)))
        return
    yield from links(np.array([rows(int(task))[row] for task, row in places]))


def links(stories: NDArray[Any]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places among *stories*, rows, whose stories have the same words or are alike: as few as join all
    that such pairs join."""
    if len(stories) == 2:  # noqa: PLR2004 - nearly always
        if _are_alike(*stories):
            yield 0, 1
        return
    _, firsts, words = np.unique(stories["fingerprint"], axis=0, return_index=True, return_inverse=True)
    for place, first in enumerate(firsts[words.reshape(-1)]):
        if place != first:
            yield int(first), place
    signed = firsts[stories["signed"][firsts]]
    values = stories["signature"][signed][:, ::VALUE_BYTES]
    joined = np.arange(len(signed))
    for place in range(len(signed)):
        apart = place + 1 + np.flatnonzero(joined[place + 1 :] != joined[place])
        for other in apart[(values[apart] == values[place]).sum(axis=1) >= LEAST]:
            if joined[other] != joined[place]:
                joined[joined == joined[other]] = joined[place]
                yield int(signed[place]), int(signed[other])


def _are_alike(one: Any, other: Any) -> bool:  # noqa: ANN401 - numpy's rows have no type
    if one["fingerprint"].tobytes() == other["fingerprint"].tobytes():
        return True
    agreeing = (one["signature"][::VALUE_BYTES] == other["signature"][::VALUE_BYTES]).sum()
    return bool(one["signed"] and other["signed"] and agreeing >= LEAST)
