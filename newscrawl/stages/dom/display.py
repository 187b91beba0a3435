"""How a browser displays elements: which it shows, which begin and end lines, and what they are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.memo import remembered

if TYPE_CHECKING:
    import lxml.html

MAX_TOKENS = 24
"""Tag, class and id tokens kept a line."""
MAX_NAME = 1_000
"""Characters of a class or id attribute that are read."""

INVISIBLE = frozenset(
    """
    script style noscript template head title meta link svg math iframe object embed applet audio video canvas
    select option datalist textarea input progress meter
    """.split()
)
"""Elements whose text is not part of the page's visible text (HTML standard, section 15.3.1, plus
form controls and embedded content)."""

INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby rb rt rp s samp
    small span strike strong sub sup time tt u var wbr img picture source
    """.split()
)
"""Elements that flow with the text around them; every other one begins and ends a line."""

LINE_TAGS = frozenset(
    """
    p h1 h2 h3 h4 h5 h6 li dt dd td th blockquote pre figcaption caption summary
    """.split()
)
"""Elements that give a line its tag; in others (``div``, ``section``) the line is a ``p``, unless it is
part of an entry or a cell."""
HEADING_TAGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
"""Elements of sub-headings; one ``h1`` more is a title."""
CONTAINERS = frozenset({"li", "td", "th", "blockquote"})

_BLOCK_STYLE = re.compile(
    r"""
    (?<![\w-]) display \s* : \s*
    (?: block | flex | grid | table | list-item ) (?![\w-])
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""CSS Display 3: what these elements begin and end lines."""
_KEPT_STYLE = re.compile(
    r"""
    (?<![\w-]) white-space \s* : \s*
    (?: pre (?: -wrap | -line )? | break-spaces ) (?![\w-])
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""CSS Text 3: elements whose line breaks are those of their source."""
_TOKEN_SPLIT = re.compile(r"[\s_-]+")


def flows(element: lxml.html.HtmlElement, tag: str) -> bool:
    """Return whether *element* flows with the text around it: most of :data:`INLINE` do, but those that are styled
    otherwise, as paragraphs that are made of ``<span style="display:block">``."""
    if tag not in INLINE:
        return False
    style = element.get("style")
    return not style or _BLOCK_STYLE.search(style[:MAX_NAME]) is None


def is_preformatted(element: lxml.html.HtmlElement, tag: str) -> bool:
    """Return whether *element* is shown with the line breaks of its source."""
    style = element.get("style")
    return tag == "pre" or (bool(style) and _KEPT_STYLE.search(style[:MAX_NAME]) is not None)


def tokens_of(element: lxml.html.HtmlElement, tag: str) -> tuple[str, ...]:
    """Return the tag and the class and id tokens of *element*, lower case, names of parts also in parts."""
    names = (tag, element.get("role") or "", element.get("id") or "", element.get("class") or "")
    return _words(" ".join(name[:MAX_NAME] for name in names))


@remembered
def _words(names: str) -> tuple[str, ...]:
    words = names.lower().split()
    parts = [part for word in words for part in _TOKEN_SPLIT.split(word) if len(part) > 1]
    return tuple(dict.fromkeys((*words, *parts)))[:MAX_TOKENS]
