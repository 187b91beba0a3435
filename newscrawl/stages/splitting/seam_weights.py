"""What each sign of a seam (:mod:`newscrawl.stages.splitting.seam_signs`) is worth: log-odds that a story begins at a place.

A place with a positive sum is a seam. The weights were fitted by logistic regression on 11,900 places of 1,725 pages in
16 languages (``python -m benchmarks.fitting``), then rounded; each place once more without what other pages say, so
that a page that comes alone is parted as well. Some are chosen, because the pages have too few of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newscrawl.rules.model import Evidence

PRIOR = {
    "at offer": -2.2,  # a headline that a heading offers
    "at guess": -1.6,  # a headline that is known by its looks
    "at title": -3.7,  # a bare line like a title
    "at rule": -0.4,  # a rule line
    "at none": -4.3,  # nothing at all
}
"""How likely a place is a seam before anything else is known, by what stands there."""
COHESION = {
    "subject changes": 1.9,  # from -1.5 to 1.5
    "title fits after": 4.4,  # share of the title's terms that the text after it takes up
    "title fits nothing": -1.4,  # the text after it takes up none of them; chosen: of 196 offered titles of stories 3 fit so ill
    "title fits before": -1.7,  # share that the text before it had: a sub-heading
    "story's title returns": -5.7,  # share of the terms of the story's title that the text after the place takes up
}
"""What the texts on both sides have in common."""
PLACE = {
    "article ended": 2.7,  # tags, a source line, a share bar or a copyright line stands just before
    "widgets between": 1.9,  # how many lines were cut between the two paragraphs
    "byline between": 1.1,  # a date, a name or a source among them
    "several offers": 0.0,  # not one headline is offered
    "short title": -2.5,  # a bare title of fewer than 5 words; chosen: a sub-heading
    "opens anew": 3.2,  # its paragraph opens anew among paragraphs that go on from one another
    "list entry": -3.0,  # its paragraph opens with a list mark; chosen: no story does
}
"""What stands around it."""
WORDING = {
    "continues": -3.0,  # as a sentence that continues a story: "He added"; chosen: hardly a story does
    "dateline": 1.0,  # "Cairo (Agency) -"
    "opens a report": 2.0,  # under nothing, with a verb of reports; chosen: of 16 untitled stories five more are found, one mistaken
}
"""How its paragraph opens."""
STRUCTURE = {
    "title is a heading": 1.0,
    "sub-headings": -3.3,  # three or more headings of the same element on the page
    "box of its own": 2.0,  # its paragraphs stand in a second element like that of those before; chosen: by the template
    "box between": -2.5,  # its title is in a box, and the text goes on where it was; chosen: a newsletter's, a poll's
    "other element": 1.4,  # its paragraph stands in an element of another class
    "same element": -1.5,  # in one of the same, and has no title: chosen: templates write one over a story
}
"""Its elements."""
RECURRENCE = {
    "title of a page": -1.0,  # its title is that of another page
    "offer of a page": -1.3,  # the headline offered is that of another page
    "opening of a page": 4.8,  # its paragraph opens the story of another page
}
"""What the other pages of the run say."""

KINDS: Mapping[Evidence, Mapping[str, float]] = {
    "wording": WORDING,
    "cohesion": COHESION,
    "place": PLACE,
    "structure": STRUCTURE,
    "recurrence": RECURRENCE,
}
"""The kinds of evidence, as ``NEWSCRAWL_EVIDENCE`` names them."""
