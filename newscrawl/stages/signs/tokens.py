"""The names of elements, and the tokens of their ``class`` and ``id``, that tell widgets from articles."""

from __future__ import annotations

NEAR_TOKENS = 6
"""Class and id tokens of the nearest elements."""
HEADING_TAGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
"""Elements of sub-headings; one ``h1`` more is a title."""
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
