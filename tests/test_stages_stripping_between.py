"""Short lines between two sentences of an article, and the short sentence that it ends with, are its own."""

from __future__ import annotations

import pytest

from newscrawl.items import Block, Metadata, Page
from newscrawl.rules import load_rulebook
from newscrawl.stages.stripping.between import between
from newscrawl.stages.stripping.survey import survey

RULES = load_rulebook().for_language("ar")
BEFORE = "أغلقت فرق البلدية سبعة عشر مخيما أقيمت من دون ترخيص في البر قبل أيام من بدء الموسم الجديد."
AFTER = "ودعا مدير الفرق رواد البر إلى مشاركة مواقع مخيماتهم مع غرفة العمليات حتى يصل الإسعاف بلا تأخير."
SHORT = "طفاية حريق في كل خيمة."
TEXT, ASIDE = ("p", "story"), ("p", "note")


def found(*lines: str | tuple[str, tuple[str, ...]]) -> list[str]:
    blocks = tuple(
        Block(index=i, text=line) if isinstance(line, str) else Block(index=i, text=line[0], tokens=line[1])
        for i, line in enumerate(lines)
    )
    page = Page(
        url="https://barr.example/1",
        fetched="2026-03-04T09:00:00+00:00",
        blocks=blocks,
        media="text" if all(isinstance(line, str) for line in lines) else "html",
        metadata=Metadata(language="ar"),
    )
    seen = survey(page, RULES)
    return [blocks[i].text for i in sorted(between(seen.readings, seen.findings, seen.signs))]


@pytest.mark.parametrize(
    ("line", "own"),
    [
        (SHORT, True),
        ("شروط لا غنى عنها", True),
        ("رئيس البلدية يزور مدرسة الحي بعد ترميمها", False),  # as long as a headline
        ("هل يكفي تصريح واحد لعائلة كبيرة؟", True),
        ("تحسباً", True),  # ends in a vowel mark
        ("موسم «بلا دخان»", True),
        ("شاركنا برأيك: هل تخيم هذا العام؟", False),
        ("شاركنا رأيك", False),
        ("اقرأ أيضا", False),
        ("إعلان", False),
    ],
)
def test_a_short_line_between_two_sentences(line: str, *, own: bool) -> None:
    assert (line in found(BEFORE, line, AFTER, BEFORE)) is own


@pytest.mark.parametrize("line", [SHORT, "شروط لا غنى عنها", "وماذا عن المخيمات القديمة؟"])
def test_a_button_parts_it_from_no_sentence(line: str) -> None:
    video = "شاهد بالفيديو: جولة في مخيمات البر"
    assert line in found(BEFORE, video, line, AFTER)
    assert line in found(BEFORE, line, video, AFTER)


def test_a_heading_of_widget_words_is_own_where_the_sentence_below_takes_it_up() -> None:
    heading, below = "الدين العام", "بلغ الدين العام تسعين في المئة من الناتج المحلي في نهاية السنة."
    assert heading in found(BEFORE, heading, below, AFTER)
    assert heading not in found(BEFORE, heading, AFTER, below)


def test_beside_a_widget_nothing_is_known_of_it() -> None:
    assert SHORT not in found(BEFORE, SHORT, "اقرأ أيضا", AFTER)
    assert SHORT not in found(BEFORE, "اقرأ أيضا", SHORT, AFTER)


@pytest.mark.parametrize(("place", "own"), [(TEXT, True), (ASIDE, False)])
def test_the_sentence_that_an_article_ends_with_stands_where_the_one_before_does(
    place: tuple[str, ...], *, own: bool
) -> None:
    assert ("إلى الغد." in found((BEFORE, TEXT), (AFTER, TEXT), ("إلى الغد.", place))) is own


def test_a_heading_of_widget_words_is_own_among_others() -> None:
    series = [BEFORE, "الماء", AFTER, "الخيمة", BEFORE, "الشاشة", AFTER]
    assert found(*series) == ["الماء", "الخيمة", "الشاشة"]
    assert "الشاشة" not in found(BEFORE, "الماء", AFTER, "الشاشة", BEFORE)  # one other is no series
