"""How frequent words are, and that nobody waits for the lists who looks up none."""

from __future__ import annotations

import subprocess
import sys

import pytest
from wordfreq import zipf_frequency

from newscrawl.stages.words.frequency import known_languages, zipf


@pytest.mark.parametrize(
    ("common", "rare", "language"),
    [("قال", "قيثارة", "ar"), ("the", "lighthouse", "en"), ("und", "leuchtturm", "de")],
)
def test_a_word_that_is_read_more_often_is_more_frequent(common: str, rare: str, language: str) -> None:
    assert zipf(common, language) > 6 > zipf(rare, language) > 0


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("قال", "ar"),
        ("القاهرة", "ar"),
        ("it's", "en"),
        ("in front of", "en"),
        ("2024", "en"),
        ("şehir", "tr"),
        ("ქ", "ru"),
    ],
)
def test_it_is_what_the_library_says_of_listed_words_and_of_others(word: str, language: str) -> None:
    assert zipf(word, language) == zipf_frequency(word, language)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_word_that_is_none_has_no_frequency(language: str) -> None:
    assert zipf("قظضغثخذ", language) == 0


def test_languages_that_need_a_tokenizer_of_their_own_are_not_known() -> None:
    known = known_languages()
    assert {"ar", "de", "en", "es", "fa", "fr", "he", "ru", "tr", "ur"} <= known
    assert known.isdisjoint({"ja", "ko", "zh"})


def test_commands_start_without_the_lists() -> None:
    code = "import sys, newscrawl.commands.clean, newscrawl.commands.crawl; print('wordfreq' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
