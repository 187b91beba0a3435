"""A paragraph that is stuck to a call of the outlet comes apart from it, in scripts with capitals and without."""

from __future__ import annotations

import time

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.items import Block, Page
from newscrawl.rules import load_rulebook
from newscrawl.stages.glued.page_words import PageWords
from newscrawl.stages.glued.stuck_call import stuck_call

BOOK = load_rulebook()


def parted(text: str, language: str, *nearby: str) -> tuple[str, str] | None:
    page = Page(
        url="https://marfa.example/1",
        fetched="2026-03-04T09:00:00+00:00",
        media="text",
        blocks=tuple(Block(index=i, text=line) for i, line in enumerate(nearby)),
    )
    at = stuck_call(text, BOOK.for_language(language), PageWords(page))
    return None if at is None else (text[:at], text[at:])


@pytest.mark.parametrize(
    ("language", "call", "paragraph"),
    [
        ("ru", "Читайте нас в Телеграме", "Мост через реку откроют в субботу утром."),
        ("en", "Sign up for our newsletter", "The ferry sails again in May, the mayor said."),
        ("pl", "Zapisz się na newsletter „Port”", "Most przez rzekę otworzą w sobotę rano."),
        ("he", "רוצים לקבל עדכונים? הירשמו לניוזלטר", "ומה עם הגשר החדש? הוא ייפתח בשבת."),
        ("hi", "ताजा खबरों के लिए व्हाट्सऐप चैनल से जुड़ें", "पतंग का मेला इस बार नदी के किनारे होगा।"),
    ],
)
def test_call_and_paragraph_come_apart(language: str, call: str, paragraph: str) -> None:
    assert parted(call + paragraph, language) == (call, paragraph)


@pytest.mark.parametrize(
    ("language", "text", "nearby"),
    [
        ("en", "Sign up for our newsletter and read about the ferry on Friday", ()),  # one text
        ("en", "Sign up for our newsletter on WhatsApp and YouTube to read more", ()),  # names of platforms
        ("en", "Sign up for the newsletter of SeaTrade today and every day", ("SeaTrade", "SeaTrade")),  # of the page
        ("en", "The ferry sails again in May, the mayorThe second quay follows", ()),  # no call
        ("en", "Sign up for our newsletterThe ferry", ()),  # no paragraph
        ("xx", "Sign up for our newsletterThe ferry sails again in May", ()),  # a language without a list of words
        ("en", "", ()),
    ],
)  # fmt: skip
def test_everything_else_stays_whole(language: str, text: str, nearby: tuple[str, ...]) -> None:
    assert parted(text, language, *nearby) is None


def test_the_call_is_cut_and_the_paragraph_is_text() -> None:
    lines = [
        "The old ferry between the two islands sails again in May, the mayor of the town said on Monday.",
        "Sign up for our newsletterThe second quay, which was built of stone, follows in the autumn of next year.",
        "Fishermen had asked for both since the storm that broke the first one three winters ago.",
    ]
    page = Page(
        url="https://marfa.example/1",
        fetched="2026-03-04T09:00:00+00:00",
        body="\n".join(lines).encode(),
        media="text",
    )
    (story,) = clean_page(page, BOOK).stories
    assert story.text.split("\n") == [lines[0], lines[1].removeprefix("Sign up for our newsletter"), lines[2]]
    assert [cut.text for cut in story.removed] == ["Sign up for our newsletter"]


@pytest.mark.parametrize("filler", ["aB", "»ا", "שלום", "a »", "\u0939\u093f"])
def test_long_lines_take_little_time(filler: str) -> None:
    start = time.process_time()
    for language in ("en", "he", "hi"):
        parted("Sign up for our newsletter " + filler * 20_000, language)
        parted("הירשמו לניוזלטר " + filler * 20_000, language)
    assert time.process_time() - start < 4
