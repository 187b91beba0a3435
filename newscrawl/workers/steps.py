"""The stages of :mod:`newscrawl.cleaning` one by one: each counted, and none of them costs a page if it fails."""

from __future__ import annotations

import traceback
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from newscrawl.cleaning import DEFAULTS, Options, describe, judge_stories, tidy
from newscrawl.stages.extract import extract
from newscrawl.stages.failure import failed
from newscrawl.stages.fingerprint import fingerprint_stories
from newscrawl.stages.lines.known import NOTHING, Known
from newscrawl.stages.quality import Verdict
from newscrawl.stages.render import render
from newscrawl.stages.split import split
from newscrawl.stages.strip import strip
from newscrawl.stages.tongues import tell_language
from newscrawl.workers import tallies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newscrawl.items import Page
    from newscrawl.rules import LanguageRules, RuleBook

_NO_BODY = frozenset({Verdict.OVERSIZE, Verdict.TRUNCATED})
"""Verdicts of the download: there is no body to judge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What pages are cleaned with."""

    rulebook: RuleBook
    options: Options = DEFAULTS
    known: Known = NOTHING

    def rules_for(self, page: Page) -> LanguageRules:
        """Return the rules of *page*'s language."""
        return self.rulebook.for_language(page.metadata.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A stage failed on a page."""

    stage: str
    error: str
    """The exception, as ``repr`` shows it."""
    trace: str = field(repr=False)
    """Its traceback."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What happened to a page in some stages."""

    counts: Counter[str] = field(default_factory=Counter)
    """Counts by name, which stand in the stats below ``newscrawl/``."""
    fault: Fault | None = None

    def joined(self, later: Report) -> Report:
        """Return this and what happened *later*."""
        return Report(counts=self.counts + later.counts, fault=self.fault or later.fault)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stage."""

    name: str
    run: Callable[[Page, Bench], Page]
    tally: Callable[[Page, Page], Iterable[tuple[str, int]]]
    """Given the page before and after, yields names and how much to add to each."""


def _read(page: Page, bench: Bench) -> Page:
    if _NO_BODY.intersection(page.verdicts):
        return replace(page, body=b"")
    return extract(page, bench.known, paths=True)


READING = (
    Step(name="extract", run=_read, tally=tallies.extract),
    Step(
        name="metadata",
        run=lambda page, bench: describe(page, bench.options.detector),
        tally=tallies.metadata,
    ),
)
"""Before anything of other pages is needed, but how their site builds them."""

PARTING = (
    Step(
        name="normalize",
        run=lambda page, bench: tidy(page, bench.rulebook, bench.known),
        tally=tallies.normalize,
    ),
    Step(
        name="strip",
        run=lambda page, bench: strip(page, bench.rules_for(page), bench.known),
        tally=tallies.strip,
    ),
    Step(
        name="split",
        run=lambda page, bench: split(page, bench.rules_for(page), bench.known),
        tally=tallies.split,
    ),
)
"""Until stories are parted, which is when a page tells something of others."""

JUDGING = (
    Step(
        name="language",
        run=lambda page, bench: tell_language(page, bench.options.detector),
        tally=tallies.language,
    ),
    Step(name="fingerprint", run=lambda page, _: fingerprint_stories(page), tally=tallies.fingerprint),
    Step(name="quality", run=lambda page, bench: judge_stories(page, bench.options), tally=tallies.quality),
    Step(name="render", run=lambda page, _: render(page), tally=tallies.render),
)


def has_failed(page: Page) -> bool:
    """Return whether a stage failed on *page*: it is a rejected record already."""
    return Verdict.ERROR in page.verdicts and bool(page.stories)


def carry(page: Page, steps: Iterable[Step], bench: Bench) -> tuple[Page, Report]:
    """Return *page* as *steps* leave it, and what there is to count of it.

    If one fails, the page is as :func:`~newscrawl.stages.failure.failed` makes it of what came before, and goes no
    further.
    """
    counts: Counter[str] = Counter()
    for step in steps:
        if has_failed(page):
            break
        try:
            after = step.run(page, bench)
        except MemoryError:  # the process is spoilt: the page comes back without a result
            raise
        except Exception as error:  # noqa: BLE001 - whatever a stage raises, its page must not be lost
            counts[f"stage/error_count/{step.name}"] += 1
            fault = Fault(stage=step.name, error=repr(error), trace=traceback.format_exc())
            return failed(page), Report(counts=counts, fault=fault)
        for name, number in step.tally(page, after):
            if number:
                counts[f"{step.name}/{name}"] += number
        page = after
    return page, Report(counts=counts)
