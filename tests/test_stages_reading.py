"""Reading: what there is to see in a block by itself, and whether a marker waits for what it announces."""

from __future__ import annotations

import pytest

from newscrawl.items import Block
from newscrawl.rules import load_rulebook
from newscrawl.stages.known import NOTHING, Known, headline_key, index_headlines, line_key
from newscrawl.stages.reading import Reading, read

AR = load_rulebook().for_language("ar")
HEADLINE = "مكتبة متنقلة تصل إلى قرى الساحل"


def reading(text: str, known: Known = NOTHING, site: str = "sahil.example") -> Reading:
    return read(Block(index=0, text=text), AR, known, site)


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("اقرأ أيضا", True),
        ("اقرأ أيضا:", False),
        (f"اقرأ أيضا: {HEADLINE}", False),
        ("المصدر", True),
        ("رويترز", False),
        ("شارك الخبر", False),
        (HEADLINE, False),
    ],
)
def test_a_marker_waits_if_what_it_announces_is_still_to_come(text: str, *, waits: bool) -> None:
    if text.endswith("أيضا:"):
        waits = True  # the colon belongs to the marker, and its headline is on the next line
    assert reading(text).waits is waits


def test_other_pages_say_what_is_a_headline_and_what_is_repeated() -> None:
    key = headline_key(HEADLINE)
    assert key is not None
    known = Known(
        headlines=index_headlines([key]),
        repeated={"sahil.example": frozenset({line_key("جريدة أهل الساحل كل صباح")})},
    )
    assert reading(HEADLINE, known).elsewhere
    assert not reading(HEADLINE).elsewhere
    assert reading("جريدة أهل الساحل كل صباح", known).repeated
    assert not reading("جريدة أهل الساحل كل صباح", known, site="other.example").repeated
