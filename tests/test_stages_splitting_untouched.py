"""What other pages say changes nothing on a page that is called untouched, and such pages there are."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest

from benchmarks.speed.samples import demo
from newscrawl.cleaning import describe, part, tidy
from newscrawl.items import Page
from newscrawl.rules import load_rulebook
from newscrawl.stages.extract import extract
from newscrawl.stages.lines.known import Known, headline_key, index_headlines, line_key, opening_key
from newscrawl.stages.lines.outlet_title import MARK
from newscrawl.stages.splitting.untouched import is_untouched
from newscrawl.templates.recurrence import Learner
from newscrawl.templates.traces import traces
from tests.market import LEAD, SECOND, THIRD, TITLE

if TYPE_CHECKING:
    from newscrawl.rules import Evidence

RULES = load_rulebook()
SITE = "news.example"
OTHER = "افتتاح مدرسة جديدة في حي الميناء"
OFFER = f"اقرأ أيضا: {OTHER}"
FOURTH = (
    "وتفتح السوق أبوابها كل يوم من الفجر حتى الظهر، ما عدا أيام العواصف التي لا تخرج فيها المراكب من المرفأ."
)


def read(*lines: str, title: str = TITLE) -> Page:
    body = "".join(f"<p>{line}</p>" for line in lines)
    html = (
        f'<html lang="ar"><title>{title}</title><body><article><h1>{title}</h1>{body}</article></body></html>'
    )
    page = Page(url=f"https://{SITE}/1", fetched="2026-01-06T12:00:00+00:00", body=html.encode())
    return describe(extract(page))


def untouched(page: Page, known: Known, *, evidence: frozenset[Evidence] | None = None) -> bool:
    """Return what is said of *page*, which was read, and check that it is true."""
    book = RULES if evidence is None else load_rulebook((), evidence)
    rules = book.for_language(page.metadata.language)
    tidied = tidy(page, book)
    parted = part(tidied, book)
    said = is_untouched(page, tidied, parted, rules, known)
    assert not said or part(tidy(page, book, known), book, known) == parted
    return said


def headlines(*titles: str) -> Known:
    return Known(headlines=index_headlines(key for title in titles if (key := headline_key(title))))


def opening(text: str) -> Known:
    key = opening_key(text)
    assert key is not None
    return Known(openings=frozenset({key}))


def repeated(*keys: str) -> Known:
    return Known(repeated={SITE: frozenset(keys)})


PLAIN = read(LEAD, SECOND, THIRD, FOURTH)


@pytest.mark.parametrize(
    "known", [Known(), headlines(TITLE), opening(LEAD), headlines(OTHER), repeated(line_key(OTHER))]
)
def test_what_a_page_says_itself_or_does_not_say_at_all_changes_nothing(known: Known) -> None:
    assert untouched(PLAIN, known)


@pytest.mark.parametrize(
    ("page", "known"),
    [
        (read(LEAD, OTHER, SECOND, THIRD), headlines(OTHER)),
        (read(LEAD, f"{SECOND} {OTHER}", THIRD), headlines(OTHER)),
        (read(LEAD, f"{OFFER} {SECOND}", THIRD), headlines(OTHER)),
        (read(f"{OFFER} {LEAD}", SECOND, THIRD), headlines(OTHER)),
        (PLAIN, opening(THIRD)),
        (PLAIN, repeated(line_key(FOURTH))),
        (
            read(LEAD, SECOND, THIRD, title=f"المرفأ اليوم - {TITLE}"),
            repeated(MARK + line_key("المرفأ اليوم")),
        ),
    ],
    ids=["line", "behind", "box", "first", "opening", "repeated", "outlet"],
)
def test_what_other_pages_have_too_may_change_a_page(page: Page, known: Known) -> None:
    assert not untouched(page, known)


def test_demo_pages_are_parted_the_same_where_nothing_touches_them() -> None:
    pages, learner = [*chain(*demo())], Learner()
    for page in pages:
        alone = describe(extract(page, paths=True))
        learner.add(traces(part(tidy(alone, RULES), RULES), alone))
    known = learner.known()
    said = {untouched(describe(extract(page, known)), known) for page in pages}
    assert said == {True, False}


def test_nothing_changes_where_recurrence_is_no_evidence() -> None:
    page = read(LEAD, OTHER, SECOND, THIRD)
    assert not untouched(page, headlines(OTHER))
    assert untouched(page, headlines(OTHER), evidence=RULES.evidence - {"recurrence"})
