"""Fingerprints: equal for one text in two typings, different for two texts."""

from __future__ import annotations

import doctest

import pytest

from newscrawl.items import Block, Metadata, Page, Story
from newscrawl.stages import fingerprint as fingerprint_module
from newscrawl.stages.fingerprint import fingerprint, fingerprint_stories

TEXT = "أعلنت البلدية، أمس، زراعة 300 شجرة."


@pytest.mark.parametrize(
    "other",
    [
        "اعلنت البلدية امس زراعة 300 شجرة",
        "أَعلنتِ البلديةُ - أمس - زراعةَ ٣٠٠ شجرة!",
        "أعلنـــت البلدية،\nأمس،  زراعة \u200f300 شجرة.",
        "«أعلنت البلدية» أمس... زراعة ۳۰۰ شجرة",
    ],
)
def test_typing_makes_no_difference(other: str) -> None:
    assert fingerprint(other) == fingerprint(TEXT)


@pytest.mark.parametrize(
    "other",
    [
        "أعلنت البلدية أمس زراعة 301 شجرة",
        "أعلنت أمس البلدية زراعة 300 شجرة",
        "أعلنت البلدية أمس زراعة 300 شجر",
        "أعلنت البلدية أمس زراعة 30 0 شجرة",
        "",
    ],
)
def test_another_letter_digit_or_order_does(other: str) -> None:
    assert fingerprint(other) != fingerprint(TEXT)


def test_the_digest_is_the_same_in_every_run() -> None:
    # Stored digests of earlier runs are compared with new ones: a change here orphans them all.
    assert fingerprint(TEXT) == "c6b7c31475771538d493a4041a8a10bf"


@pytest.mark.parametrize("text", ["", " \n", "... — !"])
def test_text_without_words_has_none(text: str) -> None:
    assert fingerprint(text) == ""


def page(title: str | None, *lines: str) -> Page:
    blocks = tuple(Block(index=i, text=line) for i, line in enumerate(lines))
    story = Story(part=0, blocks=blocks, metadata=Metadata(title=title))
    return Page(url="https://a.example/1", fetched="2026-01-05T10:00:00+00:00", stories=(story,))


def test_the_title_does_not_count() -> None:
    first = fingerprint_stories(page("حديقة جديدة", "حديقة جديدة", TEXT)).stories[0]
    second = fingerprint_stories(page("البلدية تزرع", TEXT)).stories[0]
    assert first.fingerprint == second.fingerprint == fingerprint(TEXT)


def test_how_the_text_is_cut_into_paragraphs_does_not_count() -> None:
    whole = fingerprint_stories(page(None, "جملة أولى. جملة ثانية.")).stories[0]
    parted = fingerprint_stories(page(None, "جملة أولى.", "جملة ثانية.")).stories[0]
    assert whole.fingerprint == parted.fingerprint


def test_an_empty_story_has_no_fingerprint_to_be_a_duplicate_by() -> None:
    assert fingerprint_stories(page("عنوان")).stories[0].fingerprint == ""


def test_examples_in_docstrings_are_true() -> None:
    assert doctest.testmod(fingerprint_module).failed == 0
