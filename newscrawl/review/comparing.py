"""What is other in the records of a page than it was. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def changes(before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the lines of text that were kept *before* and no more, ``lost``, and those that are kept now, ``gained``,
    each in page order; what is cut as something else, ``judged``; and the number of records, where it is another.
    Nothing, where all is the same."""
    old, new = _lines(before), _lines(after)
    found: dict[str, Any] = {
        "lost": _without(old, new),
        "gained": _without(new, old),
        "judged": _without(_cuts(after), _cuts(before)),
    }
    if len(before) != len(after):
        found["records"] = [len(before), len(after)]
    return {name: value for name, value in found.items() if value}


def _lines(records: Sequence[Mapping[str, Any]]) -> list[str]:
    return [
        line for record in records for line in (record["title"] or "", *record["text"].split("\n")) if line
    ]


def _cuts(records: Sequence[Mapping[str, Any]]) -> list[str]:
    return [f"{cut['kind']} {cut['rule']}: {cut['text']}" for record in records for cut in record["removed"]]


def _without(lines: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return *lines* less *others*, each as often as it stands there."""
    left = Counter(others)
    found = []
    for line in lines:
        if left[line]:
            left[line] -= 1
        else:
            found.append(line)
    return found
