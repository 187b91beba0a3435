"""Every rule proves itself: it marks its own text, and no rule marks the honest prose beside it."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from newscrawl.rules import Rule, load_rulebook
from newscrawl.rules.book import marked_by
from newscrawl.rules.index import phrase_words
from newscrawl.rules.matcher import HEAD_CHARS, LEAD_CHARS

BOOK = load_rulebook()
RULES = [pytest.param(rule, id=rule.id) for rule in BOOK.rules]
LANGUAGES = sorted(BOOK.languages)


@pytest.mark.parametrize("rule", RULES)
def test_marks_the_text_it_must_hit(rule: Rule) -> None:
    mark = BOOK.for_language(rule.language).read(rule.hit)
    assert mark is not None
    assert (mark.rule, mark.kind) == (rule.id, rule.kind)


@pytest.mark.parametrize("rule", RULES)
def test_no_rule_of_the_language_marks_the_text_it_must_miss(rule: Rule) -> None:
    assert marked_by(BOOK.for_language(rule.language), rule.miss) == ()


@pytest.mark.parametrize("rule", RULES)
def test_hit_and_miss_are_one_line_each_and_the_miss_is_near(rule: Rule) -> None:
    assert "\n" not in rule.hit + rule.miss
    assert rule.hit != rule.miss


@pytest.mark.parametrize("rule", RULES)
def test_marks_each_of_its_phrases_when_nothing_stands_beside_it(rule: Rule) -> None:
    if rule.least > 1:
        pytest.skip("its phrases count only together")
    reader = BOOK.for_language(rule.language)
    assert [phrase for phrase in rule.phrases if reader.read(f"• {phrase}:") is None] == []


@pytest.mark.parametrize("rule", RULES)
def test_phrases_are_short_enough_for_the_part_of_a_text_that_is_read(rule: Rule) -> None:
    assert max(map(len, rule.phrases)) + LEAD_CHARS < HEAD_CHARS


@pytest.mark.parametrize("rule", RULES)
def test_no_spelling_is_listed_twice(rule: Rule) -> None:
    folded = Counter(line.text for phrase in rule.phrases if (line := phrase_words(phrase)))
    assert [phrase for phrase, count in folded.items() if count > 1] == []


def test_ids_say_their_language() -> None:
    assert [rule.id for rule in BOOK.rules if not rule.id.startswith(f"{rule.language}-")] == []


def test_no_two_rules_want_the_same_phrase_in_the_same_place_with_the_same_value() -> None:
    wanted = Counter(
        (rule.language, rule.where, rule.value, line.text)
        for rule in BOOK.rules
        if rule.where != "only"
        for phrase in rule.phrases
        if (line := phrase_words(phrase))
    )
    assert [key for key, count in wanted.items() if count > 1] == []


def test_no_rule_file_names_an_address_or_a_path_of_a_machine() -> None:
    for path in Path(str(files("newscrawl.rules"))).glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"https?://(?!example\.org)|/work/|/home/", text), path.name
