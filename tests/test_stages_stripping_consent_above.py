"""Sentences about cookies stand over the title of a page, and are neither its first paragraph nor a title."""

from __future__ import annotations

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.items import Page
from newscrawl.rules import load_rulebook

BOOK = load_rulebook()
NOTICE = "We and our 842 partners store and/or access information on a device. Accept all"
TITLE = "Council delays decision on Millbrook flood wall until autumn"
TEXT = (
    "Residents of Millbrook will have to wait at least another six months to learn whether a flood wall will be built.\n"
    "Councillors voted 11 to 8 on Monday night to postpone the decision after new modelling of water levels downstream."
)


def cleaned(text: str) -> tuple[str | None, str, list[str]]:
    page = Page(
        url="https://mill.example/1", fetched="2026-03-04T09:00:00+00:00", body=text.encode(), media="text"
    )
    story = clean_page(page, BOOK).stories[0]
    return story.metadata.title, "\n".join(b.text for b in story.blocks), [cut.rule for cut in story.removed]


@pytest.mark.parametrize(
    "notice", [NOTICE, "This site uses cookies to improve your experience on all its pages."]
)
def test_the_title_below_is_found(notice: str) -> None:
    title, text, rules = cleaned(f"{notice}\n{TITLE}\n{TEXT}")
    assert (title, text) == (TITLE, TEXT)
    assert len(rules) == 1


def test_what_no_rule_words_is_cut_as_consent() -> None:
    assert cleaned(f"{NOTICE}\n{TITLE}\n{TEXT}")[2] == ["place-consent"]


def test_an_article_on_the_subject_keeps_its_first_paragraph() -> None:
    opening = "By law a legitimate interest is enough for most sites to set a cookie, a court in the city said on Monday."
    title, text, _ = cleaned(f"{TITLE}\n{opening}\n{TEXT}")
    assert (title, text) == (TITLE, f"{opening}\n{TEXT}")
