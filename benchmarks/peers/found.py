"""What passes between an adapter and those who call it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a peer found on a page."""

    text: str = field(repr=False)
    """Paragraphs, one a line; empty where the peer says that there is no article."""
    title: str | None = None
    published: str | None = None
    """Begins with the day, as ISO 8601 does."""
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


Extract = Callable[[str | bytes, str], Found]
"""A page's HTML and address -> what is found."""
