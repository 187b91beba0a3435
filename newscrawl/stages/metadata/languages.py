"""The language that a page declares, as ISO 639-1."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9-_]{1,20})?", re.IGNORECASE)
# Withdrawn codes, and three-letter ones (ISO 639-2) of the languages that newscrawl has rules for.
_CODES = {
    "iw": "he", "in": "id", "ji": "yi", "ara": "ar", "eng": "en", "fra": "fr", "fre": "fr", "spa": "es",
    "deu": "de", "ger": "de", "tur": "tr", "fas": "fa", "per": "fa", "urd": "ur", "heb": "he", "rus": "ru",
    "zho": "zh", "chi": "zh",
}  # fmt: skip


def settle_language(declared: Iterable[str], hint: str | None) -> str | None:
    """Return the first of *declared* that is a language, else *hint*'s; ``None`` where neither is.

    >>> settle_language(["", "ar_SA"], "en"), settle_language([], "iw")
    ('ar', 'he')
    """
    for value in (*declared, hint or ""):
        match = _TAG.fullmatch(value.strip())
        if match:
            code = match[1].lower()
            code = _CODES.get(code, code)
            if len(code) == 2:  # noqa: PLR2004 - ISO 639-1
                return code
    return None
