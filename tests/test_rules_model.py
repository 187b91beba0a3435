"""The kinds of evidence that a run goes by: read from a setting, and what the rules are where some are left out."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, get_args

import pytest

from newscrawl.items import Kind
from newscrawl.rules import ALL_EVIDENCE, Evidence, load_rulebook, read_evidence
from newscrawl.rules.model import KINDS, Words
from newscrawl.rules.sentences import units

if TYPE_CHECKING:
    from collections.abc import Sequence

BOOK = load_rulebook()
SILENT = load_rulebook((), ALL_EVIDENCE - {"wording"})
NAMES: tuple[Evidence, ...] = get_args(Evidence)


def test_kinds_are_those_of_the_record() -> None:
    assert frozenset(get_args(Kind)) == KINDS


@pytest.mark.parametrize(
    "names", [names for size in range(len(NAMES) + 1) for names in combinations(NAMES, size)]
)
def test_any_choice_of_kinds_is_read_whatever_its_order(names: Sequence[Evidence]) -> None:
    assert read_evidence(names) == frozenset(names)
    assert read_evidence(reversed([*names, *names])) == frozenset(names)


def test_all_kinds_are_all_that_can_be_named() -> None:
    assert read_evidence(NAMES) == ALL_EVIDENCE


@pytest.mark.parametrize("wrong", ["words", "Wording", "wording place", "wording;place", "الألفاظ"])
def test_a_name_that_is_no_kind_is_refused_with_those_that_are(wrong: str) -> None:
    with pytest.raises(ValueError, match="NEWSCRAWL_EVIDENCE") as refused:
        read_evidence(["place", wrong])
    assert repr(wrong) in str(refused.value)
    assert all(name in str(refused.value) for name in NAMES)


def test_spaces_around_names_and_empty_names_say_nothing() -> None:
    assert read_evidence(["wording", " place ", "", " "]) == {"wording", "place"}


def test_of_several_wrong_names_the_same_one_is_told_every_time() -> None:
    with pytest.raises(ValueError, match="'alpha'"):
        read_evidence(["omega", "alpha", "place"])


def test_a_book_says_which_kinds_count_to_the_rules_of_every_language() -> None:
    chosen: frozenset[Evidence] = frozenset({"place", "cohesion"})
    book = load_rulebook((), chosen)
    assert {book.for_language(language).evidence for language in (*BOOK.languages, None)} == {chosen}
    assert BOOK.for_language("ar").evidence == ALL_EVIDENCE


@pytest.mark.parametrize("language", [*sorted(BOOK.languages), None])
def test_without_wording_no_phrase_is_known_and_the_word_tables_stay(language: str | None) -> None:
    loud, silent = BOOK.for_language(language), SILENT.for_language(language)
    assert silent.words == loud.words
    assert (silent.rules, silent.vocabulary) == ((), {})
    hits = [rule.hit for rule in BOOK.rules if language in {rule.language, None}]
    assert sum(bool(loud.read(hit) or loud.find_inside(hit)) for hit in hits) > 0.9 * len(hits) > 0
    assert not any(silent.read(hit) or silent.find_inside(hit) for hit in hits)


@pytest.mark.parametrize("language", sorted(BOOK.languages))
def test_the_vocabulary_is_made_of_the_words_of_the_languages_own_rules(language: str) -> None:
    rules = BOOK.for_language(language)
    own = [rule for rule in BOOK.rules if rule.language in {language, "common"}]
    written = {word for rule in own for phrase in rule.all_phrases for word in units(phrase)}
    assert rules.vocabulary.keys() <= written
    assert rules.vocabulary.keys().isdisjoint(rules.words.stop)
    assert all(len(word) > 1 for word in rules.vocabulary)
    assert set(rules.vocabulary.values()) <= KINDS


@pytest.mark.parametrize(
    ("language", "word", "kind"),
    [
        ("ar", "شارك", "share"),
        ("ar", "الوسوم", "keywords"),
        ("ar", "تعليقات", "comments"),
        ("en", "copyright", "copyright"),
        ("en", "comments", "comments"),
        ("fr", "partager", "share"),
    ],
)
def test_a_word_is_of_the_kind_that_has_it_most(language: str, word: str, kind: Kind) -> None:
    rules = BOOK.for_language(language)
    assert rules.vocabulary[word] == kind
    counted = Counter(
        rule.kind
        for rule in BOOK.rules
        if rule.language in {language, "common"}
        for phrase in rule.phrases
        for other in units(phrase)
        if other == word
    )
    assert counted[kind] == max(counted.values())


def test_english_labels_on_pages_of_other_languages_are_read_but_are_no_vocabulary() -> None:
    arabic = BOOK.for_language("ar")
    assert arabic.read("Read more") is not None
    assert "subscribe" in BOOK.for_language("en").vocabulary
    assert "subscribe" not in arabic.vocabulary


def test_joined_tables_hold_what_either_holds() -> None:
    one, other = Words(stop=frozenset({"في"}), desks=frozenset({"التحرير"})), Words(stop=frozenset({"من"}))
    assert one.joined(other) == Words(stop=frozenset({"في", "من"}), desks=frozenset({"التحرير"}))
    assert one.joined(Words()) == one
