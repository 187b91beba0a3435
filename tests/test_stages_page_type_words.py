"""The phrases of pages that are no articles: each rule proves itself, and says where it is from."""

from __future__ import annotations

import doctest
import re
import tomllib
from collections import Counter
from typing import get_args

import pytest

from newscrawl.folding import fold_words
from newscrawl.rules import load_rulebook
from newscrawl.stages.page_type import words
from newscrawl.stages.page_type.signs import CONSENT
from newscrawl.stages.page_type.words import FOLDER, LINE_MAX_CHARS, PageRule, Where, find_rules, page_rules
from newscrawl.stages.quality import PAGE_TYPES

FILES = sorted((path for path in FOLDER.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name)
RULES = [pytest.param(rule, id=rule.id) for rule in page_rules()]


@pytest.mark.parametrize("rule", RULES)
def test_finds_the_text_it_must_hit(rule: PageRule) -> None:
    assert rule in find_rules(rule.hit)


@pytest.mark.parametrize("rule", RULES)
def test_no_rule_finds_anything_in_the_text_it_must_miss(rule: PageRule) -> None:
    assert find_rules(rule.miss) == ()


@pytest.mark.parametrize("rule", RULES)
def test_finds_each_of_its_phrases(rule: PageRule) -> None:
    assert [phrase for phrase in rule.phrases if rule not in find_rules(phrase)] == []


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_stands_where_it_says(rule: PageRule) -> None:
    phrase = rule.phrases[0]
    found = {
        "whole": rule in find_rules(phrase),
        "start": rule in find_rules(f"{phrase} 77777"),
        "inside": rule in find_rules(f"77777 {phrase} 77777"),
    }
    wanted = {"whole": (True, False, False), "start": (True, True, False), "inside": (True, True, True)}
    assert tuple(found.values()) == wanted[rule.where]


def test_every_language_with_rules_has_a_file_with_every_type_that_words_tell() -> None:
    assert [path.name.removesuffix(".toml") for path in FILES] == sorted(load_rulebook().languages)
    types = {(rule.id.split("-")[0], rule.type) for rule in page_rules()}
    told = PAGE_TYPES - {"home"} | {CONSENT}
    assert [
        (lang, kind) for lang in load_rulebook().languages for kind in told if (lang, kind) not in types
    ] == []


def test_the_files_say_what_is_known_and_nothing_else() -> None:
    for path in FILES:
        data = tomllib.loads(path.read_text("utf-8"))
        assert set(data) == {"source", "phrases"}
        for table in data["phrases"]:
            assert set(table) - {"where"} == {"id", "type", "phrases", "hit", "miss"}
            assert table["id"].startswith(path.name.removesuffix(".toml") + "-")
            assert table["type"] in {*PAGE_TYPES, CONSENT}
            assert table.get("where", "inside") in get_args(Where)
        assert not re.search(r"https?://(?!example\.org)|/(?:work|home|tmp)/", path.read_text("utf-8"))


def test_ids_are_unique_and_no_phrase_stands_twice_in_a_language() -> None:
    ids = Counter(rule.id for rule in page_rules())
    phrases = Counter(
        (rule.id.split("-")[0], rule.type, rule.where, " ".join(fold_words(phrase)))
        for rule in page_rules()
        for phrase in rule.phrases
    )
    assert [key for counter in (ids, phrases) for key, count in counter.items() if count > 1] == []


def test_a_phrase_is_found_in_a_part_of_a_title() -> None:
    assert [rule.id for rule in find_rules("Harbour Today | 404")] == ["en-404"]
    assert find_rules("Harbour Today 404") == ()


def test_only_the_beginning_of_a_line_is_read() -> None:
    assert find_rules("x " * LINE_MAX_CHARS + "page not found") == ()


def test_examples_in_docstrings_are_true() -> None:
    assert doctest.testmod(words).failed == 0
