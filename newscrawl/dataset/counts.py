"""What a data set holds, counted. Pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

UNKNOWN = "unknown"
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_MONTH_LETTERS = len("2026-11")


@dataclass(slots=True)
class Counts:
    """Counts of records, but for *removed*."""

    records: int = 0
    words: int = 0
    """Of the texts, parted by spaces."""
    sites: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    """By ISO 639-1; what is no such code counts as ``unknown``."""
    months: Counter[str] = field(default_factory=Counter)
    """In which they were published: ``2026-11``, or ``unknown``."""
    removed: Counter[str] = field(default_factory=Counter)
    """Blocks that were cut, by kind."""
    verdicts: Counter[str] = field(default_factory=Counter)
    runs: Counter[str] = field(default_factory=Counter)

    def told(self) -> dict[str, Any]:
        """Return the counts as JSON has them; :meth:`of` takes them back."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: dict(value) if isinstance(value, dict) else value for name, value in values.items()}

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Self:
        """Return the counts that :meth:`told` gave."""
        counts = cls()
        for name, value in told.items():
            setattr(counts, name, Counter(value) if isinstance(value, dict) else value)
        return counts

    def add(self, line: Mapping[str, Any]) -> None:
        """Count *line*."""
        self.records += 1
        self.words += len(line["text"].split())
        self.sites[line["site"] or UNKNOWN] += 1
        self.languages[line["language"] if _LANGUAGE.fullmatch(line["language"]) else UNKNOWN] += 1
        month = (line["published"] or "")[:_MONTH_LETTERS]
        self.months[month if _MONTH.fullmatch(month) else UNKNOWN] += 1
        self.removed.update(cut["kind"] for cut in line["removed"])
        self.verdicts.update(line["verdicts"])
        self.runs[line["run"] or UNKNOWN] += 1
