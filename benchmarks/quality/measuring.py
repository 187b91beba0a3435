"""Sets -> rows of the table: every system on every set that it applies to."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.peers.systems import PEERS
from benchmarks.quality.asis import SYSTEM as AS_IS
from benchmarks.quality.asis import as_is
from benchmarks.quality.cleaning import NO_SETTINGS, CleaningError, clean
from benchmarks.quality.environments import ENVIRONMENTS, REQUIREMENTS, read_requirements
from benchmarks.quality.peers import ask, interpreters
from benchmarks.quality.scoring import only_stated
from benchmarks.quality.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from benchmarks.quality.scoring import Score
    from benchmarks.quality.sets import EvalSet

NEWSCRAWL = "newscrawl"


@dataclass(slots=True, kw_only=True)
class Measuring:
    """How sets are measured, and the versions of the peers that were met on the way."""

    score: Score
    workers: int
    peers: Mapping[str, Path | str] = field(default_factory=dict)
    """The interpreter of each peer that is asked, or why it has none."""
    versions: dict[str, str] = field(default_factory=dict)

    def rows(self, evalset: EvalSet) -> Iterator[Row]:
        """Yield the rows of *evalset*: newscrawl, the texts as they are, the peers."""
        yield self.cleaned(evalset, NEWSCRAWL)
        kind = evalset.kind()
        if kind == "text":
            figures = only_stated(self.score(evalset, as_is(evalset)), ())
            yield Row(evalset=evalset.name, system=AS_IS, figures=figures)
        elif kind == "html":
            with ThreadPoolExecutor(self.workers) as pool:
                yield from pool.map(lambda system: self._asked(evalset, system), self.peers)

    def cleaned(self, evalset: EvalSet, label: str, settings: Mapping[str, str] = NO_SETTINGS) -> Row:
        """Return newscrawl's row of *evalset*, cleaned with *settings*."""
        say(f"{evalset.name}: {label}")
        try:
            figures = self.score(evalset, clean(evalset, workers=self.workers, settings=settings))
        except CleaningError as error:
            return Row(evalset=evalset.name, system=label, figures=None, note=str(error))
        return Row(evalset=evalset.name, system=label, figures=figures)

    def _asked(self, evalset: EvalSet, system: str) -> Row:
        say(f"{evalset.name}: {system}")
        answer = ask(system, self.peers[system], evalset)
        if answer.version is not None:
            self.versions[system] = answer.version
        figures = None
        if answer.records is not None:
            figures = only_stated(self.score(evalset, answer.records), PEERS[system].states)
        return Row(evalset=evalset.name, system=system, figures=figures, note=answer.note)


def prepare(score: Score, sets: Sequence[EvalSet], systems: Sequence[str], workers: int) -> Measuring:
    """Return how *sets* are measured, the peers *systems* installed if a set needs them."""
    if not systems or not any(evalset.kind() == "html" for evalset in sets):
        return Measuring(score=score, workers=workers)
    say("looking to the peers' environments; where one is missing, it takes a minute")
    peers = interpreters(systems, read_requirements(REQUIREMENTS), ENVIRONMENTS)
    return Measuring(score=score, workers=workers, peers=peers)


def say(progress: str) -> None:
    """Tell the terminal what is going on; standard output is for the table."""
    sys.stderr.write(f"{progress}\n")  # in one piece: several threads have something to say
