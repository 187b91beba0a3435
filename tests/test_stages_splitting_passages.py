"""Passages: the terms of stretches of a page, offered headlines left out."""

from __future__ import annotations

from newscrawl.items import Block
from newscrawl.stages.splitting.passages import FAR_BLOCKS, NEAR_BLOCKS, Passages
from newscrawl.stages.words.terms import terms

LINES = [f"كلمة{chr(0x628 + i)}غريبة{chr(0x628 + i)} سطر{chr(0x628 + i)}طويل" for i in range(12)]


def passages(offers: tuple[int, ...] = ()) -> Passages:
    blocks = [
        Block(index=i, text=line, role="offer" if i in offers else "text") for i, line in enumerate(LINES)
    ]
    return Passages(blocks, "ar")


def joint(*numbers: int) -> set[str]:
    return {key for i in numbers for key in terms(LINES[i], "ar")}


def test_a_passage_has_the_terms_of_its_blocks() -> None:
    assert passages().after(3, NEAR_BLOCKS).keys() == joint(3, 4, 5)
    assert passages().before(6, 0).keys() == joint(3, 4, 5)
    assert passages().before(6, 5).keys() == joint(5)
    assert passages().after(10, FAR_BLOCKS).keys() == joint(10, 11)


def test_offered_headlines_are_in_no_passage() -> None:
    some = passages(offers=(4,))
    assert some.after(3, NEAR_BLOCKS).keys() == joint(3, 5, 6)
    assert some.before(6, 0).keys() == joint(2, 3, 5)
    assert some.story(0, 6).keys() == joint(0, 1, 2, 3, 5)


def test_a_story_grows_with_the_places_and_begins_anew_at_a_seam() -> None:
    some = passages()
    assert some.story(0, 2).keys() == joint(0, 1)
    assert some.story(0, 4).keys() == joint(0, 1, 2, 3)
    assert some.story(4, 6).keys() == joint(4, 5)
    assert some.story(0, 3).keys() == joint(0, 1, 2)
