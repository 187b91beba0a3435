"""The project as an egg, which is what a scrapyd server takes: the package as it is installed here, in a zip."""

from __future__ import annotations

import zipfile
from importlib.metadata import metadata
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

_ENTRY_POINTS = "[scrapy]\nsettings = newscrawl.settings\n"
_DATE = (1980, 1, 1, 0, 0, 0)
"""The first that a zip can hold: the same package gives the same bytes."""


def write_egg(path: Path) -> None:
    """Write the egg to *path*; OSError if that cannot be.

    The libraries that newscrawl needs are not in it: they are installed where the server runs.
    """
    about = metadata("newscrawl")
    described = f"Metadata-Version: 2.1\nName: newscrawl\nVersion: {about['Version']}\n"
    described += "".join(f"Requires-Dist: {need}\n" for need in about.get_all("Requires-Dist") or ())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as egg:
        for name, content in _contents(files("newscrawl"), "newscrawl"):
            _add(egg, name, content)
        _add(egg, "EGG-INFO/PKG-INFO", described.encode())
        # scrapyd renames the egg, and Python takes a package's name from there unless it finds this.
        _add(egg, f"newscrawl-{about['Version']}.dist-info/METADATA", described.encode())
        _add(egg, "EGG-INFO/entry_points.txt", _ENTRY_POINTS.encode())
        _add(egg, "EGG-INFO/top_level.txt", b"newscrawl\n")


def _contents(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _contents(entry, f"{name}/{entry.name}")
        elif entry.is_file() and not entry.name.endswith(".pyc"):
            yield f"{name}/{entry.name}", entry.read_bytes()


def _add(egg: zipfile.ZipFile, name: str, content: bytes) -> None:
    about = zipfile.ZipInfo(name, _DATE)
    about.compress_type = zipfile.ZIP_DEFLATED
    about.external_attr = 0o644 << 16
    egg.writestr(about, content)
