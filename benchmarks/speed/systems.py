"""What is measured: from the bytes of a page to its records, and what it is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import trafilatura

from newscrawl.cleaning import clean_page, describe, part, tidy
from newscrawl.rules import load_rulebook
from newscrawl.stages.decode import decode
from newscrawl.stages.dom.parsing import parse
from newscrawl.stages.extract import extract
from newscrawl.stages.lines.known import NOTHING
from newscrawl.stages.render import records
from newscrawl.templates.recurrence import Learner
from newscrawl.templates.traces import traces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newscrawl.items import Page
    from newscrawl.stages.lines.known import Known

    System = Callable[[Page], object]


def newscrawl(known: Known = NOTHING) -> System:
    """Return newscrawl as it cleans a page when *known* is what other pages said."""
    rulebook = load_rulebook()

    def clean(page: Page) -> object:
        return records(clean_page(page, rulebook, known=known))

    return clean


def learn(pages: Iterable[Page]) -> Known:
    """Return what newscrawl learns from *pages*."""
    rulebook, learner = load_rulebook(), Learner()
    for page in pages:
        extracted = describe(extract(page, paths=True))
        learner.add(traces(part(tidy(extracted, rulebook), rulebook), extracted))
    return learner.known()


def peer(page: Page) -> object:
    """Return what trafilatura makes of *page*: text and metadata."""
    return trafilatura.bare_extraction(page.body, with_metadata=True)


def floor(page: Page) -> object:
    """Return the parsed page: what nothing that reads HTML by lxml can do without."""
    return parse(decode(page.body, page.content_type).text)
