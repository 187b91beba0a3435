"""The change of subject at a seam: told only where both sides have words enough."""

from __future__ import annotations

import math
from dataclasses import replace

from newscrawl.stages.splitting.seam_subject import MIN_TERMS, TITLED_TERMS
from tests.test_stages_splitting_seams import PAINTING, PAINTING_TITLE, TRAIN, blocks_of, evidence, offer


def test_with_too_few_words_on_either_side_there_is_no_seam() -> None:
    assert min(MIN_TERMS) > 0
    blocks = blocks_of(TRAIN[0], PAINTING_TITLE, *PAINTING)
    assert sum(evidence(2, blocks).values()) == -math.inf
    blocks = blocks_of(*TRAIN, PAINTING_TITLE, PAINTING[0])
    assert sum(evidence(5, blocks).values()) == -math.inf


def test_a_title_makes_up_for_some_of_the_words() -> None:
    assert TITLED_TERMS < MIN_TERMS
    short = [PAINTING[0], "واشترى اللوحة متحف خاص يعتزم عرضها في الربيع."]
    assert sum(evidence(4, blocks_of(*TRAIN, *short)).values()) == -math.inf
    assert sum(evidence(5, blocks_of(*TRAIN, PAINTING_TITLE, *short)).values()) > 0


def test_what_is_short_before_an_offered_headline_of_a_text_may_be_a_story() -> None:
    lead = TRAIN[:2]
    assert sum(evidence(3, blocks_of(*lead, PAINTING_TITLE, *PAINTING)).values()) == -math.inf
    offered = blocks_of(*lead, offer(PAINTING_TITLE), *PAINTING)
    assert sum(evidence(3, offered).values()) > 0
    html = [replace(block, tokens=("p", "story")) for block in offered]
    assert sum(evidence(3, html).values()) == -math.inf
    headed = [replace(b, tag="h2" if b.role == "offer" else b.tag) for b in html]
    assert sum(evidence(3, headed).values()) > 0
