"""HTML -> the blocks of a page: every line of visible text, in page order, with its place.

Nothing is judged here and nothing is left out that a reader could see; what is article text and what
is not comes later. Elements that a browser shows on a line of their own end a block, and so does
``<br>``; two inline elements that touch (``<span>Read also</span><a>...``) keep a space between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import lxml.html

from newscrawl.items import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BLOCKS = 20_000
"""Blocks read of one page; the longest real pages seen (live blogs) stay under 5,000."""
MAX_DEPTH = 250
"""Elements nested deeper than this are read as text of the element at this depth (lxml stops at 255)."""
MAX_TOKENS = 24
"""Class and id tokens kept a block."""

INVISIBLE = frozenset(
    "script style noscript template head title meta link svg math iframe object embed applet audio video "
    "canvas map select option datalist textarea input progress meter".split()
)
"""Elements whose text is not part of the page's visible text (HTML standard, section 15.3.1, plus
form controls and embedded content)."""

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby rb rt rp s "
    "samp small span strike strong sub sup time tt u var wbr img picture source".split()
)
"""Elements that flow with the text around them; every other one begins and ends a block."""

LINE_TAGS = frozenset("p h1 h2 h3 h4 h5 h6 li dt dd td th blockquote pre figcaption caption summary".split())
"""Elements that give a block its tag; in others (``div``, ``section``) the block is a ``p``."""

CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32)))
"""C0 controls other than tab and line ends: XML forbids them, and libxml2 trips over them."""

MAX_ATTRIBUTES = 1_000
"""libxml2 compares each attribute of a tag with those before it: a million of them take hours."""
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{8000,}>?")

_TOKEN_SPLIT = re.compile(r"[\s_-]+")


@dataclass(slots=True)
class _Line:
    """The block that is being read."""

    tag: str
    tokens: tuple[str, ...]
    parts: list[str] = field(default_factory=list)
    link_letters: int = 0
    href: str | None = None


def parse(html: str) -> lxml.html.HtmlElement | None:
    """Return the root element of *html*, or ``None`` where there is no element in it."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    html = _LONG_TAG.sub(_without_attributes, html.translate(CONTROLS))
    try:
        root = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except lxml.etree.ParserError:  # "Document is empty": nothing but white space or comments
        return None
    return root


def _without_attributes(tag: re.Match[str]) -> str:
    """Return the tag as it is, or, if it has too many attributes, without any."""
    text = tag.group()
    return text if len(text.split(None, MAX_ATTRIBUTES)) <= MAX_ATTRIBUTES else text.split(None, 1)[0] + ">"


def read_blocks(root: lxml.html.HtmlElement, url: str) -> tuple[Block, ...]:
    """Return the visible text of the page under *root* as blocks; *url* resolves their links."""
    blocks: list[Block] = []
    for line in _lines(root):
        text = " ".join("".join(line.parts).split())
        if text or line.tag == "hr":
            letters = sum(map(str.isalnum, text))
            blocks.append(
                Block(
                    index=len(blocks),
                    text=text,
                    tag=line.tag,
                    link_density=min(1.0, line.link_letters / letters) if letters else 0.0,
                    href=_absolute(url, line.href),
                    tokens=line.tokens,
                )
            )
            if len(blocks) >= MAX_BLOCKS:
                break
    return tuple(blocks)


def _absolute(url: str, href: str | None) -> str | None:
    try:
        address = urljoin(url, href.strip()) if href else None
    except ValueError:  # "Invalid IPv6 URL"
        return None
    return address if address and address.startswith(("http://", "https://")) else None


def _lines(root: lxml.html.HtmlElement) -> Iterator[_Line]:
    """Walk the tree without recursion and yield each finished line."""
    line = _Line("p", ())
    link_depth = 0
    touching = False  # an inline element has just ended, and no text has come since
    # Entries are (element, entering?, tag of the block, tokens, depth).
    stack: list[tuple[lxml.html.HtmlElement, bool, str, tuple[str, ...], int]] = [(root, True, "p", (), 0)]
    while stack:
        element, entering, tag, tokens, depth = stack.pop()
        name = element.tag
        if not entering:
            if name in INLINE:
                link_depth -= name == "a"
                touching = True
            else:
                yield line
                line, touching = _Line(tag, tokens), False
            touching = _add(line, element.tail, link_depth, touching=touching)
            continue
        if not isinstance(name, str) or name in INVISIBLE:
            touching = _add(line, element.tail, link_depth, touching=touching)
            continue
        if name in {"br", "hr"}:
            yield line
            if name == "hr":
                yield _Line("hr", tokens)
            line = _Line(tag, tokens)
            touching = _add(line, element.tail, link_depth, touching=False)
            continue
        stack.append((element, False, tag, tokens, depth))
        if name in INLINE:
            if name == "a":
                link_depth += 1
                line.href = line.href or element.get("href")
            if touching and line.parts:
                line.parts.append(" ")
        else:
            yield line
            tag = name if name in LINE_TAGS else ("p" if tag not in {"li", "td", "th", "blockquote"} else tag)
            tokens = (*_tokens(element), *tokens)[:MAX_TOKENS]
            line, touching = _Line(tag, tokens), False
        touching = _add(line, element.text, link_depth, touching=touching)
        if depth < MAX_DEPTH:
            stack.extend((child, True, tag, tokens, depth + 1) for child in reversed(element))
        else:
            _add(line, " ".join(element.itertext()), link_depth, touching=False)
    yield line


def _add(line: _Line, text: str | None, link_depth: int, *, touching: bool) -> bool:
    """Append *text*; return whether an inline element's end still touches what comes next."""
    if not text:
        return touching
    line.parts.append(text)
    if link_depth > 0:
        line.link_letters += sum(map(str.isalnum, text))
    return False


def _tokens(element: lxml.html.HtmlElement) -> tuple[str, ...]:
    """Return the class and id tokens of *element*, lower case, names in two parts also in parts."""
    names = [element.tag, element.get("role") or "", element.get("id") or "", element.get("class") or ""]
    words = [word for name in names for word in name.lower().split()]
    parts = [part for word in words for part in _TOKEN_SPLIT.split(word) if len(part) > 1]
    return tuple(dict.fromkeys((*words, *parts)))[:MAX_TOKENS]
