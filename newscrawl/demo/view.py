"""A page before a layout gives it a form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newscrawl.demo.model import Article, Outlet
    from newscrawl.demo.parts import Link, Slot, StoryParts, Widget


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One page: its widgets, and its stories or its list of headlines."""

    outlet: Outlet
    base: str
    """Address of the outlet, without a slash at the end."""
    path: str
    title: str
    language: str
    widgets: tuple[Widget, ...] = field(repr=False)
    stories: tuple[StoryParts, ...] = field(default=(), repr=False)
    article: Article | None = None
    listing: tuple[tuple[Link, str], ...] = field(default=(), repr=False)
    """Headlines and their description sentences, on a home or section page."""

    def slot(self, slot: Slot) -> tuple[Widget, ...]:
        """Return the widgets that stand in *slot*."""
        return tuple(widget for widget in self.widgets if widget.slot == slot)

    @property
    def url(self) -> str:
        """Absolute address of the page."""
        return self.base + self.path
