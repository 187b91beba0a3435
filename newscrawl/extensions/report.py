"""The summary of a run as plain text. Pure."""

from __future__ import annotations

import posixpath
import shlex
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LONGEST = 500
"""Characters of a name that are shown; spiders, files and stats may be named by what was crawled."""

MOST = 20
"""Details shown of a count; further ones are summed up."""

_SINGLE = (
    ("pages fetched", "newscrawl/article/page_count"),
    ("stories", "newscrawl/split/story_count"),
    ("of them appended", "newscrawl/split/appended_count"),
    ("records written", "newscrawl/export/record_count/accepted"),
    ("records rejected", "newscrawl/export/record_count/rejected"),
)
DETAILED = (
    ("removed by kind", ("newscrawl/render/removed_count/",)),
    ("rejected by reason", ("newscrawl/export/rejected_count/",)),
    ("pages quarantined", ("newscrawl/worker/quarantined_count/",)),
    ("requests refused", ("newscrawl/guard/refused_count/", "robotstxt/forbidden")),
    (
        "errors by kind",
        (
            "newscrawl/stage/error_count/",
            "newscrawl/export/error_count",
            "newscrawl/worker/quarantine_error_count",
            "newscrawl/article/failed_count/",
            "newscrawl/discovery/failed_count/",
            "newscrawl/discovery/problem_count/",
            "newscrawl/robots/unreachable_count",
            "spider_exceptions/",
            "feedexport/failed_count/",
        ),
    ),
)
"""What is shown by kind: its label, and the stats that begin so."""
RECORDS = (".jsonl", ".jsonl.gz", ".jsonl.zst")
"""Names of files that a report is made of end so."""
_UNWRITTEN = ("feedexport/failed_count/", "newscrawl/export/unwritten_count")
_ELSEWHERE = ("newscrawl/article/failed_count/refused", "spider_exceptions/count")
"""Counts whose parts stand under other names."""


def summary(
    stats: Mapping[str, Any], files: Iterable[tuple[str, int]], reason: str, archive: str | None = None
) -> str:
    """Return what a run did, a fact a line: *stats* as Scrapy collects them, *files* with their number
    of records, the *reason* for which the spider was closed, and the folder in which its pages were kept.
    """
    width = max(len(label) for label, _ in _SINGLE + DETAILED)
    files = list(files)
    lines = [f"run ended: {reason}"]
    if upcoming := stats.get("newscrawl/schedule/next_due"):
        lines.append(f"nothing is due until {upcoming}; -s NEWSCRAWL_DUE=all asks for everything now")
    lines += [f"{label:<{width}}  {stats.get(name, 0)}" for label, name in _SINGLE]
    for label, prefixes in DETAILED:
        counts = details(stats, prefixes)
        lines.append(f"{label:<{width}}  {', '.join(top(counts)) or 'none'}")
    lines += [
        f"{'sources unlike usual':<{width}}  {said}" for said in stats.get("newscrawl/health/alarms", ())
    ]
    lines += [f"{'file':<{width}}  {path} ({count} records)" for path, count in files]
    if quarantine := stats.get("newscrawl/worker/quarantine"):
        lines.append(f"{'quarantine':<{width}}  {quarantine}")
    lines += [f"{'next':<{width}}  {said}" for said in _next(files, archive)]
    if any(name.startswith(_UNWRITTEN) and stats[name] for name in stats) or reason == "output_error":
        lines.append(
            "THE OUTPUT IS NOT WHOLE: pages that were fetched could not be written; the log says why."
        )
    return "\n".join(map(plain, lines)) + "\n"


def _next(files: Iterable[tuple[str, int]], archive: str | None) -> Iterator[str]:
    """Yield what to do with *files*, and with the pages in the folder *archive*."""
    path = next((path for path, count in files if count and path.endswith(RECORDS)), None)
    if path is not None:
        yield f"see what it brought, in a browser: scrapy report {shlex.quote(posixpath.dirname(path) or path)}"
    if archive is not None:
        yield f"look at its pages block by block, and correct them: scrapy review {shlex.quote(archive)}"


def plain(text: str) -> str:
    """Return *text* with its control, format and surrogate characters escaped, cut at LONGEST characters."""
    return "".join(
        ascii(letter)[1:-1] if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp") else letter
        for letter in text[:LONGEST]
    )


def details(stats: Mapping[str, Any], prefixes: tuple[str, ...]) -> dict[str, int]:
    """Return the counts under *prefixes* by the last part of their names, largest first."""
    counts: dict[str, int] = {}
    for name, value in stats.items():
        if name.startswith(prefixes) and name not in _ELSEWHERE and isinstance(value, int) and value:
            detail = name.rsplit("/", 1)[-1].rsplit(".", 1)[-1]
            counts[detail] = counts.get(detail, 0) + value
    return dict(sorted(counts.items(), key=lambda count: (-count[1], count[0])))


def top(counts: Mapping[str, int], most: int = MOST) -> Iterator[str]:
    """Yield the first *most* of *counts*, and what the others add up to."""
    pairs = list(counts.items())
    for name, count in pairs[:most]:
        yield f"{name} {count}"
    if pairs[most:]:
        yield f"{len(pairs) - most} others {sum(count for _, count in pairs[most:])}"
