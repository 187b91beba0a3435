"""What a worker process does with pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newscrawl.cleaning import clean_page
from newscrawl.discovery.sites import site_of
from newscrawl.inputs import Entry, load
from newscrawl.items import Page
from newscrawl.rules import load_rulebook
from newscrawl.stages.lines.known import NOTHING, Known
from newscrawl.stages.splitting.untouched import is_untouched
from newscrawl.stages.words.frequency import known_languages
from newscrawl.templates.traces import traces
from newscrawl.workers.drafts import Alone, Cleaned, Draft, Studied, draft_of, packed
from newscrawl.workers.sheet import Sheet, sheet
from newscrawl.workers.steps import JUDGING, PARTING, READING, Bench, Report, carry, has_failed

if TYPE_CHECKING:
    from newscrawl.workers.job import Job

_SAMPLE = "قال عمدة البلدة إن الجسر الجديد سيفتح أمام المارة صباح السبت بعد عامين من العمل المتواصل."
"""Has the libraries and the longest of the word lists loaded before the first page is timed."""


class Cleaner:
    """Studies and cleans pages; each process holds its own."""

    def __init__(self, job: Job) -> None:
        self.job = job
        known_languages()  # loads wordfreq from here, where there are few frames
        self.rulebook = load_rulebook(job.rules, job.evidence)
        body = f'<html lang="ar"><p>{_SAMPLE}</p><p>{_SAMPLE}</p></html>'.encode()
        page = Page(url="https://example.org/", fetched="2026-01-01T00:00:00+00:00", body=body)
        clean_page(page, self.rulebook)

    def study(self, page: Page, known: Known = NOTHING) -> Studied:
        """Return *page* extracted, by the template of its site if *known* has one, and what it tells of other
        pages."""
        page, report = carry(page, READING, self._bench(known))
        bare = replace(page, paths=())
        alone = self._alone(bare)
        told = traces(page) if alone is None else traces(alone.parted, page)
        return Studied(page=packed(Draft(page=bare, alone=alone)), traces=packed(told), report=report)

    def clean(self, studied: bytes, known: Known = NOTHING) -> Cleaned:
        """Return the page that *studied* holds, cleaned by what is known of others; if that changes nothing, as it was
        parted before any of it was known."""
        draft = draft_of(studied)
        bench, alone = self._bench(known), draft.alone
        if alone is not None and is_untouched(
            draft.page, alone.tidied, alone.parted, bench.rules_for(alone.tidied), known
        ):
            return self._judged(alone.parted, alone.report)
        return self._judged(*carry(draft.page, PARTING, bench))

    def study_and_clean(self, page: Page, known: Known = NOTHING) -> Cleaned:
        """Return *page* cleaned by what is known of others, and what it tells of them.

        What it is known by, it tells again: headlines are a set, and a line that recurs is counted wherever it stands.
        """
        read, report = carry(page, READING, self._bench(known))
        parted, then = carry(read, PARTING, self._bench(known))
        told = traces(parted) if has_failed(parted) else traces(parted, read)
        return self._judged(parted, report.joined(then), packed(told))

    def clean_anew(self, page: Page, studied: bytes, known: Known = NOTHING) -> Cleaned:
        """Return *page* cleaned as :meth:`study_and_clean` does if its site has a template now, which it had not
        when it was *studied*; else as :meth:`clean` does. It was counted as read, and learned from, before."""
        if site_of(page.url) not in known.templates:
            return self.clean(studied, known)
        read, _ = carry(page, READING, self._bench(known))
        parted, report = carry(read, PARTING, self._bench(known))
        return self._judged(parted, report)

    def _judged(self, parted: Page, report: Report, told: bytes | None = None) -> Cleaned:
        page, then = carry(replace(parted, paths=()), JUDGING, self._bench())
        return Cleaned(page=page, report=report.joined(then), traces=told)

    def read(self, entry: Entry, known: Known = NOTHING) -> Studied:
        """Return the page of *entry* as :meth:`study` does."""
        return self.study(load(entry, run=self.job.run, now=self.job.now), known)

    def write(self, studied: bytes, known: Known = NOTHING) -> tuple[Sheet, Report]:
        """Return the records of the page that *studied* holds, cleaned as :meth:`clean` does."""
        cleaned = self.clean(studied, known)
        return sheet(cleaned.page), cleaned.report

    def _bench(self, known: Known = NOTHING) -> Bench:
        return Bench(rulebook=self.rulebook, options=self.job.options, known=known)

    def _alone(self, page: Page) -> Alone | None:
        """Return what *page*, read, is when it is cleaned by itself.

        None where a stage fails on it: it will do so again when the page is cleaned, which is reported then.
        """
        tidied, first = carry(page, PARTING[:1], self._bench())
        parted, second = carry(tidied, PARTING[1:], self._bench())
        if has_failed(parted):
            return None
        return Alone(tidied=tidied, parted=parted, report=first.joined(second))
