"""What ``scrapy clean`` was told to do, and whom it tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl import __version__
from newscrawl.commands.terminal import say
from newscrawl.inputs import Entry, Problem, find_inputs
from newscrawl.templates.joining import join

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from typing import Any

    from newscrawl.stages.dom.parts import Template
    from newscrawl.store.templates import TemplateStore
    from newscrawl.workers.hands import Staff
    from newscrawl.workers.inorder import Witness
    from newscrawl.workers.job import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What pages are cleaned with, and what is counted and told of them."""

    job: Job
    staff: Staff
    reject: frozenset[str]
    witness: Witness
    learned: Callable[[Mapping[str, Template]], Mapping[str, Template]]
    tally: Counter[str]


def begun(job: Job) -> dict[str, Any]:
    """Return what must be the same for pages to be cleaned as those of one run."""
    return {
        "version": __version__,
        "NEWSCRAWL_LANGUAGES": sorted(job.options.languages),
        "NEWSCRAWL_LANGUAGE_DETECTOR": job.options.detector,
        "NEWSCRAWL_QUALITY": list(job.options.checks.names),
        "NEWSCRAWL_QUALITY_LIMITS": book.digest() if (book := job.options.checks.book) else "",
        "NEWSCRAWL_MIN_WORDS": job.options.min_words,
        "NEWSCRAWL_RULES": [str(path) for path in job.rules],
        "NEWSCRAWL_EVIDENCE": sorted(job.evidence),
    }


def learn(
    corrected: Mapping[str, Template], store: TemplateStore | None, templates: Mapping[str, Template]
) -> Mapping[str, Template]:
    """Return *templates* with what a person *corrected*; keep them in *store*, if there is one."""
    if store is not None:
        for template in templates.values():
            store.learn(template)
    own = {site: template for site, template in corrected.items() if template.parts}
    return {**templates, **{site: join(templates.get(site), template) for site, template in own.items()}}


def tell(problem: Problem) -> None:
    """Say what is wrong with an input."""
    say_so(str(problem))


def pages_of(
    paths: list[Path], tally: Counter[str], tell: Callable[[Problem], None] = tell
) -> Callable[[], Iterator[Entry]]:
    """Return what yields the pages of *paths*, and the first time tells and counts what is none."""
    reported: set[str] = set()

    def entries() -> Iterator[Entry]:
        for found in find_inputs(paths):
            if not isinstance(found, Problem):
                yield found
            elif (told := str(found)) not in reported:
                reported.add(told)
                tally["problems"] += 1
                tell(found)

    return entries


def say_so(line: str) -> None:
    """Say *line*, with who says it."""
    say(f"scrapy clean: {line}")
