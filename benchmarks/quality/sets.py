"""A folder -> the sets in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from newscrawl.inputs import Entry, find_inputs
from newscrawl.inputs.files import TEXT_SUFFIX, page_suffix

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

WRITTEN = Path(__file__).resolve().parent.parent / "pages"
"""The sets that come with the project."""


@dataclass(frozen=True, slots=True)
class EvalSet:
    """Pages whose stories are known."""

    folder: Path

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.name

    @property
    def manifest(self) -> Path:
        """What ``scrapy clean`` reads."""
        return self.folder / "manifest.jsonl"

    @property
    def gold(self) -> Path:
        """The answers."""
        return self.folder / "gold.jsonl"

    def entries(self) -> Iterator[Entry]:
        """Yield the pages, in the manifest's order."""
        return (entry for entry in find_inputs([self.manifest]) if isinstance(entry, Entry))

    def kind(self) -> Literal["html", "text", "mixed"]:
        """Return what the pages are: extractors read HTML alone."""
        texts = {_is_text(entry) for entry in self.entries()}
        if len(texts) != 1:
            return "mixed"
        return "text" if texts.pop() else "html"


def _is_text(entry: Entry) -> bool:
    return entry.text is not None or (entry.path is not None and page_suffix(entry.path) == TEXT_SUFFIX)


def with_written(folder: Path, names: Collection[str] = ()) -> list[EvalSet]:
    """Return the sets of *folder* and, behind them, those that come with the project, all or those of *names*; raise
    ValueError if one is in neither."""
    written = {one.name: one for one in find_sets(WRITTEN)}
    elsewhere = [name for name in names if name not in written]
    others = find_sets(folder, elsewhere) if elsewhere or not names else []
    return [*others, *(one for name, one in written.items() if not names or name in names)]


def find_sets(folder: Path, names: Collection[str] = ()) -> list[EvalSet]:
    """Return the sets of *folder*, all or those of *names*, by name; raise ValueError if one is not there."""
    found = {path.name: EvalSet(path) for path in sorted(folder.iterdir()) if _is_set(path)}
    if not found:
        raise ValueError(f"{folder} holds no set: a set is a folder with manifest.jsonl and gold.jsonl")
    if missing := sorted(set(names) - found.keys()):
        raise ValueError(f"{folder} holds no set {', '.join(missing)}; it holds {', '.join(found)}")
    return [one for name, one in found.items() if not names or name in names]


def other_folders(folder: Path) -> list[str]:
    """Return the names of the folders in *folder* that are no sets, so that none is passed over in silence."""
    return sorted(path.name for path in folder.iterdir() if path.is_dir() and not _is_set(path))


def _is_set(folder: Path) -> bool:
    one = EvalSet(folder)
    return one.manifest.is_file() and one.gold.is_file()
