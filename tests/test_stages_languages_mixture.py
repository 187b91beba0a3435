"""Mixtures: a paragraph in another language is told, a name or a doubt is not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.stages.languages import mixture
from newscrawl.stages.languages.mixture import MAX_ASKED, shares, tell
from tests.test_stages_languages_language import TEXTS

ARABIC = "وقال المدير إن المكتبة ستفتح أبوابها للقراء في الأسبوع المقبل بعد أعمال الترميم."
ENGLISH = (
    "The library will be open to all readers in the week that is to come, he said, and it has a new roof."
)


@pytest.mark.parametrize(
    "language", ["fa", "ur", "ku", "ps", "sd", "ug", "en", "fr", "de", "ru", "he", "el", "zh"]
)
def test_a_paragraph_among_arabic_ones_is_told(language: str) -> None:
    found = shares([TEXTS["ar"], TEXTS[language], ARABIC], "ar")
    assert {one.language: one.paragraphs for one in found} == {"ar": (0, 2), language: (1,)}


@pytest.mark.parametrize("main", ["fa", "ur", "ku", "en", "fr", "ru"])
def test_an_arabic_paragraph_among_others_is_told(main: str) -> None:
    found = shares([TEXTS[main], ARABIC + " والمدينة كلها في انتظارها.", TEXTS[main]], main)
    assert {one.language: one.paragraphs for one in found} == {main: (0, 2), "ar": (1,)}


def test_shares_are_of_letters_and_the_largest_comes_first() -> None:
    first, second = shares([ENGLISH, ARABIC, ENGLISH, ENGLISH], "en")
    assert (first.language, second.language) == ("en", "ar")
    assert first.share + second.share == pytest.approx(1, abs=0.001)
    assert 0.75 < first.share < 0.85


@pytest.mark.parametrize(
    "line",
    [
        "BBC News",  # a name in other letters
        "12 / 3 / 2026",
        "",
        "²" * 40,  # no letters, though no digits either
        "وحضر اللقاء پاول وچارلز وگوردن من بلدية ڤيينا وتحدثوا عن الحدائق العامة في المدينة.",
        "وقالت شركة Google إن خدمة Maps ستعمل في المدينة مع شركة Apple Inc.",
    ],
)
def test_what_leaves_a_doubt_goes_with_the_record(line: str) -> None:
    assert shares([TEXTS["ar"], line, ARABIC], "ar") == ()


def test_english_words_of_one_alphabet_go_with_the_record_unless_they_are_many() -> None:
    assert shares([TEXTS["de"], "New York City Ballet, Metropolitan Opera House", TEXTS["de"]], "de") == ()
    assert [one.language for one in shares([TEXTS["de"] * 2, ENGLISH], "de")] == ["de", "en"]


def test_a_script_that_nothing_is_known_of_is_undetermined() -> None:
    armenian = "Քաղաքապետարանը երեկ նոր զբոսայգի բացեց հին նավահանգստի մոտ։"
    assert {one.language for one in shares([TEXTS["ar"], armenian], "ar")} == {"ar", "und"}


def test_the_parts_of_a_text_too_mixed_to_tell_are_told() -> None:
    assert {one.language for one in shares([ENGLISH, ARABIC], "und")} == {"ar", "en"}


def test_a_library_is_asked_for_few_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def by_library(sample: str, _: str) -> tuple[str, float]:
        asked.append(sample)
        return "ru", 1.0

    monkeypatch.setattr(mixture, "by_library", by_library)
    found = shares([*[ARABIC * 2] * 9, *[f"{TEXTS['ru']} {number}" for number in range(9)]], "ar")
    assert len(asked) == MAX_ASKED
    assert {one.language: len(one.paragraphs) for one in found} == {
        "ar": 9,
        "ru": 9,
    }  # the others by the script


def test_a_short_line_goes_with_the_paragraphs_in_its_script() -> None:
    found = shares([TEXTS["ar"], "The mayor:", ENGLISH, ARABIC, "قال العمدة"], "ar")
    assert {one.language: one.paragraphs for one in found} == {"ar": (0, 3, 4), "en": (1, 2)}


def test_a_paragraph_in_the_same_letters_is_told_by_a_library_that_is_sure() -> None:
    turkish = (
        "Belediye başkanı parkın açılışında konuştu, ağaçların gölgesinde çocukların oynayacağını söyledi, gazetecilerin "
        "sorularını yanıtladı, sonra işçilerle çay içti."
    )
    assert [one.language for one in shares([ENGLISH * 2, ENGLISH, turkish], "en")] == ["en", "tr"]


def test_the_language_of_a_text_is_that_of_most_of_it() -> None:
    language, confidence, found = tell([ENGLISH * 3, *[ARABIC] * 12])
    assert language == "ar"
    assert found[0].language == "ar"
    assert 0.5 < confidence <= 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=6), st.sampled_from(["ar", "en", "und"]))
def test_every_paragraph_stands_in_one_share_or_there_are_none(lines: list[str], main: str) -> None:
    found = shares(lines, main)
    if found:
        assert sorted(number for one in found for number in one.paragraphs) == list(range(len(lines)))


@pytest.mark.parametrize("lines", [["ab " * 300_000], ["ا" * 1_000_000] * 3, [ARABIC] * 5_000])
def test_a_long_text_takes_little_time(lines: list[str]) -> None:
    start = time.process_time()
    shares(lines, "en")
    assert time.process_time() - start < 2
