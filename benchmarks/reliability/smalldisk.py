"""A disk that is soon full: a small file system in memory, mounted for the time of a measurement."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class CannotMountError(Exception):
    """No file system can be mounted here: that takes root on Linux."""


@dataclass(frozen=True, slots=True)
class SmallDisk:
    """The disk at *folder*."""

    folder: Path

    @property
    def free(self) -> int:
        """Bytes that are free."""
        return shutil.disk_usage(self.folder).free

    def fill(self, left: int) -> None:
        """Take all room but *left* bytes."""
        with self._ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, self.free - left)

    def clear(self) -> None:
        """Give the room back."""
        self._ballast.unlink()

    def protect(self) -> None:
        """Let nothing be written any more; nothing may be open for writing."""
        _run("mount", "-o", "remount,ro", str(self.folder))

    @property
    def _ballast(self) -> Path:
        return self.folder / "ballast"


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[SmallDisk]:
    """Mount a disk of *size* bytes at *folder*; raise CannotMountError if that is not possible."""
    folder.mkdir()
    _run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
    try:
        yield SmallDisk(folder)
    finally:
        _run("umount", str(folder))


def _run(*command: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise CannotMountError(str(error)) from error
    if done.returncode:
        raise CannotMountError(done.stderr.strip())
