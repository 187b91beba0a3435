"""The tags that a page shows: the links that say that they are tags, or that stand in a box that says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.items import Fact
from newscrawl.stages.facts.headline import short_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import lxml.html

MAX_WORDS, MAX_CHARS = 5, 60
"""Words and characters of a tag."""
MAX_TAGS = 15
"""Tags of a story; a box of more is the site's cloud."""
NEAR_ANCESTORS = 4
"""How far above a link its box stands."""

_TAG_PATH = re.compile(r"/(?:tags?|topics?|labels?|keywords?|hashtag|etiquetas?|mots?-cles?)/", re.IGNORECASE)
# A word of a class that names a box of tags (WordPress, Blogger, Drupal, Joomla), and one of a box of the site's.
_TAG_BOX = re.compile(r"(?:^|[-_])(?:tags?|tag-links|post-labels|keywords|topics)(?:$|[-_])")
_CLOUD = re.compile(r"cloud|menu|nav|popular|trend|widget|sidebar")


def read_topics(elements: Sequence[lxml.html.HtmlElement]) -> Iterator[Fact]:
    """Yield the tags that the page shows, none if they are as many as a site's cloud of tags."""
    found = [
        text for element in elements if element.tag == "a" and _is_tag(element) and (text := _text(element))
    ]
    tags = list(dict.fromkeys(found))
    if len(tags) <= MAX_TAGS:
        yield from (Fact(name="keyword", value=tag, origin="text") for tag in tags)


def _text(link: lxml.html.HtmlElement) -> str:
    text = (short_text(link) or "").lstrip("#").strip()
    return (
        text.replace("_", " ") if text and len(text) <= MAX_CHARS and len(text.split()) <= MAX_WORDS else ""
    )


def _is_tag(link: lxml.html.HtmlElement) -> bool:
    boxes = _boxes(link)
    if any(_CLOUD.search(token) for token in boxes):
        return False
    says = "tag" in (link.get("rel") or "").lower().split() or bool(_TAG_PATH.search(link.get("href") or ""))
    return says or any(_TAG_BOX.search(token) for token in boxes)


def _boxes(link: lxml.html.HtmlElement) -> list[str]:
    """Return the class and id words of the elements around *link*."""
    names: list[str] = []
    element: lxml.html.HtmlElement | None = link
    for _ in range(NEAR_ANCESTORS):
        if element is None or element.tag in {"body", "html", "article", "main"}:
            break
        names += f"{element.get('class') or ''} {element.get('id') or ''}".lower()[:200].split()
        element = element.getparent()
    return names
