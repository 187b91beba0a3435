"""What each sign of a seam is worth: log-odds that another story begins at a place."""

from __future__ import annotations

WEIGHTS: dict[str, float] = {
    "at offer": -3.5,
    "at guess": -1.7,
    "at title": -3.8,
    "at rule": -2.2,
    "at none": -5.5,
    "title fits after": 3.4,
    "title fits before": -1.9,
    "title is a heading": 1.2,
    "offer of a page": -1.0,
    "title of a page": -0.8,
    "short title": -0.4,
    "several offers": 0.4,
    "subject changes": 2.6,
    "article ended": 3.5,
    "widgets between": 1.7,
    "byline between": 1.8,
    "continues": -2.4,
    "opens anew": 2.6,
    "dateline": 0.3,
    "opening of a page": 4.7,
    "list entry": -3.0,
    "sub-headings": -3.7,
    "other element": 0.4,
}
