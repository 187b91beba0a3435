"""Values as pages declare them, made readable."""

from __future__ import annotations

import html
import re

VALUE_MAX_CHARS = 2000
"""Longer values are cut: headlines have 200 characters, descriptions 500, addresses 2000."""

# A name must follow the "<" at once, so "3 < 4" stays; at most 300 characters and no other "<" inside,
# so a "<" that nothing closes is given up at the next one.
_TAG = re.compile(r"</? [a-zA-Z] [^<>]{0,300} >", re.VERBOSE)
_SURROGATE = re.compile(r"[\ud800-\udfff]")  # JSON may escape half a character; UTF-8 cannot write it


def clean(value: str) -> str:
    """Return *value* on one line, its entities resolved (twice, as often escaped), tags taken out.

    >>> clean("  A &amp;quot;quiet&amp;quot; <b>day</b> ")
    'A "quiet" day'
    """
    value = _SURROGATE.sub("", value[: 4 * VALUE_MAX_CHARS])
    if "&" in value:
        value = html.unescape(html.unescape(value))
    if "<" in value:
        value = _TAG.sub(" ", value)
    return " ".join(value.split())[:VALUE_MAX_CHARS]
