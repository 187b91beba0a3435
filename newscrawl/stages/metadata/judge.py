"""The facts and hints of a page, settled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from newscrawl.discovery.addresses import fetchable
from newscrawl.discovery.sites import same_site
from newscrawl.folding import fold
from newscrawl.items import Metadata
from newscrawl.stages.metadata.authors import settle_authors
from newscrawl.stages.metadata.keywords import settle_keywords
from newscrawl.stages.metadata.languages import settle_language
from newscrawl.stages.metadata.moments import settle_moments
from newscrawl.stages.metadata.outlets import is_outlet, read_outlets, title_rests
from newscrawl.stages.metadata.spoken_title import spoken_title
from newscrawl.stages.metadata.titles import settle_title

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from newscrawl.items import Fact, Hints

SLUG_WORDS = 4
"""Words of the name of a story's address, from which on it is no section's ("middle-east-africa"), without a number."""
VARIANT_LETTERS = 5
"""Letters of what is added to a story's address for another form of it, at most: "amp", "print"."""
_HOME = re.compile(r"https?://[^/]+/?(?:index\.\w+)?")
_BY_TRUST = ("meta", "json-ld", "time", "feed", "sitemap", "text", "url")
"""For what stands in tags as the page wants it shown: a share card is looked after, JSON-LD less so."""


def settle(
    facts: Sequence[Fact],
    hints: Hints,
    url: str,
    now: datetime,
    lines: Sequence[str] = (),
    text: Sequence[str] = (),
) -> Metadata:
    """Return what is believed of the page at *url*.

    *facts* are as :func:`newscrawl.stages.facts.read_facts` returns them; *hints* what was known before;
    *now*, aware, is when the page was fetched; *lines* are the first lines of text input, which has no
    facts; *text* are those of the article, as far as it is known. Nothing is invented: what is not stated, or not to be believed, is ``None`` or empty.
    """
    outlets = read_outlets(facts, url)
    title = settle_title(facts, hints.title, outlets)
    if not any(fact.name == "title" and fact.origin == "text" for fact in facts):
        title = spoken_title(title, text)
    moments = settle_moments(facts, hints, url, now, lines)
    descriptions = [value for value in _values(facts, "description") if fold(value) != fold(title or "")]
    sections = [value for value in _values(facts, "section") if not is_outlet(value, outlets)]
    return Metadata(
        title=title,
        published=moments.published,
        published_from=moments.published_from,
        modified=moments.modified,
        authors=settle_authors(facts, outlets | title_rests(facts, title)),
        keywords=settle_keywords(facts, title, descriptions, text),
        section=next(iter(sections), hints.section),
        description=next(iter(descriptions), None),
        image=next((image for value in _values(facts, "image") if (image := fetchable(value, url))), None),
        canonical_url=_canonical(_values(facts, "canonical_url"), url),
        language=settle_language(_values(facts, "language"), hints.language),
    )


def _values(facts: Sequence[Fact], name: str) -> list[str]:
    found = [fact for fact in facts if fact.name == name]
    return [fact.value for fact in sorted(found, key=lambda fact: _BY_TRUST.index(fact.origin))]


def _canonical(values: Sequence[str], url: str) -> str | None:
    """Return the first address of *url*'s site; the home page is no story's address, nor is that of its section."""
    for value in values:
        address = fetchable(value, url)
        is_home = address and _HOME.fullmatch(address) and not _HOME.fullmatch(url)
        if address and same_site(address, url) and not is_home and not _is_section(address, url):
            return address
    return None


def _is_section(address: str, url: str) -> bool:
    """Return whether *address* is that of a folder which the page at *url* stands in, and named as sections are: several pages
    that declare it would be one story. What is below the address of a story is the story's ("/amp", "/2")."""
    folder, path = urlsplit(address).path.rstrip("/"), urlsplit(url).path.rstrip("/")
    name = unquote(folder.rpartition("/")[2])
    is_above = bool(name) and path.startswith(f"{folder}/") and not urlsplit(address).query
    below = path[len(folder) + 1 :].split("/") if is_above else []
    is_variant = len(below) == 1 and len(below[0]) <= (1 if below[0].isdigit() else VARIANT_LETTERS)
    is_slug = any(map(str.isdigit, name)) or len(re.split(r"[-_\s]+", name)) >= SLUG_WORDS
    return is_above and not is_variant and not is_slug
