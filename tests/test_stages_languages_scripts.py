"""Scripts: of texts, and of languages."""

from __future__ import annotations

import pytest

from newscrawl.stages.languages.scripts import is_written_in, script_of
from tests.test_stages_languages_language import TEXTS


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_is_in_the_script_that_its_language_is_written_in(language: str) -> None:
    assert is_written_in(language, script_of(TEXTS[language]))


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("", ""),
        ("12:30", ""),
        ("BBC عربي نيوز", "ARABIC"),
        ("قناة Al Jazeera English", "LATIN"),
        ("東京タワー", "CJK"),
    ],
)
def test_most_of_the_first_letters_decide(text: str, script: str) -> None:
    assert script_of(text) == script


def test_kurdish_is_written_in_two() -> None:
    assert is_written_in("ku", "ARABIC")
    assert is_written_in("ku", "LATIN")
    assert not is_written_in("ku", "CYRILLIC")
