"""Tags, and tokens of ``role``, ``class`` and ``id``, by what publishing systems and front-end frameworks give them to."""

from __future__ import annotations

GROUPS = {
    "comment": "comment comments respond disqus reply replies commentlist commentform",
    "related": "related recommend recommended recommendation recommendations outbrain taboola readmore more popular "
    "trending latest most teaser teasers rail recirc promo card cards also",
    "nav": "nav navigation menu breadcrumb breadcrumbs navbar pagination pager masthead toolbar topbar tabs",
    "header": "header",
    "footer": "footer copyright legal disclaimer license colophon footnotes bottom",
    "side": "sidebar side aside widget widgets secondary right complementary rightcolumn",
    "social": "share sharing social newsletter subscribe signup login modal popup cookie consent banner tools",
    "ad": "ad ads advert advertisement sponsor sponsored",
    "meta": "author authors bio byline meta credit tags tag date time dateline timestamp category categories",
    "caption": "caption figcaption figure gallery carousel slider photo image media video picture",
    "list": "list links archive archives feed items item ul ol dl",
    "form": "form search poll label",
    "table": "table",
    "quote": "blockquote quote",
    "entry": "entry entry-content post-content article-body story-body article-content article__body body-copy "
    "post-body single-content text-content storytext storybody",
    "article": "article articlebody hentry story articletext",
    "main": "main",
    "content": "content text post body single",
    "head": "title headline subtitle lead lede intro summary description excerpt deck standfirst",
}
GROUP_OF = {name: group for group, names in GROUPS.items() for name in names.split()}


def groups(names: tuple[str, ...]) -> frozenset[str]:
    """Return the groups that the *names* of an element are of.

    >>> sorted(groups(("div", "entry-content", "share")))
    ['entry', 'social']
    """
    return frozenset(GROUP_OF[name] for name in names if name in GROUP_OF)
