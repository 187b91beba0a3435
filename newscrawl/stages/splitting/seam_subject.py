"""The change of subject at a place of a page: what the text behind it has in common with the story before, and with titles."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from newscrawl.stages.splitting.passages import FAR_BLOCKS, NEAR_BLOCKS
from newscrawl.stages.words.terms import overlap

if TYPE_CHECKING:
    from newscrawl.items import Block
    from newscrawl.stages.splitting.passages import Passages
    from newscrawl.stages.splitting.places import Place

SAME_SUBJECT = 0.12
"""Share of weighted terms that two adjoining passages have in common, where it says nothing: 9 of 10
passages of one story have more; 9 of 10 pairs of unrelated stories have less (2,998 and 166 measured)."""
SMOOTHING = 0.02
"""Added to the share: of short passages a share of 0 is no proof."""
SUBJECT_BOUND = 1.5
"""The change of subject counts at most this much either way."""
MIN_TERMS = (40, 30)
"""Different terms that a story has at least, before and after a seam: three sentences. With fewer, shared
terms say nothing; the smallest of 205 stories in the sets has 45 and 39."""
TITLED_TERMS = (22, 18)
"""The same where a title says more, of two or three short sentences: after a seam, between two, and before a headline that is
offered in a text, or as a heading; and where somebody else's byline stands between. What the first other lines of an HTML
page part is as short."""


def subject_signs(
    place: Place,
    start: int,
    body: Block,
    passages: Passages,
    *,
    is_headed: bool = False,
    is_heading: bool = False,
) -> dict[str, float] | None:
    """Return what the text after *place*, which *body* begins, has in common with the story from *start*, and with the
    title: all that is counted as cohesion. ``None`` where one of the two is too short to be a story; *is_headed*: a byline
    stands before the text, *is_heading*: its title is a heading of the page."""
    story = passages.story(start, place.first)
    near, far = passages.after(place.body, NEAR_BLOCKS), passages.after(place.body, FAR_BLOCKS)
    is_titled = place.title is not None
    is_text = not body.tokens
    is_short = is_headed or (is_titled and (start > 0 or ((is_text or is_heading) and place.sort == "offer")))
    before = (TITLED_TERMS if is_short else MIN_TERMS)[0]
    if len(story) < before or len(far) < (TITLED_TERMS if is_titled or is_headed else MIN_TERMS)[1]:
        return None
    title = passages.terms[place.title] if place.title is not None else {}
    shared = overlap(near, story) + overlap(far, story) + overlap(passages.before(place.first, start), far)
    change = -math.log((shared / 3 + SMOOTHING) / SAME_SUBJECT)
    present = passages.title if start == 0 else passages.terms[start]
    fits = overlap(title, near)
    return {
        "title fits after": fits,
        "title fits nothing": bool(title) and not fits,
        "title fits before": overlap(title, story),
        "story's title returns": overlap(present, far),
        "subject changes": max(-SUBJECT_BOUND, min(SUBJECT_BOUND, change)),
    }
