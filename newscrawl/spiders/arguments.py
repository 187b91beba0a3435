"""Spider arguments (``-a name=value``) into values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newscrawl.discovery.addresses import fetchable, host_of
from newscrawl.middlewares.addresses import is_public, literal_address
from newscrawl.sources import Catalogue, CatalogueError, Source, load_catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

_NEWS = ("sources", "site", "limit", "private")
_URLS = ("file", "private")

_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"0", "false", "no", "off"})


class ArgumentError(ValueError):
    """A spider argument cannot be used; the message names it and says what to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsArguments:
    """What the ``news`` spider was told."""

    catalogue: Catalogue
    demo: bool = False
    """Whether the demo site's server is needed."""
    limit: int | None = None
    """Most articles a source; ``None``: :data:`newscrawl.discovery.terms.MAX_ARTICLES`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlsArguments:
    """What the ``urls`` spider was told."""

    file: Path
    private: bool = False
    """Whether its addresses may be on loopback or a private network."""


def news_arguments(given: Mapping[str, str]) -> NewsArguments:
    """Return the arguments of the ``news`` spider.

    :raises ArgumentError: for an argument that is unknown, missing, contradictory or out of range.
    :raises CatalogueError: for a catalogue that cannot be used.
    """
    _known(given, _NEWS, "sources=NAME|FILE or site=URL")
    sources, site = given.get("sources"), given.get("site")
    if bool(sources) == bool(site):
        raise ArgumentError(
            "give one of: -a sources=NAME|FILE (as demo, arabic, my.toml), or -a site=URL"
            f" ({'both are given' if sources else 'none is given'})"
        )
    limit = _limit(given.get("limit"))
    if sources:
        if "private" in given:
            raise ArgumentError(
                'private goes with site=URL; in a catalogue, write "private = true" into the entry'
            )
        names = (
            [sources]
            if Path(sources).is_file()
            else [name.strip() for name in sources.split(",") if name.strip()]
        )
        return NewsArguments(catalogue=_joined(names), demo="demo" in names, limit=limit)
    source = _site(site or "", private=_flag("private", given.get("private")))
    return NewsArguments(catalogue=Catalogue(name=source.name, sources=(source,)), limit=limit)


def urls_arguments(given: Mapping[str, str]) -> UrlsArguments:
    """Return the arguments of the ``urls`` spider.

    :raises ArgumentError: for an argument that is unknown or missing, and for a file that cannot be read.
    """
    _known(given, _URLS, "file=PATH")
    wanted = "give -a file=PATH, a text file with one address a line"
    if not given.get("file"):
        raise ArgumentError(f"file is missing; {wanted}")
    path = Path(given["file"])
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        raise ArgumentError(f"file {given['file']!r}: {error.strerror}; {wanted}") from error
    return UrlsArguments(file=path, private=bool(_flag("private", given.get("private"))))


def _known(given: Mapping[str, str], names: tuple[str, ...], example: str) -> None:
    for name in given.keys() - set(names):
        if not name.startswith("_"):  # job schedulers add arguments of their own: _job
            raise ArgumentError(f"unknown argument {name!r}; there are {', '.join(names)}: give -a {example}")


def _joined(names: list[str]) -> Catalogue:
    found: dict[str, Source] = {}
    for name in dict.fromkeys(names):
        for source in load_catalogue(name).sources:
            if source.name in found:
                raise CatalogueError(
                    f'{name}: source "{source.name}": name: used in another catalogue of this crawl'
                )
            found[source.name] = source
    if not found:
        raise ArgumentError("sources names no catalogue; give -a sources=demo, arabic or a .toml file")
    return Catalogue(name=",".join(names), sources=tuple(found.values()))


def _site(site: str, *, private: bool | None) -> Source:
    url = fetchable(site)
    if url is None:
        raise ArgumentError(
            f'site {site!r} is no address that can be fetched; write it whole: "https://example.org"'
        )
    host = host_of(url)
    if private is None:
        # Whoever writes out an address of a private network by hand means it; a name may resolve to anything.
        literal = literal_address(urlsplit(url).hostname or "")
        private = literal is not None and not is_public(literal)
    return Source(name=re.sub(r"[^A-Za-z0-9]+", "-", host).strip("-"), url=url, private=private)


def _limit(value: str | None) -> int | None:
    if value is None:
        return None
    if not value.isascii() or not value.isdigit() or int(value[:12]) < 1:
        raise ArgumentError(
            f"limit {value!r} is no number of articles; write one of 1 or more, or leave it out"
        )
    return int(value[:12])


def _flag(name: str, value: str | None) -> bool | None:
    if value is None:
        return None
    if value.lower() not in _YES | _NO:
        raise ArgumentError(f"{name} {value!r} is neither true nor false")
    return value.lower() in _YES
