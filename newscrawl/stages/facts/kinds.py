"""What kind of page a page says it is: marked types, classes of its body, what it says without scripts."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from newscrawl.items import Fact
from newscrawl.stages.facts.tags import PIECES_MAX
from newscrawl.stages.facts.values import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import lxml.html

BODY_CLASSES = frozenset(
    """
    home archive category tag author search search-results search-no-results error404 single single-post
    path-frontpage path-taxonomy page-node-type-article
    """.split()
)
"""Classes of the body element by which the common publishing systems (WordPress, Drupal) say what a page is."""
LISTED_ARTICLES = 3
"""Elements that are marked as articles from which a page lists them."""
TYPES_MAX = 50
"""Types of marked elements that are told; pages have up to ten."""
NOSCRIPT_MAX_CHARS = 300
NOSCRIPTS_MAX = 10
SCRIPT_MIN_CHARS = 200
"""Letters of a script in the page that may show something; one with an address may always."""


def read_kinds(elements: Iterable[lxml.html.HtmlElement]) -> Iterator[Fact]:
    """Yield what *elements*, all of a page, say of its kind.

    ``page_type``: the types of marked elements, lower case, and classes of the body, as ``class:archive``;
    ``noscript``: what is shown where scripts do not run; ``scripts``: how many may show something.
    """
    types: Counter[str] = Counter()
    scripts = noscripts = 0
    for element in elements:
        if kind := element.get("itemtype"):
            types[clean(kind).rstrip("/").rpartition("/")[2].lower()] += 1
        tag = element.tag
        if tag == "script":
            scripts += _shows(element)
        elif tag == "noscript" and noscripts < NOSCRIPTS_MAX:
            noscripts += 1
            yield from _noscript(element)
        elif tag == "body":
            classes = BODY_CLASSES.intersection((element.get("class") or "").lower().split())
            yield from (
                Fact(name="page_type", value=f"class:{name}", origin="meta") for name in sorted(classes)
            )
    articles = sum(count for kind, count in types.items() if kind.endswith("article"))
    for kind in islice(types, TYPES_MAX):
        listed = kind.endswith("article") and articles >= LISTED_ARTICLES
        yield Fact(name="page_type", value="itemlist" if listed else kind, origin="meta")
    if scripts:
        yield Fact(name="scripts", value=str(scripts), origin="meta")


def _noscript(element: lxml.html.HtmlElement) -> Iterator[Fact]:
    if text := clean("".join(islice(element.itertext(), PIECES_MAX)))[:NOSCRIPT_MAX_CHARS]:
        yield Fact(name="noscript", value=text, origin="meta")


def _shows(element: lxml.html.HtmlElement) -> bool:
    """Return whether *element*, a script, may show something."""
    if "json" in (element.get("type") or ""):
        return False
    return bool(element.get("src")) or len(element.text or "") >= SCRIPT_MIN_CHARS
