"""Words of the first person plural and of the second, as words of their own and as endings, outside of quotations."""

from __future__ import annotations

import time

import pytest

from newscrawl.rules import load_rulebook
from newscrawl.stages.words.address import address_words

BOOK = load_rulebook()


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Have the harvest brought to your door", 1),
        ("en", "Send us your pictures", 1),  # "US" folds to what "us" does
        ("en", "“Your boats are old,” the minister said.", 0),  # somebody says so
        ("en", "The boats went out before dawn.", 0),
        ("ar", "تصل الصحيفة إلى باب بيتك", 1),
        ("ar", "على شاشتنا كل خميس", 1),
        ("ar", "وصلت الصور إلى بريدكم", 1),
        ("ar", "بنك المدينة ملك لأهلها", 0),  # the last letter is the noun's own
        ("ar", "ذلك المالك يشارك في هناك", 0),
        ("ar", "انتظروا البرنامج الجديد مساء غد", 1),  # an imperative opens the clause
        ("ar", "والصيادون انتظروا على الشاطئ", 0),  # behind its subject the same verb tells of others
        ("ar", "قال «تصل الصحيفة إلى باب بيتك»", 0),
        ("tr", "Gazeteniz her sabah kapıda", 1),
        ("zh", "每天早上送到您家门口", 1),  # without spaces
    ],
)
def test_counts_the_words_that_speak_to_the_reader(language: str, text: str, count: int) -> None:
    assert address_words(text, BOOK.for_language(language)) == count


def test_nothing_is_known_of_the_words_of_an_unknown_language() -> None:
    assert address_words("", BOOK.for_language(None)) == 0


def test_hostile_text_costs_no_time() -> None:
    since = time.perf_counter()
    for text in ("«" * 50_000, "." * 100_000, "،" * 100_000, "بيتك " * 20_000, ". " * 50_000, "ك" * 100_000):
        address_words(text, BOOK.for_language("ar"))
    assert time.perf_counter() - since < 2
