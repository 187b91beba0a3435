"""What a page declares in its head and in ``itemprop``."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from newscrawl.items import Fact
from newscrawl.stages.facts.values import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    import lxml.html

    from newscrawl.items import Origin

# Names of ``<meta property>``, ``<meta name>`` and ``itemprop``, lower case -> name of the fact. Sources:
# ogp.me, Twitter cards, Dublin Core, schema.org, Parse.ly, Sailthru, and what news pages are seen to use.
META = {
    name: fact
    for fact, names in {
        "title": "og:title twitter:title dc.title dcterms.title parsely-title sailthru.title headline",
        "published": """article:published_time og:published_time og:article:published_time datepublished
            article:published parsely-pub-date sailthru.date dc.date.issued dcterms.issued dc.date.created
            dcterms.created dcterms.date dc.date pubdate publishdate publish-date publish_date
            publication_date published_date published article_date_original originalpublicationdate
            rnews:datepublished cxenseparse:recs:publishtime datecreated date""",
        "modified": """article:modified_time og:updated_time og:modified_time og:article:modified_time
            datemodified dcterms.modified dc.date.modified last-modified last_modified lastmod
            article:modified updated_time revised""",
        "author": "author article:author dc.creator dcterms.creator parsely-author sailthru.author byl creator",
        "keyword": "article:tag keywords news_keywords parsely-tags sailthru.tags dc.subject og:article:tag",
        "section": "article:section og:article:section parsely-section articlesection section category",
        "description": """og:description description twitter:description dc.description
            dcterms.description""",
        "image": """og:image og:image:secure_url og:image:url twitter:image twitter:image:src
            parsely-image-url thumbnailurl image""",
        "canonical_url": "og:url parsely-link",
        "language": "og:locale content-language dc.language inlanguage",
        "page_type": "og:type",
        "site_name": "og:site_name application-name apple-mobile-web-app-title publisher dc.publisher",
    }.items()
    for name in names.split()
}
PIECES_MAX = 200
"""Pieces of text read of one element: elements inside one another would else be read many times over."""
_NAMING_ATTRIBUTES = ("property", "name", "itemprop", "http-equiv")
_VALUE_ATTRIBUTES = ("content", "datetime", "href", "src")
# Of what is seen: a description or an image of a page may be any paragraph's, so only these.
_VISIBLE_ITEMPROPS = {"headline", "datepublished", "datemodified", "author", "articlesection", "inlanguage"}


def read_tags(element: lxml.html.HtmlElement) -> Iterator[Fact]:
    """Yield what *element* alone declares, if it is one that declares."""
    tag = element.tag
    if tag == "meta":
        yield from _meta(element)
    elif tag == "link" and "canonical" in (element.get("rel") or "").lower().split():
        yield from _fact("canonical_url", element.get("href"))
    elif tag == "html":
        yield from _fact("language", element.get("lang") or element.get("xml:lang"))
    elif tag == "title" and not any(ancestor.tag == "svg" for ancestor in element.iterancestors()):
        yield from _fact("title", element.text)
    elif element.get("itemprop"):
        yield from _itemprop(element)


def _meta(element: lxml.html.HtmlElement) -> Iterator[Fact]:
    content = element.get("content")
    # RDFa allows several names in one property: "rnews:headline schema:headline".
    names = {name for key in _NAMING_ATTRIBUTES for name in (element.get(key) or "").lower().split()[:5]}
    for fact in dict.fromkeys(META[name] for name in sorted(names) if name in META):
        yield from _fact(fact, content)


def _itemprop(element: lxml.html.HtmlElement) -> Iterator[Fact]:
    names = [name for name in element.get("itemprop", "").lower().split()[:5] if name in _VISIBLE_ITEMPROPS]
    stated = next((value for key in _VALUE_ATTRIBUTES if (value := element.get(key))), None)
    for name in names:
        if name == "author":
            continue  # visible finds the name in it
        value = stated or "".join(islice(element.itertext(), PIECES_MAX))
        yield from _fact(META[name], value, "time" if element.tag == "time" else "meta")


def _fact(name: str, value: str | None, origin: Origin = "meta") -> Iterator[Fact]:
    if text := clean(value or ""):
        yield Fact(name=name, value=text, origin=origin)
