"""The commonest faults of XML on news sites, mended before a parser sees them."""

from __future__ import annotations

import re

_BARE = re.compile(
    rb"""
    (?P<cdata> <!\[CDATA\[ .*? (?: \]\]> | \Z ) )  # text as it stands: nothing in it is markup
    | (?P<ampersand> & (?! \#?[a-z0-9]{1,31} ; ) )  # a query, a company's name: no reference
    | (?P<less> < (?! [a-z/!?] ) )  # a comparison: no tag
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)

_NAMED = re.compile(
    rb"""
    (?P<cdata> <!\[CDATA\[ .*? (?: \]\]> | \Z ) )
    | (?P<ampersand> & (?! (?: amp | lt | gt | quot | apos | \#[0-9]{1,7} | \#x[0-9a-f]{1,6} ) ; ) )
    | (?P<less> < (?! [a-z/!?] ) )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)

_ESCAPES = {"ampersand": b"&amp;", "less": b"&lt;"}


def escape_bare(body: bytes) -> bytes:
    """Return *body* with ``&`` and ``<`` that begin no reference and no tag escaped; CDATA stays.

    >>> escape_bare(b"<a>1 < 2 & 3 &hellip;</a>")
    b'<a>1 &lt; 2 &amp; 3 &hellip;</a>'
    """
    return _BARE.sub(_escaped, body)


def escape_named(body: bytes) -> bytes:
    """Return *body* as :func:`escape_bare` does, and with references to any but XML's five names escaped.

    No entity that the document declares is left, so none can be expanded.

    >>> escape_named(b"<a>&lol; &amp; &#1582;</a>")
    b'<a>&amp;lol; &amp; &#1582;</a>'
    """
    return _NAMED.sub(_escaped, body)


def _escaped(match: re.Match[bytes]) -> bytes:
    return _ESCAPES.get(match.lastgroup or "", match[0])
