"""Titles and language codes as feeds and sitemaps write them."""

from __future__ import annotations

import re

MAX_TITLE_CHARS = 500
"""Characters of a title that are kept: more than twice the longest headline."""

_LANGUAGE = re.compile(r"\s* ([a-z]{2}) (?: [-_] .{0,20} | \s* )", re.VERBOSE | re.IGNORECASE)


def language_code(declared: str | None) -> str | None:
    """Return the ISO 639-1 code that a declaration such as ``ar-SA`` begins with, or ``None``.

    >>> language_code("ar-SA"), language_code("arabic"), language_code(None)
    ('ar', None, None)
    """
    match = _LANGUAGE.fullmatch(declared[:40]) if isinstance(declared, str) else None
    return match[1].lower() if match else None


def one_line(text: str | None, limit: int) -> str | None:
    """Return *text* with single spaces and no control characters, at most *limit* characters, or ``None``."""
    if not isinstance(text, str):
        return None
    words = "".join(c if c.isprintable() or c in "\u200c\u200d" else " " for c in text[: 4 * limit]).split()
    return " ".join(words)[:limit].strip() or None
