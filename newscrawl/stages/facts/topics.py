"""The tags that a page shows: the links that say that they are tags, or that stand in a box that says so."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from newscrawl.items import Fact
from newscrawl.memo import remembered
from newscrawl.stages.facts.headline import short_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    import lxml.html

MAX_WORDS, MAX_CHARS = 5, 60
"""Words and characters of a tag."""
MAX_LINKS = 5_000
"""Links looked at; pages have some 200."""
MAX_TAGS = 15
"""Tags of a story; a box of more is the site's cloud."""
NEAR_ANCESTORS = 4
"""How far above a link its box stands."""

_TAG_PATH = re.compile(r"/(?:tags?|topics?|labels?|keywords?|hashtag|etiquetas?|mots?-cles?)/", re.IGNORECASE)
# A word of a class that names a box of tags (WordPress, Blogger, Drupal, Joomla), and one of a box of the site's.
_TAG_BOX = re.compile(
    r"""
    (?: ^ | [-_] )
    (?: (?: tags? | keywords? | topics? ) (?: [-_]? (?: list | links? | box | wrap | wrapper | container | items? | area ) )?
      | post-labels
      | mots?-?cles? | etiquetas? | palabras-?clave | etiket(?:ler)? | schlagwoe?rte?r? | stichworte?   # in French, Spanish, Turkish, German
      | tagi | palavras-?chave | parole-?chiave | trefwoorden | nyckelord                               # Polish, Portuguese, Italian, Dutch, Swedish
    )
    (?: $ | [-_] )
    """,
    re.VERBOSE,
)
_CLOUD = re.compile(r"cloud|menu|nav|popular|trend|widget|sidebar")


def read_topics(tree: lxml.html.HtmlElement) -> Iterator[Fact]:
    """Yield the tags that the page shows, none if they are as many as a site's cloud of tags."""
    box = _Boxes()
    found = [
        text for link in islice(tree.iter("a"), MAX_LINKS) if _is_tag(link, box) and (text := _text(link))
    ]
    tags = list(dict.fromkeys(found))
    if len(tags) <= MAX_TAGS:
        yield from (Fact(name="keyword", value=tag, origin="text") for tag in tags)


def _text(link: lxml.html.HtmlElement) -> str:
    text = (short_text(link) or "").lstrip("#").strip()
    return (
        text.replace("_", " ") if text and len(text) <= MAX_CHARS and len(text.split()) <= MAX_WORDS else ""
    )


def _is_tag(link: lxml.html.HtmlElement, boxes: _Boxes) -> bool:
    says = "tag" in (link.get("rel") or "").lower().split() or bool(_TAG_PATH.search(link.get("href") or ""))
    tag, cloud = boxes.around(link)
    return not cloud and (says or tag)


class _Boxes:
    """What the elements around the links of a page are, each looked at once."""

    def __init__(self) -> None:
        self._known: dict[lxml.html.HtmlElement, tuple[bool, bool]] = {}

    def around(self, link: lxml.html.HtmlElement) -> tuple[bool, bool]:
        """Return whether *link* or one of the elements close around it names tags, and whether one names a cloud
        of them, a menu or the like."""
        tag = cloud = False
        element: lxml.html.HtmlElement | None = link
        for _ in range(NEAR_ANCESTORS):
            if element is None or element.tag in {"body", "html", "article", "main"}:
                break
            if element not in self._known:
                self._known[element] = _named(f"{element.get('class') or ''} {element.get('id') or ''}"[:200])
            tag, cloud = tag or self._known[element][0], self._known[element][1]
            if cloud:
                break
            element = element.getparent()
        return tag, cloud


@remembered
def _named(names: str) -> tuple[bool, bool]:
    tokens = names.lower().split()
    return any(map(_TAG_BOX.search, tokens)), any(map(_CLOUD.search, tokens))
