"""A page's blocks and facts -> the type of the page, and the sign that told it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newscrawl.stages.page_type.signs import read_signs
from newscrawl.stages.page_type.weights import PRIOR, WEIGHTS

if TYPE_CHECKING:
    from newscrawl.items import Page

ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class PageType:
    """What a page is."""

    name: str
    """``article``, or the verdict: ``list``, ``home``, ``live-blog``, ``gallery``, ``script-shell``, ``wall``,
    ``soft-404``."""
    reason: str
    """The sign that spoke for it most; empty for an article."""


_ARTICLE = PageType(ARTICLE, "")


def judge_type(page: Page) -> Page:
    """Return *page* with the verdict of its type, if it is no article; one that could not be read stays."""
    if page.verdicts and not page.blocks:
        return page
    told = tell_type(page)
    return page if told.name == ARTICLE else replace(page, verdicts=(*page.verdicts, told.name))


def tell_type(page: Page) -> PageType:
    """Return the type of *page*, extracted, facts included; text input is always an article.

    All signs are added up as :mod:`~newscrawl.stages.page_type.weights` says; in doubt it is an article.
    """
    if page.media == "text":
        return _ARTICLE
    return weigh(read_signs(page))


def weigh(signs: dict[str, float]) -> PageType:
    """Return the type with the highest sum, if that is above 0."""
    best, most = _ARTICLE, 0.0
    for name, weights in WEIGHTS.items():
        parts = {sign: weights[sign] * value for sign, value in signs.items() if sign in weights}
        total = weights[PRIOR] + sum(parts.values())
        if total > most:
            best, most = PageType(name, max(parts, key=lambda sign: parts[sign])), total
    return best
