"""All stages in order: what worker processes do one by one, as one function.

bytes -> extract -> describe -> normalize, take apart -> strip -> split
      -> language -> fingerprint -> quality -> render -> records
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from newscrawl.stages.apart import take_apart
from newscrawl.stages.checks import NO_CHECKS, Checks
from newscrawl.stages.extract import extract
from newscrawl.stages.fingerprint import fingerprint_stories
from newscrawl.stages.languages.detectors import LANGDETECT
from newscrawl.stages.languages.language import detect
from newscrawl.stages.lines.known import NOTHING, Known
from newscrawl.stages.metadata import settle
from newscrawl.stages.normalize import normalize_blocks
from newscrawl.stages.page_type import judge_type
from newscrawl.stages.quality import MIN_WORDS, judge
from newscrawl.stages.render import render
from newscrawl.stages.split import split
from newscrawl.stages.strip import strip
from newscrawl.stages.tongues import tell_language

if TYPE_CHECKING:
    from newscrawl.items import Page
    from newscrawl.rules import RuleBook

SAMPLE_BLOCKS = 12
"""Longest blocks that stand for a page whose language nothing declares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a user can set about cleaning."""

    languages: frozenset[str] = frozenset()
    """Languages wanted (ISO 639-1); empty: all. Others get the verdict ``language``."""
    min_words: int = MIN_WORDS
    """Stories with fewer words get the verdict ``short``."""
    detector: str = LANGDETECT
    """The library that is asked for a language where letters and function words leave it open."""
    checks: Checks = NO_CHECKS
    """Checks of the field whose names become verdicts of the texts that do not pass them."""


DEFAULTS = Options()


def clean_page(page: Page, rulebook: RuleBook, options: Options = DEFAULTS, known: Known = NOTHING) -> Page:
    """Return *page* with its stories cleaned and rendered; at least one, so that no page is lost.

    *known* is what the other pages of the run say; see :mod:`newscrawl.templates.recurrence`.
    """
    return finish(describe(extract(page, known), options.detector), rulebook, options, known)


def finish(page: Page, rulebook: RuleBook, options: Options = DEFAULTS, known: Known = NOTHING) -> Page:
    """Return *page*, extracted and described, cleaned and rendered."""
    page = part(tidy(page, rulebook, known), rulebook, known)
    page = fingerprint_stories(tell_language(page, options.detector))
    return render(judge_stories(page, options))


def judge_stories(page: Page, options: Options) -> Page:
    """Return *page* with the verdicts of each story."""
    return judge(page, languages=options.languages, min_words=options.min_words, checks=options.checks)


def describe(page: Page, detector: str = LANGDETECT) -> Page:
    """Return *page* with the metadata that it and its hints declare, a language to choose rules by, and the
    verdict that says what it is if it is no article."""
    text = [block.text for block in page.blocks if block.body]
    metadata = settle(page.facts, page.hints, page.url, datetime.fromisoformat(page.fetched), text=text)
    sample = sorted(text, key=len, reverse=True)[:SAMPLE_BLOCKS]
    language, _ = detect("\n".join(sample), prior=metadata.language, detector=detector)
    return replace(
        judge_type(page),
        facts=(),
        metadata=replace(metadata, language=language if language != "und" else metadata.language),
    )


def tidy(page: Page, rulebook: RuleBook, known: Known = NOTHING) -> Page:
    """Return *page* with its blocks normalised, and those that were several taken apart."""
    return take_apart(normalize_blocks(page), rulebook.for_language(page.metadata.language), known)


def part(page: Page, rulebook: RuleBook, known: Known = NOTHING) -> Page:
    """Return *page* with its widgets cut and its stories parted."""
    rules = rulebook.for_language(page.metadata.language)
    return split(strip(page, rules, known), rules, known)
