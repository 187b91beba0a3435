"""What each sign of :mod:`newscrawl.stages.signs` is worth: log-odds that a line is a widget.

Two columns: for text input, which has lines only, and for HTML. A line is cut if its signs and the prior sum to
more than 0.
"""

from __future__ import annotations

# (text, HTML)
PRIOR = (1.5, -0.8)
WEIGHTS: dict[str, tuple[float, float]] = {
    "words-1-2": (2.0, -0.3),
    "words-3-5": (0.7, 0.7),
    "words-6-9": (1.3, 0.6),
    "words-10-14": (1.1, 0.3),
    "words-15-25": (-1.7, -0.3),
    "words-26": (-1.2, -0.9),
    "headline": (1.1, -1.0),
    "ends-sentence": (-2.8, -1.3),
    "breaks-sentence": (-1.8, -0.7),
    "continues": (-2.0, -1.4),
    "colon-inside": (1.3, 0.6),
    "colon-last": (0.1, 0.7),
    "question": (-0.9, 0.0),
    "symbol-first": (-1.9, -0.2),
    "bullet": (-0.1, 1.3),
    "separators": (1.5, 0.2),
    "digits": (0.6, 1.3),
    "year": (2.0, 0.3),
    "quote": (-0.9, -0.5),
    "bracketed": (-0.1, -2.0),
    "widget-words": (1.6, 1.4),
    "agency": (1.3, 0.6),
    "address": (0.4, -2.2),
    "same-subject": (-2.8, -3.2),
    "other-subject": (1.4, 0.6),
    "no-subject": (0.4, -1.5),
    "head": (1.9, 0.3),
    "tail": (1.3, 1.2),
    "between": (-1.6, 0.6),
    "before-paragraph": (-0.3, -0.9),
    "after-paragraph": (-0.4, -1.1),
    "claimed": (0.9, 1.6),
    "after-widget": (0.3, -0.2),
    "before-widget": (-0.5, -0.0),
    "run": (-1.1, -0.0),
    "first": (1.7, 2.2),
    "loose-page": (-2.7, -2.9),
    "page-widgets": (-1.9, -0.7),
    "no-widgets": (-5.2, -1.3),
    "outside": (0.0, 2.5),
    "links": (0.0, 1.5),
    "heading": (0.0, -0.5),
    "list-item": (0.0, -0.3),
    "cell": (0.0, 1.9),
    "widget-class": (0.0, 0.3),
    "widget-class-far": (0.0, 0.5),
    "article-class": (0.0, -0.2),
    "prose-siblings": (0.0, -1.0),
    "other-place": (0.0, 1.5),
    "headline-elsewhere": (2.8, 0.0),
    "repeated": (0.0, 3.7),
}
