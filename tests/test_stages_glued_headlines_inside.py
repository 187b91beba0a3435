"""Headlines of other pages inside a line: they come off it with what leads up to them, and nothing is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.items import Block
from newscrawl.stages.glued.headlines_inside import (
    LONGEST_LINE,
    MARKER_WORDS,
    PARAGRAPH_WORDS,
    around_headlines,
)
from newscrawl.stages.lines.known import NOTHING, Known, headline_key, index_headlines
from tests.market import LEAD, SECOND

HEADLINE = "قوارب جديدة لصيادي الساحل"
OTHER = "مهرجان للخط العربي في قاعة البلدية"
KNOWN = Known(
    headlines=index_headlines(key for text in (HEADLINE, OTHER) if (key := headline_key(text)) is not None)
)


def around(text: str, known: Known = KNOWN, *, body: bool = True) -> list[tuple[str, str]]:
    return [
        (piece.role, piece.text) for piece in around_headlines(Block(index=0, text=text, body=body), known)
    ]


def test_several_headlines_between_paragraphs_come_off_each_by_itself() -> None:
    found = around(f"{LEAD} {HEADLINE} {SECOND} {OTHER} {LEAD}")
    assert found == [("text", LEAD), ("offer", HEADLINE), ("text", SECOND), ("offer", OTHER), ("text", LEAD)]


@pytest.mark.parametrize(
    ("text", "known", "body"),
    [
        (f"{LEAD} {HEADLINE}", NOTHING, True),
        (f"{LEAD} {HEADLINE}", KNOWN, False),
        (HEADLINE, KNOWN, True),
        (LEAD, KNOWN, True),
        (f"{HEADLINE} {'سوق ' * (PARAGRAPH_WORDS - 1)}".strip(), KNOWN, True),
        (f"{'سوق ' * (MARKER_WORDS + 1)}{HEADLINE}", KNOWN, True),
        (f"{LEAD} {HEADLINE} {'سوق ' * (LONGEST_LINE // 4)}".strip(), KNOWN, True),
    ],
    ids=["nothing known", "outside", "alone", "no headline", "no paragraph", "in a sentence", "too long"],
)
def test_a_line_without_an_offered_headline_stays_whole(text: str, known: Known, *, body: bool) -> None:
    assert around(text, known, body=body) == [("text", text)]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [HEADLINE, OTHER, LEAD, SECOND, "اقرأ:", "سوق", ".", ":", '"', "«", "»", "-", "\u200f", "؟"]
        ),
        min_size=1,
        max_size=9,
    ).map(" ".join)
)
def test_the_pieces_of_a_line_are_the_line(text: str) -> None:
    pieces = around(text)
    assert "".join("".join(piece for _, piece in pieces).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "text",
    [f"{HEADLINE} " * (LONGEST_LINE // 27), f"{LEAD} {HEADLINE} " * 80, ". " * (LONGEST_LINE // 2),
     "قوارب جديدة لصيادي " * (LONGEST_LINE // 20), "\u200f" * LONGEST_LINE, "س." * (LONGEST_LINE // 2)],
    ids=["headlines", "paragraphs", "stops", "beginnings", "bidi marks", "initials"],
)  # fmt: skip
def test_hostile_lines_are_taken_apart_in_bounded_time(text: str) -> None:
    start = time.process_time()
    around(text)
    assert time.process_time() - start < 3
