"""What ``scrapy clean`` did, as counts by name and as lines to read."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from newscrawl.extensions.report import RECORDS

if TYPE_CHECKING:
    from collections import Counter
    from pathlib import Path

    from newscrawl.items import Record


def count(tally: Counter[str], record: Record, rejection: str | None) -> None:
    """Add *record* to *tally*: ``stories`` or ``rejected/{verdict}``, and each cut as ``removed/{kind}``."""
    tally["stories" if rejection is None else f"rejected/{rejection}"] += 1
    tally.update(f"removed/{cut.kind}" for cut in record.removed)


def told(tally: Counter[str], output: Path, rejected: Path) -> list[str]:
    """Return what to say of a run with these counts, ``pages`` and ``problems`` among them, a line each."""
    lines = [f"pages cleaned: {tally['pages']}; stories: {tally['stories']} in {output}"]
    if reasons := _listed(tally, "rejected/"):
        lines.append(f"rejected: {reasons} in {rejected}")
    if kinds := _listed(tally, "removed/"):
        lines.append(f"removed: {kinds}")
    if tally["archives"]:
        passed = _listed(tally, "skipped/") or "none"
        lines.append(
            f"archives: {tally['archives']}; records: {tally['records']}; no pages: {passed}; broken: {tally['broken']}"
        )
    if tally["stories"] and output.name.endswith(RECORDS):
        lines.append(
            f"next: see what is kept and what is cut, in a browser: scrapy report {quote(str(output))}"
        )
    if tally["problems"]:
        lines.append(f"inputs that could not be read: {tally['problems']}; see above")
    return lines


def _listed(tally: Counter[str], group: str) -> str:
    names = sorted(name for name in tally if name.startswith(group))
    return ", ".join(f"{name.removeprefix(group)} {tally[name]}" for name in names)
