"""What each sign of :mod:`newscrawl.stages.signs` is worth: log-odds that a line is a widget.

A line is cut if its signs and the prior sum to more than 0. The weights were fitted by logistic regression on 15,300
lines of text of 1,111 pages in 16 languages, and on 51,700 lines of HTML of 640 pages (``python -m benchmarks.fitting``), then
rounded. There are two columns, because text input has lines only: what a place or a length says is worth less where
elements speak. By how much the priors differ from those fitted, and why, says ``LINE_COST`` there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newscrawl.rules.model import Evidence


class Weight(NamedTuple):
    """What a sign adds to the sum where it is 1."""

    text: float
    html: float


PRIOR = Weight(1.0, -1.7)
"""Before anything is seen of a line."""
SHAPE = {
    "words-1-2": Weight(0.2, -0.8),  # a word or two
    "words-3-5": Weight(-0.3, -1.0),
    "words-6-9": Weight(1.4, -0.4),
    "words-10-14": Weight(1.1, -0.8),
    "words-15-25": Weight(-0.4, 0.4),
    "words-26": Weight(-1.6, 1.1),  # a paragraph
    "paragraph": Weight(0.2, -1.3),  # prose of the article, as far as is known
    "headline": Weight(0.7, 0.2),  # built like a headline
    "ends-sentence": Weight(-4.2, -1.1),  # ends in a full stop
    "breaks-sentence": Weight(-0.6, 0.2),  # holds more than one sentence
    "continues": Weight(-1.8, -1.3),  # opens as a sentence that goes on with a story
    "colon-inside": Weight(0.2, 0.0),  # "Label: value"
    "colon-last": Weight(-3.6, -0.6),  # "Label:"
    "question": Weight(-1.4, -0.5),
    "symbol-first": Weight(-0.4, -0.2),  # opens with a sign that is no quotation mark
    "bullet": Weight(-1.8, 1.5),  # opens with a list mark
    "separators": Weight(0.5, -0.6),  # bars, bullets, arrows between its parts
    "digits": Weight(-2.7, 0.1),  # share of digits
    "year": Weight(2.7, 1.8),  # a short line with a year
    "quote": Weight(-0.2, -0.1),
    "stuck": Weight(
        2.0, 0.0
    ),  # had the next paragraph stuck to it; chosen: all 33 of nine sets were headlines of others
    "bracketed": Weight(-2.0, -1.1),  # stands in brackets
}
"""How the line is built. It is what all other evidence is added to, and of no kind of its own."""
WORDING = {
    "widget-words": Weight(3.1, 3.2),  # share of words that the rules of the language are made of
    "agency": Weight(0.0, 0.4),  # names a news agency
    "address": Weight(2.1, -2.2),  # holds a web or mail address
}
"""What its words are, although no rule has them."""
COHESION = {
    "same-subject": Weight(-1.5, -2.7),  # share of its terms that the article has, too
    "other-subject": Weight(0.3, 0.0),  # shares none
    "no-subject": Weight(1.6, 0.0),  # has no terms
}
"""What it shares with the article."""
PLACE = {
    "head": Weight(3.2, 1.7),  # before the first paragraph
    "tail": Weight(2.2, 2.1),  # behind the last one
    "between": Weight(-1.2, 1.1),  # between two paragraphs
    "before-paragraph": Weight(0.2, 0.2),
    "after-paragraph": Weight(0.0, -0.7),
    "claimed": Weight(2.1, 2.2),  # a heading over it claims it
    "after-widget": Weight(2.1, 0.7),
    "before-widget": Weight(1.4, 1.0),
    "run": Weight(-1.6, 0.7),  # how many lines stand between the paragraphs around it
    "first": Weight(2.8, 0.8),  # first line of the page
    "announced": Weight(-0.9, 0.5),  # behind a colon: the article's own list
    "parallel": Weight(-2.1, -0.8),  # built like the line beside it
    "loose-page": Weight(-2.9, -1.8),  # share of the page's words that are in no paragraph: poems, interviews
    "page-widgets": Weight(-1.4, -0.7),  # how many lines rules know on the page
    "no-widgets": Weight(-6.5, -0.1),  # none
}
"""Where it stands."""
STRUCTURE = {
    "outside": Weight(0.0, 2.2),  # is not marked as article text
    "links": Weight(0.0, 2.8),  # share of link letters
    "mostly-links": Weight(0.0, -0.5),  # a headline with its link
    "link-between": Weight(0.0, 0.2),  # that stands between two paragraphs
    "heading": Weight(0.0, -1.1),
    "list-item": Weight(0.0, -1.2),
    "cell": Weight(0.0, -0.3),  # of a table
    "widget-class": Weight(0.0, -0.1),  # class or id of a widget, near
    "widget-class-far": Weight(0.0, 1.7),  # anywhere above it
    "article-class": Weight(0.0, -0.1),  # class or id of an article, near
    "prose-siblings": Weight(0.0, -1.4),  # other paragraphs stand in elements of the same class
    "other-place": Weight(0.0, 0.7),  # share of the article that stands in other elements
}
"""Its element. Text input has none."""
KINDS: Mapping[Evidence, Mapping[str, Weight]] = {
    "wording": WORDING,
    "cohesion": COHESION,
    "place": PLACE,
    "structure": STRUCTURE,
}
"""The kinds of evidence, as ``NEWSCRAWL_EVIDENCE`` names them; recurrence decides, and is not weighed."""
