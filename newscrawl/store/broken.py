"""Stores that cannot be read: set aside, never deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.store.database import StoreError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_PARTS = ("", "-wal", "-shm")
"""What SQLite adds to the names of a database's files."""


def set_aside(path: Path, now: datetime) -> Path:
    """Rename the store at *path*, with the files beside it, to ``NAME.broken-TIME``, and return its new path.

    Raise StoreError if that cannot be.
    """
    aside = path.with_name(f"{path.name}.broken-{now:%Y%m%dT%H%M%SZ}")
    try:
        for part in _PARTS:
            file = path.with_name(path.name + part)
            if file.exists():
                file.rename(aside.with_name(aside.name + part))
    except OSError as error:
        raise StoreError(f"{path}: is damaged, and could not be set aside as {aside}: {error}") from error
    return aside


def those_aside(path: Path) -> list[Path]:
    """Return the stores of that name that were set aside, the latest last."""
    found = path.parent.glob(f"{path.name}.broken-*")
    return sorted(one for one in found if not one.name.endswith(_PARTS[1:]))
