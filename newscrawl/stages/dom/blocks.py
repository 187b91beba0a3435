"""The tree of a page -> its blocks: every line of visible text, in page order, with its place.

Nothing is judged here and nothing is left out that a reader could see; what is article text and what
is not comes later. Elements that a browser shows on a line of their own end a block, and so does
``<br>``; two inline elements that touch (``<span>Read also</span><a>...``) keep a space between them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from newscrawl.discovery.addresses import MAX_URL_CHARS
from newscrawl.items import Block
from newscrawl.stages.dom.captions import UNMARKED_TAGS, is_caption, pictured
from newscrawl.stages.dom.paths import path_of
from newscrawl.stages.dom.tables import with_rows
from newscrawl.stages.dom.walk import Walker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import lxml.html

    from newscrawl.stages.dom.line import Line

MAX_BLOCKS = 20_000
"""Blocks read of one page; the longest real pages seen (live blogs) stay under 5,000."""

_WEB_ADDRESS = re.compile(
    r"""
    https?:// [^/?\#@\s]+        # a host, and no user name or password before it
    (?: [/?\#] [^\s\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]* )?   # nothing that hides what it is
    """,
    re.VERBOSE,
)
# Addresses that are joined to a page's as they are: with a host, or from the site's root on.
_WHOLE = re.compile(
    r"""
    https?:// [A-Za-z0-9.-]+     # a host without a port or a name of a user
    (?: / [^;?\#\s]* )?          # a path
    (?: \? [^\#\s]+ )?           # a query; an empty one would be dropped
    """,
    re.VERBOSE,
)
_ROOTED = re.compile(r"/ (?! / ) [^;?\#\s]* (?: \? [^\#\s]+ )?", re.VERBOSE)


def read_blocks(root: lxml.html.HtmlElement, url: str) -> tuple[Block, ...]:
    """Return the visible text of the page under *root* as blocks; *url* resolves their links."""
    lines = islice(visible_lines(Walker(root)), MAX_BLOCKS)
    boxes = pictured(root)
    return tuple(
        _or_caption(block_of(line, text, i, url), line, boxes) for i, (line, text) in enumerate(lines)
    )


def _or_caption(block: Block, line: Line, boxes: Mapping[lxml.html.HtmlElement, str]) -> Block:
    """Return *block*, which *line* is, as a caption if it is one of a picture, though no element says so."""
    may_be = block.tag in UNMARKED_TAGS and not block.link_density
    return (
        replace(block, tag="figcaption") if may_be and is_caption(line.element, block.text, boxes) else block
    )


def read_paths(root: lxml.html.HtmlElement) -> tuple[tuple[str, ...], ...]:
    """Return where the blocks of :func:`read_blocks` stand: the path of each one's element, as :func:`path_of`."""
    lines = islice(visible_lines(Walker(root)), MAX_BLOCKS)
    known: dict[lxml.html.HtmlElement, tuple[str, ...]] = {}
    once: dict[tuple[str, ...], tuple[str, ...]] = {}
    return tuple(
        () if line.element is None else once.setdefault(path := path_of(line.element, known), path)
        for line, _ in lines
    )


def visible_lines(walker: Walker) -> Iterator[tuple[Line, str]]:
    """Yield the lines of a page that show something, each with its text on one line."""
    for line in with_rows(walker.lines()):
        text = " ".join("".join(line.parts).split())
        if text or line.tag == "hr":
            yield line, text


def block_of(line: Line, text: str, index: int, url: str) -> Block:
    """Return *line* as the block number *index* of the page at *url*."""
    letters = sum(map(str.isalnum, text)) if line.link_letters else 0
    return Block(
        index=index,
        text=text,
        tag=line.tag,
        link_density=min(1.0, line.link_letters / letters) if letters else 0.0,
        href=absolute(url, line.href),
        links=tuple(filter(None, line.links)) if len(line.links) > 1 else (),
        tokens=line.tokens,
        body=line.place.story or not line.place.learned,
        settled=line.place.is_settled,
        element=None if line.place.learned else line.within,
        box=line.box,
    )


def absolute(url: str, href: str | None) -> str | None:
    """Return the web address that *href* is on the page at *url*; none if it is no such address."""
    if not href or len(href) > MAX_URL_CHARS:
        return None
    try:
        address = _joined(url, href.strip().replace(" ", "%20"))
    except ValueError:  # "Invalid IPv6 URL"
        return None
    return address if _WEB_ADDRESS.fullmatch(address) else None


def _joined(url: str, href: str) -> str:
    """Return ``urljoin(url, href)``, which takes 20 microseconds; most links need no more than a look."""
    root = _root(url)
    if root and _WHOLE.fullmatch(href):
        return href
    if root and _ROOTED.fullmatch(href) and "/." not in href:
        return root + href
    return urljoin(url, href)


@lru_cache(maxsize=64)
def _root(url: str) -> str:
    """Return *url* up to its path; empty if it is no web address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in {"http", "https"} and parts.netloc else ""
