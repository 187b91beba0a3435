"""Where a data set goes: a folder, which is there once it is whole, or an object store, where the card comes last."""

from __future__ import annotations

import logging
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from newscrawl.dataset.progress import Progress
from newscrawl.export.durable import make_folder, sync_folder
from newscrawl.export.feedchecks import check_address
from newscrawl.export.parquet import MissingLibraryError
from newscrawl.export.partfile import free_name, taken_names

if TYPE_CHECKING:
    from collections.abc import Callable

_TALKATIVE = ("aiobotocore", "boto3", "botocore", "fsspec", "s3fs", "urllib3")
"""Loggers that write requests out, with their keys and signatures, where everything is logged."""


class PlaceError(OSError):
    """A place that cannot be written to; says why, and what to do."""


class Place(Protocol):
    """Where a data set goes."""

    staging: Path
    """The folder in which its files are made."""

    @property
    def progress(self) -> Progress | None:
        """What of it is there, if a killed command can be gone on with."""

    def keep(self, path: Path) -> None:
        """Bring *path*, a finished file of the staging folder, to its place; raise OSError if that cannot be."""

    def finish(self) -> None:
        """Make the whole of it be there, once all files are kept."""

    def close(self) -> None:
        """Take away what is not needed any more."""


def place_of(target: str, begun: str = "") -> Place:
    """Return the place that *target* names, a path or the address of an object store, with nothing in it yet but what a
    killed command left beside it that was *begun* with the same.

    Raise PlaceError if something is there or it cannot be reached, ValueError for an address that cannot be,
    MissingLibraryError if a library is needed.
    """
    check_address(target)
    if "://" in target and not target.startswith("file://"):
        return _Store(target)
    return _Folder(Path(target.removeprefix("file://")).absolute(), begun)


class _Folder:
    """A folder of this machine: beside it until it is whole, as ``NAME.part``."""

    def __init__(self, target: Path, begun: str) -> None:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise PlaceError(f"{target} is there already: name another place, or move it away")
        self._target = target
        make_folder(target.parent)
        for folder in taken_names(target):
            if progress := Progress.left(folder, begun):
                self.staging, self.progress = folder, progress
                return
        self.staging = free_name(target)
        self.staging.mkdir()
        self.progress = Progress(self.staging, begun)

    def keep(self, path: Path) -> None:
        """Have the file's name on the disk."""
        sync_folder(path.parent)

    def finish(self) -> None:
        """Give the folder its name."""
        self.progress.remove()
        sync_folder(self.staging)
        self.staging.replace(self._target)  # which takes an empty folder's place
        sync_folder(self._target.parent)

    def close(self) -> None:
        """Leave what is not finished: the next command goes on with it."""
        self.progress.close()


class _Store:
    """An object store, by fsspec. Each file is made here, then brought there whole."""

    progress: Progress | None = None
    """None: of what a killed command left there, nobody knows whether it is of the same making."""

    def __init__(self, target: str) -> None:
        if find_spec("fsspec") is None:
            raise MissingLibraryError(
                f"{target} needs fsspec, which is not installed: pip install 'newscrawl[remote]' (or pip install fsspec s3fs)."
            )
        import fsspec

        for name in _TALKATIVE:
            logging.getLogger(name).setLevel(logging.WARNING)
        try:
            self._system, self._root = fsspec.core.url_to_fs(target)
        except ImportError as error:
            raise MissingLibraryError(
                f"{target} needs a library that is not installed ({error}): pip install 'newscrawl[remote]' for s3, or"
                " what fsspec names for others."
            ) from error
        self._target = target
        if self._asked(lambda: self._system.exists(self._root) and self._system.find(self._root)):
            raise PlaceError(f"{target} holds something already: name another place, or take that away")
        self.staging = Path(tempfile.mkdtemp(prefix="newscrawl-corpus-"))

    def keep(self, path: Path) -> None:
        """Bring the file there, look whether all of it is, and take it away here."""
        name = f"{self._root.rstrip('/')}/{path.relative_to(self.staging).as_posix()}"
        size = path.stat().st_size
        self._asked(lambda: self._system.put_file(str(path), name))
        there = self._asked(lambda: self._system.info(name)["size"])
        if there != size:
            raise PlaceError(f"{self._target}: {path.name} has {there} bytes there, and {size} here")
        path.unlink()

    def finish(self) -> None:
        """All files are there."""

    def close(self) -> None:
        """Take the staging folder away."""
        shutil.rmtree(self.staging, ignore_errors=True)

    def _asked(self, question: Callable[[], Any]) -> Any:  # noqa: ANN401  # fsspec's types
        try:
            return question()
        except _faults() as error:
            raise PlaceError(f"{self._target}: {type(error).__name__}: {error}") from error


def _faults() -> tuple[type[Exception], ...]:
    if find_spec("botocore") is None:
        return (OSError,)
    from botocore.exceptions import BotoCoreError, ClientError

    return (OSError, BotoCoreError, ClientError)
