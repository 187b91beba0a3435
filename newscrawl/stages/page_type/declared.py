"""What a page declares to be, and what its address looks like, as signs."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from newscrawl.discovery.shapes import has_date_path, has_long_slug, has_numeric_id, is_listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newscrawl.items import Fact

ADDRESS_MAX_CHARS = 2000

_DECLARED = {
    kind: sign
    for sign, kinds in {
        # https://schema.org/Article and its subtypes; og:type; classes of the body (facts/kinds.py).
        "declared-article": """article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle
            backgroundnewsarticle reviewnewsarticle askpublicnewsarticle blogposting techarticle
            scholarlyarticle report satiricalarticle advertisercontentarticle class:single class:single-post
            class:page-node-type-article""",
        "declared-list": """collectionpage itemlist searchresultspage profilepage class:archive class:category
            class:tag class:author class:search class:search-results class:search-no-results
            class:path-taxonomy""",
        "declared-home": "class:home class:path-frontpage",
        "declared-site": "website blog",
        "declared-live-blog": "liveblogposting",
        "declared-gallery": """imagegallery mediagallery videogallery videoobject video video.other video.movie
            video.episode video.tv_show""",
        "declared-error": "class:error404",
    }.items()
    for kind in kinds.split()
}
_HOME = frozenset("home index default main frontpage homepage accueil inicio startseite".split())
_LANGUAGE_LETTERS = 2
_LISTING_NAMES = frozenset(
    "cat category section sec tag topic author q s query search keyword keywords".split()
)
"""Names of query parameters that choose a list; one that may choose an article must not stand beside them."""
_PAGING_NAMES = frozenset("page paged pg start offset lang language order sort".split())
_PLACES = {
    "live-blog": frozenset("live live-blog liveblog live-blogs live-updates liveticker ticker en-direct direct".split()),
    "gallery": frozenset(
        "gallery galleries photos photo pictures in-pictures photo-gallery photogallery slideshow slideshows video "
        "videos watch album albums media صور فيديو بالصور".split()
    ),
}  # fmt: skip


def declared(facts: Sequence[Fact]) -> Iterator[str]:
    """Yield the signs of what the page declares to be."""
    for fact in facts:
        if fact.name == "page_type" and (sign := _DECLARED.get(fact.value.lower())):
            yield "declared-og-article" if fact.value.lower() == "article" and fact.origin == "meta" else sign
        elif fact.name == "published" and fact.origin in {"json-ld", "meta"}:
            yield "declared-date"


def addressed(url: str) -> Iterator[str]:
    """Yield the signs of the shape of *url*."""
    try:
        parts = urlsplit(url[:ADDRESS_MAX_CHARS])
        segments = [
            segment.rpartition(".")[0] or segment for segment in parts.path.lower().split("/") if segment
        ]
        if has_date_path(url) or has_numeric_id(url) or has_long_slug(url):
            yield "address-article"
        else:
            names = {name for name, _ in parse_qsl(parts.query[:ADDRESS_MAX_CHARS])}
            if not _LISTING_NAMES.isdisjoint(names) and names <= _LISTING_NAMES | _PAGING_NAMES:
                yield "address-list"
            elif not parts.query and all(map(_is_home, segments)):
                yield "address-home"
        if segments and is_listing(url):
            yield "address-list"
    except ValueError:  # "Invalid IPv6 URL": an address that says nothing
        return
    for kind, places in _PLACES.items():
        if not places.isdisjoint(segments):
            yield f"address-{kind}"


def _is_home(segment: str) -> bool:
    """Return whether *segment* says home, or a language ("/ar/")."""
    return segment in _HOME or (len(segment) == _LANGUAGE_LETTERS and segment.isalpha())
