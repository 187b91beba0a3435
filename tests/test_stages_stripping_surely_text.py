"""What no sign is asked of: the headline of a story that the template of the article made, and long prose without a full stop."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newscrawl.items import Block, Page
from newscrawl.rules import load_rulebook
from newscrawl.stages.strip import strip
from newscrawl.stages.stripping.surely_text import headlines, surely_text
from newscrawl.stages.stripping.survey import survey
from tests.surveyed import surveyed, text_page

RULES = load_rulebook().for_language("ar")
PROSE = (
    "رصدت أمانة المدينة مئتي مخالفة في مطابخ الولائم خلال أسبوع واحد، وأغلقت سبعة منها بعد إنذار مكتوب لم يستجب له.",
    "وبلغت نسبة الإنجاز في مشروع الطريق القديم اثنين وستين في المئة، ويفتتح الجزء الأول منه قبل موسم الأمطار المقبل.",
)
TITLE, SECOND = "الأمانة تغلق سبعة مطابخ للولائم", "إنجاز معظم الطريق القديم إلى الجبل"


def page(*between: tuple[str, str]) -> Page:
    """A page of two stories: *between*, tags and texts, stands below the headline of the second."""
    lines = [("h1", TITLE), ("p", PROSE[0]), ("p", "الرياضة"), ("h1", SECOND), *between, ("p", PROSE[1])]
    blocks = (
        Block(
            index=i,
            text=text,
            tag=tag,
            tokens=(tag, "head" if tag == "h1" else "story", "article"),
            body=text in PROSE,
            link_density=float(text == "الرياضة"),
        )
        for i, (tag, text) in enumerate(lines)
    )
    return replace(text_page(), media="html", blocks=tuple(blocks))


@pytest.mark.parametrize(
    ("between", "found"),
    [
        ([], True),
        ([("p", "14 رمضان 1446 هـ"), ("p", "نسخ الرابط إكس واتساب"), ("p", "استمع للخبر")], True),
        ([("p", "عن الطريق")] * 9, False),
        ([("h1", "طريق آخر إلى الجبل")], False),
    ],
    ids=["right over it", "a date and buttons", "far", "another headline"],
)
def test_a_headline_stands_over_its_story(between: list[tuple[str, str]], *, found: bool) -> None:
    whole = page(*between)
    seen = survey(whole, RULES)
    own = {whole.blocks[i].text for i in headlines(seen.readings, seen.signs)}
    assert (SECOND in own) is found
    if found:
        assert SECOND in {block.text for block in strip(whole, RULES).blocks}


@pytest.mark.parametrize(
    ("line", "own"),
    [
        (PROSE[1].rstrip("."), True),
        ("تابعونا على تطبيقنا وعلى فيسبوك وتويتر وانستغرام ويوتيوب " * 4, False),
        ("إنجاز معظم الطريق القديم إلى الجبل", False),
    ],
    ids=["prose", "words of widgets", "a headline"],
)
def test_long_prose_needs_no_full_stop(line: str, *, own: bool) -> None:
    seen = surveyed(PROSE[0], "شارك الخبر", line, "شارك الخبر", PROSE[0])
    assert (2 in surely_text(seen.readings, seen.findings, seen.signs, RULES)) is own
