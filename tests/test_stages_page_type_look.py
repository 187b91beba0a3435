"""The measures of a page's blocks: prose in one piece, headlines, teasers, captions, stamped entries."""

from __future__ import annotations

import pytest

from newscrawl.items import Block
from newscrawl.stages.page_type.look import OFFER_LETTERS, OUTSIDE_LETTERS, PROSE_LETTERS, letters_of, look_at

PROSE = "The harbour market opened again on Monday morning after two years of repairs to its roof."
HEAD = "Harbour market opens again after repairs"


def block(text: str, link: float = 0.0, **fields: object) -> Block:
    return Block(index=0, text=text, link_density=link, href="/1" if link else None, **fields)  # type: ignore[arg-type]


def offer() -> Block:
    return block(HEAD, 1.0)


def test_prose_in_one_piece_ends_at_an_offered_headline() -> None:
    look = look_at([block(PROSE), block(PROSE), offer(), block(PROSE)])
    assert (look.run, look.prose, look.pieces) == (2 * len(PROSE), 3 * len(PROSE), 2)


def test_single_paragraphs_between_headlines_are_teasers() -> None:
    assert look_at([offer(), block(PROSE), offer(), block(PROSE), offer()]).teasers == 2
    assert look_at([offer(), block(PROSE), block(PROSE), offer()]).teasers == 0
    assert look_at([block(PROSE), offer()]).teasers == 0


@pytest.mark.parametrize(
    ("one", "prose"),
    [
        (block("x" * PROSE_LETTERS), True),
        (block("x" * (PROSE_LETTERS - 1)), False),
        (block(PROSE, 0.3), True),
        (block(PROSE, 0.4), False),
        (block(PROSE, tag="h2"), False),
        (block(PROSE, tag="figcaption"), False),
        (block(PROSE, body=False), False),
    ],
)
def test_what_is_prose(one: Block, prose: bool) -> None:
    assert (look_at([one]).run > 0) == prose


def test_prose_outside_the_article_counts_if_it_is_much_and_in_no_place_of_its_own() -> None:
    several = [block(PROSE, body=False)] * (OUTSIDE_LETTERS // len(PROSE) + 1)
    comments = [block(PROSE, body=False, tokens=("p", "comment"))] * 9
    assert look_at(several).run == len(several) * len(PROSE)
    assert look_at(several[1:]).run == 0
    assert look_at(comments).run == 0


def test_a_link_of_few_letters_is_no_headline() -> None:
    assert look_at([block("x" * OFFER_LETTERS, 1.0), block("x" * (OFFER_LETTERS - 1), 1.0)]).offers == 1
    assert look_at([Block(index=0, text=HEAD, link_density=1.0)]).offers == 0  # it leads nowhere


def test_characters_of_scripts_without_spaces_weigh_more() -> None:
    assert letters_of("港口鱼市重新开放") > 2 * 8
    assert letters_of("سوق السمك") == 9


@pytest.mark.parametrize(
    ("stamp", "entries"),
    [
        ("14:35", 1),
        ("14:35 GMT", 1),
        ("الاثنين 5 يناير 2026 - 14:35", 1),
        ("Salma [2026-01-05 14:35]", 0),
        ("3:1", 0),
        ("Score", 0),
        ("3 minutes ago", 1),
        ("قبل 5 دقائق", 1),
        ("05/01/2026", 0),
    ],
)
def test_a_time_and_the_prose_behind_it_are_an_entry(stamp: str, entries: int) -> None:
    assert look_at([block(stamp), block("Headline"), block(PROSE), block(PROSE)]).stamps == entries


def test_prose_that_begins_with_a_time_is_an_entry() -> None:
    assert look_at([block(f"14:35 – {PROSE}"), block(f"At 14:35, {PROSE}")]).stamps == 1


def test_captions_and_the_longest_heading_are_seen() -> None:
    look = look_at(
        [
            block("a", tag="figcaption"),
            block(PROSE, tokens=("p", "caption")),
            block("x", tag="h1"),
            block(HEAD, tag="h1"),
        ]
    )
    assert (look.captions, look.headline) == (2, HEAD)


def test_lines_that_are_left_out_are_no_prose() -> None:
    assert look_at([block(PROSE)], without={0}).run == 0


def test_a_date_behind_an_offered_headline_is_a_teasers() -> None:
    assert look_at([offer(), block("14:35"), block(PROSE), offer(), block("14:40"), block(PROSE)]).stamps == 0
    assert look_at([offer(), block("14:35"), block(PROSE), block("14:40"), block(PROSE)]).stamps == 1


def test_the_opening_is_the_prose_before_the_first_offered_headline() -> None:
    assert look_at([block(PROSE), offer(), block(PROSE), block(PROSE), offer()]).opening == len(PROSE)
    assert look_at([offer(), block(PROSE), offer()]).opening == 0


@pytest.mark.parametrize(("token", "live"), [("liveblog", True), ("live-update", True), ("alive", False)])
def test_classes_of_times_name_a_live_blog(token: str, live: bool) -> None:
    assert look_at([block("14:35", tokens=("div", token))]).live == live
    assert not look_at([block("Score", tokens=("div", token))]).live
