"""Character references (``&quot;``, ``&#1575;``) that are left in text because they were escaped twice."""

from __future__ import annotations

import html.entities
import re
import sys

# A chain of escaped ampersands is one: undone link by link, it would take a pass each.
_AMPERSAND = re.compile(r"&(?:(?:amp|AMP|\#0{0,6}38|\#[xX]0{0,6}26);)+")
_REFERENCE = re.compile(
    r"""
    & (?: \# (?P<decimal> [0-9]{1,7} )
        | \# [xX] (?P<hex> [0-9A-Fa-f]{1,6} )
        | (?P<name> [A-Za-z][A-Za-z0-9]{1,31} )  # the longest name of HTML has 31 letters
      ) ;  # without it, "&copy" may be a part of an address
    """,
    re.VERBOSE,
)
# The numbers of controls stand for what windows-1252 has there, as in browsers.
_WINDOWS = {number: bytes([number]).decode("cp1252", "ignore") for number in range(0x80, 0xA0)}


def resolve(text: str) -> str:
    """Return *text* with its character references replaced, once; what is none stays.

    What comes out may form another reference with its neighbours; ``&`` itself never does.

    >>> resolve("&amp;amp;quot;R&amp;D&quot; &co;")
    '"R&D" &co;'
    """
    return _REFERENCE.sub(_character, _AMPERSAND.sub("&", text))


def _character(found: re.Match[str]) -> str:
    if found["name"]:
        return html.entities.html5.get(found["name"] + ";", found[0])
    point = int(found["decimal"]) if found["decimal"] else int(found["hex"], 16)
    if point in _WINDOWS:
        return _WINDOWS[point]
    return chr(point) if point <= sys.maxunicode else found[0]
