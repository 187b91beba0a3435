"""Stories: each has its own language, and those of its paragraphs where it has several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.items import Block, Hints, LanguageShare, Metadata, Page, Story
from newscrawl.stages.render import from_dict, records, render, to_dict
from newscrawl.stages.tongues import tell_language
from tests.test_stages_languages_language import TEXTS

if TYPE_CHECKING:
    from collections.abc import Sequence


def page(stories: Sequence[Story], declared: str | None = None, hint: str | None = None) -> Page:
    return Page(
        url="https://a.example/1",
        fetched="2026-01-05T10:00:00+00:00",
        stories=tuple(stories),
        metadata=Metadata(language=declared),
        hints=Hints(language=hint),
    )


def story(text: str, part: int = 0) -> Story:
    return Story(part=part, blocks=(Block(index=part, text=text),))


def test_each_story_of_a_page_has_its_own_language() -> None:
    told = tell_language(page([story(TEXTS["ar"]), story(TEXTS["en"], 1)], declared="ar"))
    assert [one.language for one in told.stories] == ["ar", "en"]
    assert all(one.language_confidence > 0.9 for one in told.stories)


def test_the_confidence_is_rounded_for_the_record() -> None:
    (told,) = tell_language(page([story(TEXTS["ar"])])).stories
    assert told.language_confidence == round(told.language_confidence, 4)


def test_the_hint_of_the_feed_is_a_prior_where_the_page_declares_nothing() -> None:
    text = "Byen har en ny park ved den gamle havn, og der er mange store træer i den."
    (told,) = tell_language(page([story(text)], hint="da")).stories
    assert told.language == "da"


def test_the_record_says_which_of_its_lines_are_in_which_language() -> None:
    lines = [TEXTS["ar"], TEXTS["en"], TEXTS["ar"]]
    blocks = tuple(Block(index=number, text=line) for number, line in enumerate(lines))
    (record,) = records(render(tell_language(page([Story(part=0, blocks=blocks)]))))
    line = to_dict(record)
    assert line["language"] == "ar"
    assert [(one["language"], one["paragraphs"]) for one in line["languages"]] == [
        ("ar", [0, 2]),
        ("en", [1]),
    ]
    assert [record.text.split("\n")[n] for n in line["languages"][1]["paragraphs"]] == [TEXTS["en"]]
    assert from_dict(line) == record
    assert isinstance(record.languages[0], LanguageShare)


def test_a_record_in_one_language_has_no_list() -> None:
    (record,) = records(render(tell_language(page([story(TEXTS["ar"])]))))
    assert to_dict(record)["languages"] == []
