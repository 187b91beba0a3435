"""The shipped book: its languages, its word tables, its size and speed, and honest prose left alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from newscrawl.folding import fold
from newscrawl.rules import LanguageRules, Mark, load_rulebook, read_pattern
from newscrawl.rules.book import COMMON
from newscrawl.rules.model import WORD_TABLES

BOOK = load_rulebook()
ARTICLES = Path(__file__).resolve().parents[2] / "shared" / "eval" / "clean-articles"
PROSE_MIN_WORDS = 12


def test_has_the_languages_it_promises() -> None:
    assert BOOK.languages >= {
        "ar",
        "cs",
        "de",
        "el",
        "en",
        "es",
        "fa",
        "fr",
        "he",
        "id",
        "it",
        "nl",
        "pl",
        "pt",
        "ro",
        "ru",
        "sv",
        "tr",
        "uk",
        "ur",
        "zh",
    }


OF_SOME = {"names", "address_endings", "imperative_endings"}
"""Tables of what not every language has."""


@pytest.mark.parametrize("language", sorted(BOOK.languages))
@pytest.mark.parametrize("table", WORD_TABLES)
def test_every_language_fills_every_word_table(language: str, table: str) -> None:
    words = getattr(BOOK.for_language(language).words, table)
    assert words or table in OF_SOME
    assert {fold(word) for word in words} == words


@pytest.mark.parametrize("language", sorted(BOOK.languages))
def test_every_language_knows_the_kinds_that_pages_have_everywhere(language: str) -> None:
    kinds = {rule.kind for rule in BOOK.rules if rule.language == language}
    assert kinds >= {
        "related", "most_read", "share", "short_link", "keywords", "source", "date", "author", "copyright",
        "promotion", "comments", "advertisement", "navigation", "caption", "disclaimer",
    }  # fmt: skip


@pytest.mark.parametrize("language", sorted(BOOK.languages))
def test_words_of_one_language_are_its_own_and_the_common_ones(language: str) -> None:
    own, common = BOOK.words[language], BOOK.words[COMMON]
    assert BOOK.for_language(language).words == own.joined(common)


def test_ten_thousand_lines_of_prose_are_read_in_a_moment() -> None:
    reader = BOOK.for_language("ar")
    line = "فتح الحارس باب المنارة قبل الفجر، ثم صعد الدرج الطويل وهو يعد درجاته كما علمه أبوه. " * 4
    started = time.process_time()
    assert not any(reader.read(line) or read_pattern(line, reader.words) for _ in range(10_000))
    assert time.process_time() - started < 5


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the evaluation texts are not beside the repository")
def test_no_line_of_honest_prose_is_marked() -> None:
    reader = BOOK.for_language("ar")
    lines = [
        line.strip()
        for path in sorted(ARTICLES.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").split("\n")
    ]
    assert len(lines) > len(list(ARTICLES.glob("*.txt")))
    prose = [line for line in lines if len(line.split()) >= PROSE_MIN_WORDS]
    marked = [(mark.rule, line[:80]) for line in prose for mark in _marks(reader, line)]
    assert marked == []


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the evaluation texts are not beside the repository")
def test_few_short_lines_of_honest_articles_are_marked() -> None:
    reader = BOOK.for_language("ar")
    lines = {
        line.strip()
        for path in ARTICLES.glob("*.txt")
        for line in path.read_text(encoding="utf-8").split("\n")
    }
    short = [line for line in lines if line and len(line.split()) < PROSE_MIN_WORDS]
    assert [(mark.rule, line) for line in short for mark in _marks(reader, line)] == []


def _marks(reader: LanguageRules, line: str) -> list[Mark]:
    block = reader.read(line) or read_pattern(line, reader.words)
    return [block] if block else list(reader.find_inside(line))
