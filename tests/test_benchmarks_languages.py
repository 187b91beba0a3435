"""The measurement of languages: texts in two languages are made as they say, and counted right."""

from __future__ import annotations

import pytest

from benchmarks.checks.texts import Text
from benchmarks.languages.mixing import Mixed, mix, told
from tests.test_stages_checks import ARABIC, ENGLISH


def texts() -> list[Text]:
    return [
        Text(evalset="a", language="ar", text="\n".join(ARABIC)),
        Text(evalset="a", language="en", text="\n".join(ENGLISH)),
    ]


def test_mixes_paragraphs_in_and_says_where() -> None:
    (made,) = mix(texts(), "ar", "en")
    assert len(made.lines) == len(made.languages)
    assert [
        line for line, language in zip(made.lines, made.languages, strict=True) if language == "ar"
    ] == ARABIC
    foreign = [line for line, language in zip(made.lines, made.languages, strict=True) if language == "en"]
    assert foreign
    assert set(foreign) <= set(ENGLISH)
    assert mix(texts(), "ar", "en") == [made]


def test_counts_what_is_told() -> None:
    found = told(mix(texts(), "ar", "en"), "langdetect")
    assert (found.texts, found.main) == (1, 1)
    assert found.told == found.foreign > 0
    assert found.kept == found.own == len(ARABIC)


def test_counts_what_is_told_wrong() -> None:
    wrong = Mixed(lines=(*ARABIC, ENGLISH[0]), languages=("ar", "ar", "ar", "en", "en"))
    found = told([wrong], "langdetect")
    assert (found.foreign, found.told, found.kept) == (2, 1, 3)


@pytest.mark.parametrize("languages", [("ar", "en"), ("en", "ar")])
def test_the_language_of_most_characters_is_the_texts(languages: tuple[str, str]) -> None:
    assert Mixed(lines=("كلمة واحدة طويلة", "word"), languages=languages).usual() == languages[0]
