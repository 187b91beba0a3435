"""Every rule proves itself: it marks its own text, and no rule marks the honest prose beside it."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from newscrawl.folding import fold
from newscrawl.rules import Rule, load_rulebook
from newscrawl.rules.book import marked_by
from newscrawl.rules.index import cut_words
from newscrawl.rules.matcher import LEAD_CHARS
from newscrawl.rules.reading import HEAD_CHARS

BOOK = load_rulebook()
RULES = [pytest.param(rule, id=rule.id) for rule in BOOK.rules]


@pytest.mark.parametrize("rule", RULES)
def test_marks_the_text_it_must_hit(rule: Rule) -> None:
    mark = BOOK.for_language(rule.language).read(rule.hit)
    assert mark is not None
    assert (mark.rule, mark.kind) == (rule.id, rule.kind)


@pytest.mark.parametrize("rule", RULES)
def test_no_rule_of_the_language_marks_the_text_it_must_miss(rule: Rule) -> None:
    assert marked_by(BOOK.for_language(rule.language), rule.miss) == ()


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in BOOK.rules if rule.least == 1])
def test_marks_each_of_its_phrases_when_nothing_stands_beside_it(rule: Rule) -> None:
    reader = BOOK.for_language(rule.language)
    assert [phrase for phrase in rule.all_phrases if reader.read(f"• {phrase}:") is None] == []


def test_hit_and_miss_are_single_lines() -> None:
    assert [rule.id for rule in BOOK.rules if "\n" in rule.hit + rule.miss] == []


def test_phrases_are_short_enough_for_the_part_of_a_text_that_is_read() -> None:
    assert max(len(phrase) for rule in BOOK.rules for phrase in rule.all_phrases) + LEAD_CHARS < HEAD_CHARS


def test_no_spelling_is_listed_twice_in_a_rule() -> None:
    folded = Counter(
        (rule.id, line.text)
        for rule in BOOK.rules
        for phrase in rule.phrases
        if (line := cut_words(fold(phrase))).words
    )
    assert [key for key, count in folded.items() if count > 1] == []


def test_ids_say_their_language() -> None:
    assert [rule.id for rule in BOOK.rules if not rule.id.startswith(f"{rule.language}-")] == []


def test_no_two_rules_want_the_same_phrase_in_the_same_place_with_the_same_value() -> None:
    wanted = Counter(
        (rule.language, rule.where, rule.value, line.text)
        for rule in BOOK.rules
        if rule.where != "only"
        for phrase in rule.phrases
        if (line := cut_words(fold(phrase))).words
    )
    assert [key for key, count in wanted.items() if count > 1] == []


def test_no_rule_file_names_an_address_or_a_path_of_a_machine() -> None:
    for path in Path(str(files("newscrawl.rules"))).glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"https?://(?!example\.org)|/(?:work|home|tmp)/", text), path.name
