"""A set -> its pages, up to the point where evidence is weighed, with what they say of one another."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newscrawl.cleaning import describe, part, tidy
from newscrawl.inputs import load
from newscrawl.stages.extract import extract
from newscrawl.templates.recurrence import Learner
from newscrawl.templates.traces import traces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.quality.sets import EvalSet
    from newscrawl.items import Page
    from newscrawl.rules import LanguageRules, RuleBook
    from newscrawl.stages.lines.known import Known

LONG_AGO = "2026-01-01T00:00:00+00:00"
"""When the pages were fetched: nothing that is fitted depends on it."""


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page that is ready for its widgets to be cut, and what its stories are."""

    evalset: str
    page: Page
    rules: LanguageRules
    known: Known
    gold: dict[str, Any]

    @property
    def language(self) -> str:
        """ISO 639-1, or ``und``."""
        return self.page.metadata.language or "und"


def read_pages(evalset: EvalSet, book: RuleBook) -> Iterator[LabelledPage]:
    """Yield the pages of *evalset* whose gold has a story."""
    with evalset.gold.open(encoding="utf-8") as lines:
        answers = {gold["url"]: gold for gold in map(json.loads, lines)}
    learner, pages = Learner(), []
    for entry in evalset.entries():
        page = describe(extract(load(entry, run="", now=LONG_AGO)))
        learner.add(traces(part(tidy(page, book), book)))
        pages.append(page)
    known = learner.known()
    for page in pages:
        if answers[page.url]["stories"]:
            rules = book.for_language(page.metadata.language)
            yield LabelledPage(evalset.name, tidy(page, book, known), rules, known, answers[page.url])
