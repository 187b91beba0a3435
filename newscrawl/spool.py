"""Values that wait on the disk for others, so that memory stays flat however many there are."""

from __future__ import annotations

import pickle
import tempfile
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

_Value = TypeVar("_Value")


class Spool(Generic[_Value]):
    """Values in a temporary file without a name, which is gone once the spool is closed. Raise OSError if it cannot be
    written; temporary files go where TMPDIR says."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close

    def add(self, value: _Value) -> None:
        """Put *value* behind the others."""
        self._file.seek(0, 2)
        pickle.dump(value, self._file, pickle.HIGHEST_PROTOCOL)

    def __iter__(self) -> Iterator[_Value]:
        """Yield the values that there are by now, in order; several may be at it."""
        end = self._file.seek(0, 2)
        place = 0
        while place < end:
            self._file.seek(place)
            value = pickle.load(self._file)  # noqa: S301 - written by this process, in a file without a name
            place = self._file.tell()
            yield value

    def close(self) -> None:
        """Take the file away."""
        self._file.close()

    def __enter__(self) -> Self:
        """Return the spool."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()
