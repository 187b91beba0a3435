"""Cleaning in one process, beside trafilatura: on the first visit, on sites that are known, and against parsing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.speed.racing import race
from benchmarks.speed.samples import SITES, demo, generated, of_folder
from benchmarks.speed.systems import floor, learn, newscrawl, peer
from benchmarks.speed.table import Section

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.speed.systems import System
    from newscrawl.items import Page

WARM_FROM, LEARN_FROM = 50_000, 20_000
"""Numbers of the first pages for warming up and for learning: none of those is measured."""
WARM_PAGES = 2 * SITES
LEARN_PAGES = 20
"""Pages of a site that are learned from."""
NEWSCRAWL, TRAFILATURA, PARSING = "newscrawl", "trafilatura", "parsing"


def first_visit(count: int, folder: Path | None) -> Section:
    """Measure newscrawl against trafilatura where nothing is known of a site."""
    systems: dict[str, System] = {NEWSCRAWL: newscrawl(), TRAFILATURA: peer}
    first, others = demo()
    race(first, systems)  # what is loaded for a language more is not measured
    sets: dict[str, Iterable[Page]] = {"generated": generated(count), "demo": others}
    if folder is not None:
        sets |= of_folder(folder)
    return Section(
        title="First visit: from bytes to records",
        columns=("pages", "number", "KB", "newscrawl, ms", "trafilatura, ms", "ratio (rounds)"),
        rows=[_compared(name, pages, systems, TRAFILATURA) for name, pages in sets.items()],
        note="A ratio of 0.50 is half of trafilatura's time.",
    )


def known_sites(count: int) -> Section:
    """Measure newscrawl against trafilatura where it has learned from other pages of the same sites."""
    known = learn(generated(LEARN_PAGES * SITES, LEARN_FROM))
    systems: dict[str, System] = {NEWSCRAWL: newscrawl(known), TRAFILATURA: peer}
    return Section(
        title=f"Known sites: {LEARN_PAGES} pages of each were learned from",
        columns=("pages", "number", "KB", "newscrawl, ms", "trafilatura, ms", "ratio (rounds)"),
        rows=[_compared("generated", generated(count), systems, TRAFILATURA)],
    )


def above_parsing(count: int) -> Section:
    """Measure newscrawl against decoding and parsing alone."""
    systems: dict[str, System] = {NEWSCRAWL: newscrawl(), PARSING: floor}
    return Section(
        title="Above the floor: decoding and parsing by lxml alone",
        columns=("pages", "number", "KB", "newscrawl, ms", "parsing, ms", "ratio (rounds)"),
        rows=[_compared("generated", generated(count), systems, PARSING)],
    )


def _compared(name: str, pages: Iterable[Page], systems: dict[str, System], other: str) -> tuple[object, ...]:
    race(generated(WARM_PAGES, WARM_FROM), systems)
    times = race(pages, systems)
    own, others = times.milliseconds(NEWSCRAWL), times.milliseconds(other)
    return (
        name,
        times.pages,
        times.bytes // 1000,
        f"{own:.1f}",
        f"{others:.1f}",
        times.ratio(NEWSCRAWL, other),
    )
