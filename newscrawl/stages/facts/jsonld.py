"""The article that a page's JSON-LD describes, by the vocabulary of schema.org."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from newscrawl.items import Fact
from newscrawl.stages.facts.json_text import read_json
from newscrawl.stages.facts.values import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NODES_MAX = 500
"""Objects looked at; a listing page describes some 50 stories."""
DEPTH_MAX = 6
"""Lists and objects followed inside one another: @graph, main entity, author, name."""
LISTED_ARTICLES = 3
"""Articles from which a page lists them, if none of them is its own."""
VALUES_MAX = 50
"""Values of one property: no story has more keywords that are its own."""

# https://schema.org/Article and its subtypes, lower case; then what may stand in for it, best first.
_ARTICLES = frozenset({
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle",
    "backgroundnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "blogposting",
    "liveblogposting", "socialmediaposting", "techarticle", "scholarlyarticle", "report",
    "satiricalarticle", "advertisercontentarticle", "discussionforumposting",
})  # fmt: skip
_MEDIA = frozenset({"videoobject", "audioobject", "podcastepisode", "imagegallery", "mediagallery", "review"})
_PAGES = frozenset({"webpage", "itempage", "creativework"})
_ORGANISATIONS = frozenset({"website", "organization", "newsmediaorganization", "corporation"})

_PROPERTIES = (
    ("headline", "title"), ("alternativeHeadline", "title"), ("name", "title"),
    ("datePublished", "published"), ("uploadDate", "published"), ("dateCreated", "published"),
    ("dateModified", "modified"), ("author", "author"), ("creator", "author"), ("keywords", "keyword"),
    ("articleSection", "section"), ("description", "description"), ("image", "image"),
    ("thumbnailUrl", "image"), ("inLanguage", "language"), ("publisher", "site_name"),
    ("mainEntityOfPage", "canonical_url"), ("url", "canonical_url"),
)  # fmt: skip
_NAME_KEYS = ("name", "@value", "alternateName", "@id", "url")
_ADDRESS_KEYS = ("url", "contentUrl", "@id", "@value")
_ADDRESSES = {"image", "canonical_url"}


def read_jsonld(scripts: Iterable[str], url: str) -> tuple[Fact, ...]:
    """Return the facts of the article that *scripts* describe for the page at *url*.

    Where several articles are described, those that name *url* as their own are read, if any does.
    A video or the page itself speaks only of what no article states. Broken JSON states nothing.
    """
    nodes = [node for script in scripts for value in read_json(script) for node in _nodes(value, DEPTH_MAX)]
    nodes = nodes[:NODES_MAX]
    named = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    articles = [node for node in nodes if _types(node) & _ARTICLES]
    own = [node for node in articles if _about(node, url)] or articles
    facts: list[Fact] = []
    for group in (own, _typed(nodes, _MEDIA), _typed(nodes, _PAGES)):
        known = {fact.name for fact in facts}
        facts.extend(fact for node in group for fact in _facts(node, named) if fact.name not in known)
    facts.extend(
        Fact(name="site_name", value=name, origin="json-ld")
        for node in _typed(nodes, _ORGANISATIONS)
        for name in _texts(node.get("name"), named, _NAME_KEYS)
    )
    facts.extend(_kinds(nodes, own=any(_about(node, url) for node in articles)))
    return tuple(dict.fromkeys(facts))


def _kinds(nodes: list[dict[str, Any]], *, own: bool) -> Iterator[Fact]:
    """Yield the types of *nodes*; several articles none of which is the page's *own* are a list."""
    listed = not own and sum(bool(_types(node) & _ARTICLES) for node in nodes) >= LISTED_ARTICLES
    kinds = dict.fromkeys(kind for node in nodes for kind in sorted(_types(node)))
    for kind in islice(kinds, VALUES_MAX):
        value = "itemlist" if listed and kind in _ARTICLES else kind
        yield Fact(name="page_type", value=value, origin="json-ld")


def _nodes(value: object, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the objects that describe the page: not what they mention, such as the stories of a list."""
    if depth <= 0:
        return
    if isinstance(value, list):
        for entry in value[:NODES_MAX]:
            yield from _nodes(entry, depth - 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), depth - 1)


def _types(node: dict[str, Any]) -> set[str]:
    """Return the node's types, lower case, without the vocabulary's address."""
    types = node.get("@type")
    names = types[:VALUES_MAX] if isinstance(types, list) else [types]
    return {name.rpartition("/")[2].rpartition(":")[2].lower() for name in names if isinstance(name, str)}


def _typed(nodes: list[dict[str, Any]], types: frozenset[str]) -> list[dict[str, Any]]:
    return [node for node in nodes if _types(node) & types]


def _about(node: dict[str, Any], url: str) -> bool:
    addresses = _texts([node.get("mainEntityOfPage"), node.get("url"), node.get("@id")], {}, _ADDRESS_KEYS)
    return any(_path(address) == _path(url) for address in addresses)


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url).path).rstrip("/")
    except ValueError:  # "http://[": as good as no address
        return "?"


def _facts(node: dict[str, Any], named: dict[str, dict[str, Any]]) -> Iterator[Fact]:
    for key, name in _PROPERTIES:
        if key == "name" and "headline" in node:
            continue
        keys = _ADDRESS_KEYS if name in _ADDRESSES else _NAME_KEYS
        value = node.get(key)
        if name == "author":
            value = [entry for entry in _list(value) if not _is_organisation(entry, named)]
        for text in _texts(value, named, keys):
            yield Fact(name=name, value=text, origin="json-ld")
    if str(node.get("isAccessibleForFree")).lower() == "false":
        yield Fact(name="paywall", value="true", origin="json-ld")


def _list(value: object) -> list[object]:
    return value[:VALUES_MAX] if isinstance(value, list) else [value]


def _is_organisation(value: object, named: dict[str, dict[str, Any]]) -> bool:
    if isinstance(value, dict):
        value = named.get(str(value.get("@id")), value)
        return any("organization" in kind for kind in _types(value))
    return False


def _texts(
    value: object, named: dict[str, dict[str, Any]], keys: tuple[str, ...], depth: int = DEPTH_MAX
) -> list[str]:
    """Return the texts of *value*: itself, its entries', or of the first of *keys* that it has.

    An object that only refers to another by ``@id`` stands for that one.
    """
    if isinstance(value, str):
        return [text] if (text := clean(value)) else []
    if depth <= 0:
        return []
    if isinstance(value, list):
        return [text for entry in value[:VALUES_MAX] for text in _texts(entry, named, keys, depth - 1)]
    if isinstance(value, dict):
        value = named.get(str(value.get("@id")), value) if len(value) <= 2 else value  # noqa: PLR2004 - @id, @type
        key = next((key for key in keys if value.get(key)), None)
        return _texts(value[key], named, keys, depth - 1) if key else []
    return []
