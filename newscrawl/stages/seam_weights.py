"""What each sign of a seam is worth: log-odds that another story begins at a place."""

from __future__ import annotations

WEIGHTS: dict[str, float] = {
    "at offer": -2.1,
    "at title": -3.8,
    "at rule": -2.0,
    "at none": -5.5,
    "title fits after": 3.4,
    "title fits before": -2.1,
    "title is a heading": 1.4,
    "title of a page": -1.1,
    "short title": -0.4,
    "several offers": 0.5,
    "subject changes": 2.6,
    "article ended": 3.3,
    "widgets between": 1.3,
    "byline between": 2.0,
    "continues": -2.3,
    "opens anew": 2.7,
    "dateline": 0.4,
    "opening of a page": 4.8,
    "list entry": -1.5,
    "sub-headings": -3.8,
    "other element": 0.5,
}
