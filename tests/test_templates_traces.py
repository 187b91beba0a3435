"""What a page leaves for the others of its run: its headlines, its lines, its opening."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from newscrawl.items import Block, Metadata, Page, Related, Story
from newscrawl.stages.lines.known import HEADLINE_WORDS, line_key, opening_key
from newscrawl.stages.lines.outlet_title import title_keys
from newscrawl.templates.traces import LINE_MAX_WORDS, LINE_MIN_WORDS, traces

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAD = "أعادت بلدية المرفأ صباح أمس فتح سوق السمك القديمة، وعاد إليها ثلاثون بائعا كانوا يبيعون على الرصيف."
NEXT = "وتضم السوق مبردات جديدة وموازين معايرة، وركنا صغيرا يتعلم فيه الأطفال أسماء أسماك الساحل كلها."
FOOTER = "تابعوا صفحاتنا لتصلكم أخبار المرفأ أولا"
HEADLINE = "بلدية المرفأ تعيد فتح سوق السمك"
OFFER = "قوارب جديدة لصيادي الساحل هذا الصيف"
SITE = "example.org"


def page(
    *lines: str, title: str | None = None, offers: Sequence[str] = (), url: str = f"https://www.{SITE}/1"
) -> Page:
    story = Story(
        part=0,
        blocks=tuple(Block(index=i, text=line) for i, line in enumerate(lines)),
        metadata=Metadata(title=title),
        related=tuple(Related(title=offer) for offer in offers),
    )
    return Page(url=url, fetched="2026-01-05T10:00:00+00:00", stories=(story,))


def test_a_page_leaves_its_titles_offers_and_lines() -> None:
    left = traces(page(FOOTER, title=HEADLINE, offers=[OFFER]))
    assert left.site == SITE
    assert left.headlines == {tuple(line_key(HEADLINE).split()), tuple(line_key(OFFER).split())}
    assert left.lines == {line_key(FOOTER), *title_keys(HEADLINE)}


def test_an_appended_story_leaves_its_lines_and_not_its_title() -> None:
    one = page(title=HEADLINE)
    other = Story(part=1, blocks=(Block(index=9, text=FOOTER),), metadata=Metadata(title=OFFER))
    left = traces(Page(url=one.url, fetched=one.fetched, stories=(*one.stories, other)))
    assert left.headlines == {tuple(line_key(HEADLINE).split())}
    assert left.lines == {line_key(FOOTER), *title_keys(HEADLINE)}


def test_a_page_without_stories_leaves_nothing() -> None:
    left = traces(Page(url="https://example.org/1", fetched="2026-01-05T10:00:00+00:00"))
    assert (left.headlines, left.lines) == (frozenset(), frozenset())


@pytest.mark.parametrize(
    ("count", "left"),
    [
        (LINE_MIN_WORDS - 1, False),
        (LINE_MIN_WORDS, True),
        (LINE_MAX_WORDS, True),
        (LINE_MAX_WORDS + 1, False),
    ],
)
def test_lines_of_a_few_words_and_long_paragraphs_are_not_remembered(count: int, left: bool) -> None:
    assert bool(traces(page("سمك " * count)).lines) == left


@pytest.mark.parametrize(
    ("count", "left"),
    [
        (HEADLINE_WORDS[0] - 1, False),
        (HEADLINE_WORDS[0], True),
        (HEADLINE_WORDS[1], True),
        (HEADLINE_WORDS[1] + 1, False),
    ],
)
def test_titles_that_are_no_headlines_are_not_remembered(count: int, left: bool) -> None:
    assert bool(traces(page(title="سمك " * count)).headlines) == left


def test_the_first_line_of_enough_words_is_the_opening_of_a_page() -> None:
    assert traces(page("من مراسلنا", LEAD, NEXT)).opening == opening_key(LEAD)
    assert traces(page("من مراسلنا")).opening is None
    assert traces(page()).opening is None


def test_an_appended_story_is_no_opening_of_its_page() -> None:
    both = page(LEAD)
    appended = Story(part=1, blocks=(Block(index=9, text=NEXT),))
    only = replace(both, stories=(replace(both.stories[0], blocks=()), appended))
    assert traces(replace(both, stories=(*both.stories, appended))).opening == opening_key(LEAD)
    assert traces(only).opening is None
