"""Which output a record goes to: the main one, or the rejected. Pure; the crawl and ``clean`` share it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from newscrawl.items import Record

Route = Literal["accepted", "rejected"]

_VERDICT = re.compile(r"[a-z][a-z0-9-]{0,39}")


def read_reject(values: Iterable[str]) -> frozenset[str]:
    """Return the verdicts that NEWSCRAWL_REJECT lists, none for an empty value.

    Raises ValueError for what cannot be a verdict's name.
    """
    names = frozenset(filter(None, (value.strip() for value in values)))
    for name in sorted(names):
        if not _VERDICT.fullmatch(name):
            raise ValueError(
                f"NEWSCRAWL_REJECT: {name!r} is no verdict; list verdicts between commas, as in short,duplicate."
            )
    return names


def rejection(record: Record, reject: Collection[str]) -> str | None:
    """Return the first verdict of *record* that *reject* lists, None if it goes to the main output."""
    return next((verdict for verdict in record.verdicts if verdict in reject), None)


def route(record: Record, reject: Collection[str]) -> Route:
    """Return the output to which *record* goes.

    Each record goes by its own verdicts: a page's lead may be accepted and an appended story rejected.
    """
    return "accepted" if rejection(record, reject) is None else "rejected"
