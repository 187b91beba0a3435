"""Learn from all pages of a run what recurs: headlines, and lines that stand on many pages of a site.

Memory is bounded: of more headlines, sites or lines than fit, those with the smallest hashes are kept. What is
among the smallest in the end was so all along and never left out, so the result does not depend on the order
of the pages. On a site of more lines than fit, some that recur are missed.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar

from newscrawl.stages.lines.known import Known, index_headlines
from newscrawl.templates.joining import join
from newscrawl.templates.layouts import Layouts
from newscrawl.templates.recurring import NOWHERE, Recurring, Stood, repeated_among

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newscrawl.stages.dom.parts import Template
    from newscrawl.templates.traces import Traces

_Key = TypeVar("_Key", str, tuple[str, ...])

MAX_HEADLINES = 200_000
"""About 60 MB; a run of 10,000 pages has some 50,000 different ones."""
MAX_LINES_PER_SITE = 50_000
"""Lines that are counted of a site: those of some thousand pages."""
MAX_SITES = 2_000
"""Sites that are learned from; catalogues have some dozens."""


class Learner:
    """Gathers the traces of all pages."""

    def __init__(
        self, templates: Mapping[str, Template] | None = None, before: Mapping[str, Recurring] | None = None
    ) -> None:
        """*templates* are those that the pages to come are read by; what was known of each site's lines *before* counts
        beside what these pages tell."""
        self._templates = dict(templates or {})
        self._before = dict(before or {})
        self._headlines: set[tuple[str, ...]] = set()
        self._openings: set[tuple[str, ...]] = set()
        self._lines: dict[str, dict[str, Stood]] = {}
        self._pages: Counter[str] = Counter()
        self._layouts: dict[str, Layouts] = {}
        self.misfits = 0
        """Pages that did not fit the template of their site, since the last call of :meth:`known`."""

    def add(self, page: Traces) -> None:
        """Take in what *page* leaves."""
        self._headlines |= page.headlines
        if len(self._headlines) > 2 * MAX_HEADLINES:
            self._headlines = set(_sample(self._headlines, MAX_HEADLINES))
        if page.opening is not None:
            self._openings.add(page.opening)
            if len(self._openings) > 2 * MAX_HEADLINES:
                self._openings = set(_sample(self._openings, MAX_HEADLINES))
        self._pages[page.site] += 1
        self.misfits += page.misfit
        if page.layout is not None:
            self._layouts.setdefault(page.site, Layouts()).add(page.layout, misfit=page.misfit)
            if len(self._layouts) > 2 * MAX_SITES:
                self._layouts = {site: self._layouts[site] for site in _sample(self._layouts, MAX_SITES)}
        lines = self._lines.setdefault(page.site, {})
        here = Stood(1, frozenset({page.article}))
        for line in page.lines:
            lines[line] = lines.get(line, NOWHERE).joined(here)
        if len(lines) > 2 * MAX_LINES_PER_SITE:
            self._lines[page.site] = _smallest(lines, MAX_LINES_PER_SITE)
        if len(self._lines) > 2 * MAX_SITES:
            self._lines = {site: self._lines[site] for site in _sample(self._lines, MAX_SITES)}
            self._pages = Counter({site: self._pages[site] for site in self._lines})

    def known(self) -> Known:
        """Return what was learned."""
        self.misfits = 0
        return Known(
            headlines=index_headlines(_sample(self._headlines, MAX_HEADLINES)),
            openings=frozenset(_sample(self._openings, MAX_HEADLINES)),
            repeated={
                site: repeated
                for site in _sample(self._lines, MAX_SITES)
                if (repeated := self._repeated(site))
            },
            templates=self.templates(),
        )

    def templates(self) -> dict[str, Template]:
        """Return the templates that were learned, by site. Of a site that had one, those pages are learned from that
        did not fit it, and what it says stays beside what they say."""
        found = dict(self._templates)
        for site, layouts in self._layouts.items():
            if (new := layouts.template(site)) is not None:
                found[site] = join(found.get(site), new)
        return found

    def recurring(self, site: str) -> Recurring:
        """Return what is known of the lines of *site* now, to be kept."""
        before = self._before.get(site, Recurring(site=site))
        return before.joined(self._pages[site], self._lines.get(site, {}))

    def _repeated(self, site: str) -> frozenset[str]:
        # Either is enough: what is new would be lost in all that was before, and what is rare here in what is new.
        here = repeated_among(_smallest(self._lines[site], MAX_LINES_PER_SITE), self._pages[site])
        before = self._before.get(site)
        return frozenset((*here, *(before.repeated() if before else ())))


def _smallest(lines: Mapping[str, Stood], size: int) -> dict[str, Stood]:
    return {line: lines[line] for line in _sample(lines, size)}


def _sample(keys: Iterable[_Key], size: int) -> list[_Key]:
    """Return *size* of *keys*, in any order of them the same."""
    return sorted(keys, key=_hash)[:size]


def _hash(key: str | tuple[str, ...]) -> bytes:
    return blake2b(" ".join(key if isinstance(key, tuple) else (key,)).encode(), digest_size=8).digest()
