"""Values as pages declare them, made readable."""

from __future__ import annotations

import html
import re

VALUE_MAX_CHARS = 2000
"""Longer values are cut: headlines have 200 characters, descriptions 500, addresses 2000."""

# A name must follow the "<" at once, so "3 < 4" stays; at most 300 characters and no other "<" inside,
# so a "<" that nothing closes is given up at the next one.
_TAG = re.compile(r"</? [a-zA-Z] [^<>]{0,300} >", re.VERBOSE)
# What nobody sees in a value, and a terminal or a page that shows it obeys. White space is none of it, and
# neither are the joiners (U+200C, U+200D), which are spelling.
_UNSEEN = re.compile(
    r"""
      [\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]              # controls
    | [\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f]  # bidi controls and the like
    | [\ufeff\ufff9-\ufffb]                               # byte order mark, annotations
    | [\ud800-\udfff]  # JSON may escape half a character; UTF-8 cannot write it
    """,
    re.VERBOSE,
)


def clean(value: str) -> str:
    """Return *value* on one line, its entities resolved (twice, as often escaped), tags and
    what nobody sees (control characters, bidi controls) taken out.

    >>> clean("  A &amp;quot;quiet&amp;quot; <b>day</b> ")
    'A "quiet" day'
    """
    value = value[: 4 * VALUE_MAX_CHARS]
    if "&" in value:
        value = html.unescape(html.unescape(value))
    value = _UNSEEN.sub("", value)
    if "<" in value:
        value = _TAG.sub(" ", value)
    return " ".join(value.split())[:VALUE_MAX_CHARS]
