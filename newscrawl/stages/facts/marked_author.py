"""The author whom a page names by its markup, wherever that stands: an hCard, a link to the author, a microdata name."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, cast

from lxml import etree

from newscrawl.items import Fact
from newscrawl.stages.facts.headline import short_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    import lxml.html

MAX_MARKED = 200
"""Elements looked at; a page of an article has one to ten."""
MAX_CHARS = 80
"""Characters of a name with what announces it."""
NEAR_ANCESTORS = 4
"""How far above the name stands what says whose it is."""

# The name ("fn") in an hCard, http://microformats.org/wiki/hcard; rel="author" of HTML; schema.org's property.
_MARKED = etree.XPath(
    "//@class[contains(., 'fn')]/.. | //@rel[contains(., 'author')]/.. | //@itemprop[. = 'author']/.."
)
"""More than those: the words of the attributes are looked at one by one."""
# A word of a class of what belongs to others: their comments, their stories.
_OTHERS = re.compile(r"comment|reply|respon|related|recent|popular|widget|sidebar|reviewer")
_AUTHORS = re.compile(r"(?:^|[-_\s])(?:author|byline|writer)s?(?:$|[-_\s])")


def read_marked_author(tree: lxml.html.HtmlElement) -> Iterator[Fact]:
    """Yield the name that the markup under *tree* says to be the author's, if it is one name and no more: a page that lists
    stories names the author of each."""
    marked = islice(cast("list[lxml.html.HtmlElement]", _MARKED(tree)), MAX_MARKED)
    names = {text for element in marked if _is_authors(element) and (text := short_text(element))}
    if len(names) == 1 and len(name := names.pop()) <= MAX_CHARS:
        yield Fact(name="author", value=name, origin="text")


def _is_authors(element: lxml.html.HtmlElement) -> bool:
    is_card = "fn" in (element.get("class") or "").split()
    if not (is_card or "author" in (element.get("rel") or "").split() or element.get("itemprop") == "author"):
        return False
    around = (element, *islice(element.iterancestors(), NEAR_ANCESTORS))
    names = [f"{one.get('class') or ''} {one.get('id') or ''}".lower()[:200] for one in around]
    if any(_OTHERS.search(name) for name in names):
        return False
    return not is_card or any("vcard" in name and _AUTHORS.search(name) for name in names)
