"""What the signs of :mod:`newscrawl.stages.extraction.article` are worth: log-odds that a block is article text.

A sign of the first look has a weight in each look; those of the second look stand in :data:`AGAIN`. A block is article text
if the prior and its signs sum to more than 0 in the second look. The weights are fitted by logistic regression to the
blocks of 660 pages in 16 languages (``python -m benchmarks.fitting.article``). They belong together: many signs
say nearly the same, so that none can be judged by its weight alone, and none is chosen by hand.
"""

from __future__ import annotations

from typing import NamedTuple


class Weight(NamedTuple):
    """What a sign adds to the sum of a look where it is 1."""

    first: float
    second: float


PRIOR = Weight(-11.81, -20.56)
"""Before anything is seen of a block."""
LINE = {
    "words-1-2": Weight(0.00, -0.21),  # a word or two
    "words-3-5": Weight(0.41, 0.83),
    "words-6-9": Weight(0.27, 0.46),
    "words-10-14": Weight(-0.67, -1.20),
    "words-15-25": Weight(-0.38, -0.54),
    "words-26-50": Weight(-0.48, -0.58),
    "words-51": Weight(-0.34, -0.15),
    "words-log": Weight(3.61, 5.64),  # its length (logarithm)
    "links": Weight(-4.23, -5.86),
    "all-links": Weight(2.03, 2.14),  # nothing but links
    "no-links": Weight(0.07, 0.72),
    "commas": Weight(0.58, 1.61),
    "ends-sentence": Weight(0.71, 1.59),
    "breaks-sentence": Weight(-0.19, -0.53),
    "prose": Weight(2.04, 3.79),
    "digits": Weight(-3.28, -4.19),  # share of digits
    "capitals": Weight(-1.72, -2.96),  # share of capitals
    "lower-first": Weight(-1.51, -1.97),
    "colon-last": Weight(0.76, 0.96),
    "question": Weight(-1.25, -2.43),
    "separators": Weight(-0.44, -0.97),
    "symbol-first": Weight(0.51, 0.56),  # opens with a sign that is no quotation mark
    "small-words": Weight(0.34, 1.13),  # share of the page's most frequent words
    "again": Weight(0.37, 0.54),  # stands on the page more than once
}
"""The line itself."""
ELEMENT = {
    "tag-p": Weight(-0.73, -1.54),
    "tag-h1": Weight(-1.47, -3.03),
    "heading": Weight(0.21, 1.00),  # h2 to h6
    "tag-li": Weight(1.04, 1.89),
    "tag-blockquote": Weight(5.46, 8.47),
    "cell": Weight(-1.48, -2.52),  # of a table
    "caption": Weight(-3.82, -5.76),
    "own-p": Weight(0.30, 0.34),  # stands in a p of its own
    "alike": Weight(0.96, 1.57),  # how many elements have its names (logarithm)
}
"""Its element."""
AROUND = {
    "box-mass": Weight(2.89, 4.52),  # share of the page's prose
    "box-log": Weight(-0.55, -0.60),  # its prose (logarithm)
    "box-links": Weight(-1.90, -2.20),  # share of links
    "box-prose": Weight(-2.28, -2.80),  # share of prose
    "box-alike": Weight(0.91, 1.11),  # how many have its names
    "outer-mass": Weight(1.82, -0.30),
    "outer-log": Weight(-2.78, -4.89),
    "outer-links": Weight(0.30, 0.80),
    "outer-prose": Weight(0.77, 0.59),
    "outer-alike": Weight(1.03, 1.20),
}
"""The nearest element around it that has other lines (the box), and the nearest around that one that has more."""
NAMES = {
    "in-ad": Weight(1.00, 1.77),
    "in-article": Weight(1.71, 2.30),
    "in-caption": Weight(0.02, 0.22),
    "in-comment": Weight(-2.74, -3.86),
    "in-content": Weight(2.41, 2.34),
    "in-entry": Weight(1.33, 2.25),
    "in-footer": Weight(-1.91, -1.60),
    "in-form": Weight(-0.36, 0.38),
    "in-head": Weight(-0.32, -1.63),
    "in-header": Weight(-2.04, -3.09),
    "in-list": Weight(-1.40, -1.68),
    "in-main": Weight(0.60, 1.26),
    "in-meta": Weight(0.44, 0.35),
    "in-nav": Weight(0.15, -0.03),
    "in-quote": Weight(3.38, 4.15),
    "in-related": Weight(-0.77, -0.98),
    "in-side": Weight(-0.49, -0.86),
    "in-social": Weight(-0.24, -0.66),
    "in-table": Weight(0.19, 0.70),
    "near-ad": Weight(-3.13, -4.59),
    "near-article": Weight(-0.11, -0.13),
    "near-caption": Weight(-2.96, -6.14),
    "near-comment": Weight(-4.85, -7.32),
    "near-content": Weight(1.08, 1.38),
    "near-entry": Weight(0.16, -0.11),
    "near-footer": Weight(-2.45, -5.93),
    "near-form": Weight(-0.47, -0.94),
    "near-head": Weight(-1.08, -0.49),
    "near-header": Weight(-2.67, -4.95),
    "near-list": Weight(0.90, 1.05),
    "near-main": Weight(0.67, 1.72),
    "near-meta": Weight(-3.31, -4.91),
    "near-nav": Weight(1.19, 2.87),
    "near-quote": Weight(-2.07, -1.36),
    "near-related": Weight(0.24, 0.35),
    "near-side": Weight(-0.71, -2.32),
    "near-social": Weight(-1.84, -4.00),
    "near-table": Weight(2.66, 3.15),
}
"""What the names of its element and its parent (near), and of all around it (in), are given to: see classes.py."""
BESIDE = {
    "links-after": Weight(-0.13, 0.19),
    "links-before": Weight(-0.52, -0.66),
    "links-far": Weight(1.00, 1.10),  # links within 8 lines
    "prose-above": Weight(-0.55, 0.31),  # share of the page's prose that stands before it
    "prose-above-log": Weight(0.31, -0.84),  # the same as a length (logarithm)
    "prose-after": Weight(-0.84, -1.36),
    "prose-after-same": Weight(0.97, 1.35),
    "prose-before": Weight(-0.05, 0.07),  # the line before is prose
    "prose-before-same": Weight(0.99, 1.86),  # and is in the same box
    "prose-below-log": Weight(0.25, -0.61),  # what stands behind it
    "prose-far": Weight(-0.62, -1.52),  # within 8
    "prose-near": Weight(0.41, 0.64),  # prose within 3 lines (logarithm)
    "words-after": Weight(2.33, 3.89),
    "words-before": Weight(1.49, 2.82),  # length of the line before
}
"""What stands before it and behind it."""
DECLARED = {
    "below-title": Weight(5.80, 8.58),
    "description": Weight(0.65, 2.36),  # begins as the description does
    "no-title": Weight(4.49, 5.48),  # no line is the title
    "title": Weight(3.55, 7.02),  # is the title
    "title-far": Weight(-4.74, -4.74),  # lines since the title (logarithm)
    "title-like": Weight(-1.69, -2.48),  # words in common with it
    "title-words": Weight(5.40, 10.03),  # share of its words that the title has
}
"""The title and the description that the page declares."""
AGAIN = {
    "first-look": -5.44,  # log-odds of the first look
    "before-1": -0.30,  # the line before
    "after-1": 1.16,  # the line behind
    "before-2": 0.95,  # the one before that
    "after-2": 0.01,
    "mean-near": -1.58,  # the mean of 3 lines on both sides
    "mean-far": 1.10,  # of 8
    "box-share": -1.43,  # share of the article in its box
    "box-mean": 0.75,  # share of the box that is of the article
    "outer-share": 3.91,
    "outer-mean": 0.55,
    "same-share": 2.11,  # the same of elements with the names of its own
    "same-mean": -0.38,
    "part-mean": -0.27,  # the same of the part of the main element that it is in
    "up": 0.19,  # elements up from the main one to where the way to it begins
    "up-0": -1.44,  # it is inside
    "up-1": 0.81,
    "up-2": 0.48,
    "down": -1.41,  # elements down from there
    "down-0": -0.07,
    "inside": 2.90,  # how well the main element agrees with the first look
    "agreement": -3.57,  # the same, for all lines
    "before-article": -0.38,  # before the first line of the article inside the main element
    "behind-article": -0.37,  # behind the last one
    "behind-inside": 0.81,  # but in the main element
    "between": -0.18,  # between two lines of the article
    "between-same": 0.68,  # in one box
    "run": 0.97,  # lines between those two
    "far-before": 1.89,  # lines to the article
    "far-behind": -2.35,  # lines since the article
    "best-above": 2.43,  # the likeliest line before it
    "best-below": 0.83,  # the likeliest behind it
    "seen": -2.20,  # share of the article before it
    "size": 1.61,  # length of the article (logarithm)
}
"""What the second look adds: where the block stands in the article that the first look saw."""
SIGNS = {**LINE, **ELEMENT, **AROUND, **NAMES, **BESIDE, **DECLARED}
FIRST = {"prior": PRIOR.first, **{name: weight.first for name, weight in SIGNS.items()}}
SECOND = {"prior": PRIOR.second, **{name: weight.second for name, weight in SIGNS.items()}, **AGAIN}
