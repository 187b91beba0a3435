"""What stands in a JSON-LD script, as values: sites write much there that is no JSON."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPT_MAX_CHARS = 1_000_000
"""Longer scripts are passed over; an article's, with its whole text in it, has some 50 thousand."""

OBJECTS_MAX = 50
"""Values read of one script that holds several one after the other."""

_WRAPPERS = ("<!--", "-->", "<![CDATA[", "]]>")
# A trailing comma, but only between strings: the first alternative passes over them. Possessive, and an
# unclosed string runs to the end, so no character is looked at twice.
_TRAILING_COMMA = re.compile(
    r"""
    (?P<string> " (?: [^"\\]++ | \\. )*+ (?: " | \\? \Z ) )
    | , (?= [ \t\r\n]*+ [}\]] )
    """,
    re.VERBOSE | re.DOTALL,
)
_START = re.compile(r"[{\[]")
_DECODER = json.JSONDecoder(strict=False)  # control characters inside strings are let through


def read_json(text: str) -> Iterator[Any]:
    """Yield the values in *text*; what cannot be read ends them, without an error.

    Read are several values in a row, comments and CDATA around them, trailing commas, line breaks and
    control characters inside strings, and text whose quotes are entities.
    """
    if len(text) > SCRIPT_MAX_CHARS:
        return
    for wrapper in _WRAPPERS:
        text = text.replace(wrapper, " ")
    if '"' not in text:
        text = html.unescape(text)
    text = _TRAILING_COMMA.sub(lambda match: match["string"] or "", text)
    at = 0
    for _ in range(OBJECTS_MAX):
        start = _START.search(text, at)
        if start is None:
            return
        try:
            value, at = _DECODER.raw_decode(text, start.start())
        except (ValueError, RecursionError):  # no JSON; nested deeper than Python's stack
            return
        yield value
