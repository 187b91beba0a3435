"""What a cut line says of the stories of its page: their tags, their author, their date, or nothing."""

from __future__ import annotations

import pytest

from newscrawl.items import Block, Kind, Metadata, Page, Removed, Story
from newscrawl.stages.stripping.taglist import LABEL_WORDS
from newscrawl.templates.telling import NEAR_END, Tellings
from tests.market import LEAD, TITLE

KEYWORDS = ("سوق السمك", "المرفأ", "البلدية")


def told(
    text: str,
    kind: Kind = "related",
    index: int = 3,
    keywords: tuple[str, ...] = KEYWORDS,
    published: str | None = None,
) -> str:
    metadata = Metadata(
        title=TITLE,
        keywords=keywords,
        authors=("ليلى الحمداني",),
        source="وكالة النورس",
        published=published,
    )
    story = Story(part=0, blocks=(Block(index=1, text=LEAD),), metadata=metadata)
    page = Page(url="https://news.example/1", fetched="2026-03-04T09:00:00+00:00", stories=(story,))
    return Tellings(page, 0).of(Removed(kind=kind, rule="sign-tail", text=text, index=index))


@pytest.mark.parametrize(
    ("text", "kind", "telling"),
    [
        ("سوق السمك المرفأ البلدية", "related", "keywords"),
        ("سوق السمك، المرفأ", "other", "keywords"),
        ("في هذا الملف: المرفأ البلدية", "related", "keywords"),
        ("#المرفأ", "other", "keywords"),
        ("بقلم ليلى الحمداني", "other", "author"),
        ("4 آذار 2026", "date", "date"),
        ("وكالة النورس", "other", "said"),
        ("سوق السمك المرفأ الشمالي", "related", "said"),
        ("مرفأ آخر", "other", "cut"),
    ],
)
def test_a_cut_line_tells_what_the_stories_were_found_to_have(text: str, kind: Kind, telling: str) -> None:
    assert told(text, kind) == telling


@pytest.mark.parametrize(
    ("text", "index", "telling"),
    [
        ("4 آذار 2026", 3, "date"),
        (
            "الأربعاء 4 آذار 2026 الساعة بتوقيت المرفأ 7:44",
            3,
            "date",
        ),  # no date line, and the day all the same
        ("2 آذار 2026", 3, "cut"),  # of a story in a list
        ("4 آذار 2026", 60, "cut"),
    ],
)
def test_a_date_is_told_by_the_day_on_which_the_story_was_published(
    text: str, index: int, telling: str
) -> None:
    assert told(text, "other", index, published="2026-03-04T09:00:00") == telling


def test_keywords_are_listed_behind_a_label_of_few_words_near_the_story() -> None:
    words = "سوق السمك المرفأ"
    assert told(f"{'كلمة ' * LABEL_WORDS}{words}", "other") == "keywords"
    assert told(f"{'كلمة ' * (LABEL_WORDS + 1)}{words}", "other") == "cut"
    assert told(words, "navigation", index=1 + NEAR_END) == "cut"
    assert told(words, "navigation", index=NEAR_END) == "keywords"
    assert told(words, "other", keywords=()) == "cut"
