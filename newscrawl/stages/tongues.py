"""Stories -> the language of each, and of its paragraphs where it has several."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newscrawl.stages.languages.detectors import LANGDETECT
from newscrawl.stages.languages.mixture import tell
from newscrawl.stages.story import paragraphs, story_metadata

if TYPE_CHECKING:
    from newscrawl.items import Page


def tell_language(page: Page, detector: str = LANGDETECT) -> Page:
    """Return *page* with the language of each story, told by its text, and the languages of a text that is in several;
    *detector* is asked where letters and function words leave it open."""
    declared = page.metadata.language or page.hints.language
    stories = []
    for story in page.stories:
        lines = paragraphs(page, story)
        prior = story_metadata(page, story).language or declared
        language, confidence, languages = tell(lines, prior=prior, detector=detector)
        stories.append(
            replace(story, language=language, language_confidence=round(confidence, 4), languages=languages)
        )
    return replace(page, stories=tuple(stories))
