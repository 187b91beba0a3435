"""What the signs of :mod:`newscrawl.stages.article` are worth: log-odds that a block is article text.

A sign of the first look has a weight in each look; those of the second look stand in :data:`AGAIN`. A block is article text
if the prior and its signs sum to more than 0 in the second look. The weights are fitted by logistic regression to the
blocks of some 660 pages in 20 languages (``python -m benchmarks.fitting.article``). They belong together: many signs
say nearly the same, so that none can be judged by its weight alone, and none is chosen by hand.
"""

from __future__ import annotations

from typing import NamedTuple


class Weight(NamedTuple):
    """What a sign adds to the sum of a look where it is 1."""

    first: float
    second: float


PRIOR = Weight(-11.39, -19.56)
"""Before anything is seen of a block."""
LINE = {
    "words-1-2": Weight(-0.01, -0.29),  # a word or two
    "words-3-5": Weight(0.41, 0.85),
    "words-6-9": Weight(0.38, 0.72),
    "words-10-14": Weight(-0.56, -1.08),
    "words-15-25": Weight(-0.43, -0.63),
    "words-26-50": Weight(-0.62, -0.60),
    "words-51": Weight(-0.59, -0.64),
    "words-log": Weight(3.92, 6.29),  # its length (logarithm)
    "links": Weight(-4.12, -6.72),
    "all-links": Weight(1.70, 1.90),  # nothing but links
    "no-links": Weight(0.04, 0.30),
    "commas": Weight(0.65, 1.43),
    "ends-sentence": Weight(0.69, 1.51),
    "breaks-sentence": Weight(-0.27, -0.69),
    "prose": Weight(1.76, 3.46),
    "digits": Weight(-3.55, -4.77),  # share of digits
    "capitals": Weight(-1.98, -4.09),  # share of capitals
    "lower-first": Weight(-1.76, -2.29),
    "colon-last": Weight(0.92, 1.30),
    "question": Weight(-1.15, -2.35),
    "separators": Weight(-0.68, -1.67),
    "symbol-first": Weight(0.51, 0.61),  # opens with a sign that is no quotation mark
    "small-words": Weight(0.13, 0.91),  # share of the page's most frequent words
    "again": Weight(0.45, 0.74),  # stands on the page more than once
}
"""The line itself."""
ELEMENT = {
    "tag-p": Weight(-0.78, -1.48),
    "tag-h1": Weight(-1.45, -2.41),
    "heading": Weight(0.13, 0.95),  # h2 to h6
    "tag-li": Weight(1.08, 1.67),
    "tag-blockquote": Weight(5.70, 11.63),
    "cell": Weight(-1.34, -1.80),  # of a table
    "caption": Weight(-3.42, -8.19),
    "own-p": Weight(0.44, 0.58),  # stands in a p of its own
    "alike": Weight(0.67, 1.14),  # how many elements have its names (logarithm)
}
"""Its element."""
AROUND = {
    "box-mass": Weight(2.73, 4.55),  # share of the page's prose
    "box-log": Weight(-0.36, -0.52),  # its prose (logarithm)
    "box-links": Weight(-1.47, -1.52),  # share of links
    "box-prose": Weight(-1.96, -2.71),  # share of prose
    "box-alike": Weight(0.91, 1.34),  # how many have its names
    "outer-mass": Weight(1.55, -0.28),
    "outer-log": Weight(-2.15, -4.92),
    "outer-links": Weight(-0.05, -0.00),
    "outer-prose": Weight(0.26, 0.16),
    "outer-alike": Weight(1.20, 1.64),
}
"""The nearest element around it that has other lines (the box), and the nearest around that one that has more."""
NAMES = {
    "in-ad": Weight(0.86, 2.55),
    "in-article": Weight(1.69, 2.26),
    "in-caption": Weight(-0.01, 0.69),
    "in-comment": Weight(-2.88, -3.67),
    "in-content": Weight(2.55, 2.79),
    "in-entry": Weight(1.34, 2.55),
    "in-footer": Weight(-1.73, -2.15),
    "in-form": Weight(-0.32, 0.01),
    "in-head": Weight(-0.32, -1.54),
    "in-header": Weight(-2.13, -3.33),
    "in-list": Weight(-1.42, -1.65),
    "in-main": Weight(0.61, 1.07),
    "in-meta": Weight(0.31, 0.26),
    "in-nav": Weight(0.06, 0.41),
    "in-quote": Weight(3.51, 4.34),
    "in-related": Weight(-0.45, -0.82),
    "in-side": Weight(-0.53, -1.01),
    "in-social": Weight(-0.24, -1.32),
    "in-table": Weight(0.02, 0.25),
    "near-ad": Weight(-2.74, -5.05),
    "near-article": Weight(-0.06, 0.00),
    "near-caption": Weight(-2.95, -6.52),
    "near-comment": Weight(-4.54, -7.20),
    "near-content": Weight(1.15, 1.71),
    "near-entry": Weight(0.13, -0.28),
    "near-footer": Weight(-2.71, -5.23),
    "near-form": Weight(-0.29, -0.58),
    "near-head": Weight(-1.13, -0.57),
    "near-header": Weight(-2.62, -5.86),
    "near-list": Weight(0.87, 1.25),
    "near-main": Weight(0.46, 1.87),
    "near-meta": Weight(-3.22, -4.59),
    "near-nav": Weight(1.39, 2.76),
    "near-quote": Weight(-2.30, -1.38),
    "near-related": Weight(-0.02, -0.22),
    "near-side": Weight(-0.44, -1.34),
    "near-social": Weight(-2.62, -5.73),
    "near-table": Weight(2.86, 5.30),
}
"""What the names of its element and its parent (near), and of all around it (in), are given to: see classes.py."""
BESIDE = {
    "links-after": Weight(-0.18, 0.15),
    "links-before": Weight(-0.50, -0.54),
    "links-far": Weight(0.79, 1.11),  # links within 8 lines
    "prose-above": Weight(-0.50, -0.17),  # share of the page's prose that stands before it
    "prose-above-log": Weight(0.16, -0.44),  # the same as a length (logarithm)
    "prose-after": Weight(-0.89, -1.36),
    "prose-after-same": Weight(0.76, 1.12),
    "prose-before": Weight(0.02, -0.03),  # the line before is prose
    "prose-before-same": Weight(0.79, 1.66),  # and is in the same box
    "prose-below-log": Weight(0.16, -1.08),  # what stands behind it
    "prose-far": Weight(-0.59, -1.34),  # within 8
    "prose-near": Weight(0.51, 1.07),  # prose within 3 lines (logarithm)
    "words-after": Weight(2.58, 3.94),
    "words-before": Weight(1.40, 2.19),  # length of the line before
}
"""What stands before it and behind it."""
DECLARED = {
    "below-title": Weight(5.76, 8.78),
    "description": Weight(0.47, 1.74),  # begins as the description does
    "no-title": Weight(4.38, 5.80),  # no line is the title
    "title": Weight(3.58, 6.47),  # is the title
    "title-far": Weight(-5.06, -5.04),  # lines since the title (logarithm)
    "title-like": Weight(-3.14, -4.66),  # words in common with it
    "title-words": Weight(5.77, 10.88),  # share of its words that the title has
}
"""The title and the description that the page declares."""
AGAIN = {
    "first-look": -5.77,  # log-odds of the first look
    "before-1": 0.34,  # the line before
    "after-1": 1.13,  # the line behind
    "before-2": 0.99,  # the one before that
    "after-2": -0.01,
    "mean-near": -1.73,  # the mean of 3 lines on both sides
    "mean-far": 1.51,  # of 8
    "box-share": -1.23,  # share of the article in its box
    "box-mean": 0.90,  # share of the box that is of the article
    "outer-share": 4.37,
    "outer-mean": -0.22,
    "same-share": 2.24,  # the same of elements with the names of its own
    "same-mean": -0.43,
    "part-mean": -0.05,  # the same of the part of the main element that it is in
    "up": 0.47,  # elements up from the main one to where the way to it begins
    "up-0": -2.95,  # it is inside
    "up-1": 0.88,
    "up-2": 0.34,
    "down": -1.37,  # elements down from there
    "down-0": -0.20,
    "inside": 3.55,  # how well the main element agrees with the first look
    "agreement": -4.86,  # the same, for all lines
    "before-article": -1.40,  # before the first line of the article inside the main element
    "behind-article": -1.21,  # behind the last one
    "behind-inside": 1.64,  # but in the main element
    "between": -0.48,  # between two lines of the article
    "between-same": 0.87,  # in one box
    "run": 1.05,  # lines between those two
    "far-before": 1.47,  # lines to the article
    "far-behind": -1.69,  # lines since the article
    "best-above": 1.92,  # the likeliest line before it
    "best-below": 1.23,  # the likeliest behind it
    "seen": -2.47,  # share of the article before it
    "size": 3.27,  # length of the article (logarithm)
}
"""What the second look adds: where the block stands in the article that the first look saw."""
SIGNS = {**LINE, **ELEMENT, **AROUND, **NAMES, **BESIDE, **DECLARED}
FIRST = {"prior": PRIOR.first, **{name: weight.first for name, weight in SIGNS.items()}}
SECOND = {"prior": PRIOR.second, **{name: weight.second for name, weight in SIGNS.items()}, **AGAIN}
