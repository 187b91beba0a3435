"""Archives -> the pages they hold: gone through once, and what was found kept in files without memory's limits."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Self

from newscrawl.archives.survey import Broken, Survey
from newscrawl.inputs.manifest import Entry, Problem
from newscrawl.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class Archives:
    """The pages of the WARC files *paths*; what is passed over is counted in *tally*, what is broken told to *tell*.

    To be used as a context: its temporary files go with it.
    """

    def __init__(self, paths: Iterable[Path], tally: Counter[str], tell: Callable[[Problem], None]) -> None:
        self._paths = paths
        self._tally = tally
        self._tell = tell
        self._surveyed = False

    def __enter__(self) -> Self:
        """Make the temporary files."""
        self._folder = tempfile.TemporaryDirectory(prefix="newscrawl-")
        self._copies = (Path(self._folder.name) / "copies.warc").open("w+b")
        self._found = Spool[Entry]()
        return self

    def __exit__(self, *_: object) -> None:
        """Take them away."""
        self._copies.close()
        self._found.close()
        self._folder.cleanup()

    def entries(self) -> Iterator[Entry]:
        """Yield the pages, in order; the first time, the archives are read."""
        if not self._surveyed:
            for path in self._paths:
                self._survey(path)
            self._surveyed = True
        yield from self._found

    def _survey(self, path: Path) -> None:
        tally: Counter[str] = Counter()
        try:
            for found in Survey(path, tally, self._copy):
                if isinstance(found, Broken):
                    self._tell(
                        Problem(place=f"{path}, offset {found.offset}", message=f"skipped: {found.reason}")
                    )
                else:
                    self._found.add(Entry(url=found.url, path=found.path, offset=found.offset))
        except OSError as error:
            tally["problems"] += 1
            self._tell(Problem(place=str(path), message=f"cannot be read to its end: {error}"))
        if tally["broken"] and not tally["records"]:
            tally["problems"] += 1
            self._tell(Problem(place=str(path), message="holds no WARC record that can be read"))
        self._tally["archives"] += 1
        self._tally.update(tally)

    def _copy(self, record: bytes) -> tuple[Path, int]:
        """Keep *record* where it can be read by itself."""
        offset = self._copies.seek(0, 2)
        self._copies.write(record)
        self._copies.flush()
        return Path(self._copies.name), offset
