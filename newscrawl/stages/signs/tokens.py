"""The names of elements, and the tokens of their ``class`` and ``id``, that tell widgets from articles."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NEAR_TOKENS = 6
"""Class and id tokens of the nearest elements."""
WIDGET_TOKENS = frozenset(
    """
    nav navigation menu sidebar side aside footer header comment comments respond disqus share sharing social
    related recommend recommended recommendation widget breadcrumb breadcrumbs newsletter subscribe promo advert
    ad ads advertisement sponsor sponsored tags tag popular trending most cookie consent banner login signup modal
    popup pagination pager author bio byline meta credit caption figcaption figure teaser teasers list links form
    rail outbrain taboola rss print tools toolbar copyright legal disclaimer poll gallery carousel slider ticker
    latest also readmore more masthead logo search toc infobox archive archives category categories
    """.split()
)
"""Class and id tokens that front-end frameworks and publishing systems give to what is no article."""
ARTICLE_TOKENS = frozenset(
    """
    article body content entry story text post main articlebody storytext hentry articletext entry-content
    post-content article-body story-body
    """.split()
)
"""Class and id tokens that they give to articles."""
IDLE = 0.8
"""Share of a page's prose that must stand in elements of a name for it to say nothing there. Comments may be most of it."""


def idle_names(held: Iterable[tuple[Iterable[str], float]], total: float) -> frozenset[str]:
    """Return the names of furniture that say nothing on a page, since most of its prose stands in them; *held* are the names
    around each paragraph with its words, *total* the words of all. Page builders put each paragraph into a "widget", and
    frameworks tell by a class of the body that there is a sidebar."""
    words: defaultdict[str, float] = defaultdict(float)
    for names, size in held:
        for name in names if size else ():
            words[name] += size
    return frozenset(name for name, size in words.items() if size >= IDLE * total)
