"""The cut lines of a page that say something of one of its stories, by where they stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newscrawl.stages.lines.own_name import NOBODY, OwnName

if TYPE_CHECKING:
    from newscrawl.items import Removed


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The cut blocks that say something of a story, and where they stand."""

    cuts: tuple[Removed, ...]
    """All of them, in page order."""
    head: tuple[Removed, ...] = ()
    """Those before its first paragraph."""
    byline: tuple[Removed, ...] = ()
    """Those of them behind its title: what stands before it is the site's menu."""
    below: tuple[Removed, ...] = ()
    """Those of them that follow its title line by line: nothing that stays stands between."""
    standfirst: tuple[Removed, ...] = ()
    """Those between its first and its second paragraph: the first may be a sub-title."""
    tail: tuple[Removed, ...] = ()
    """Those behind its last paragraph."""
    name: str | None = None
    """A person's name that stands alone under the title."""
    below_title: bool = False
    """Whether the head begins with the title: no line of the site's stands in it."""
    own_name: OwnName = NOBODY
    """What the outlet calls itself."""
    told: tuple[str, ...] = ()
    """The paragraphs of the story."""

    def without_own_name(self) -> Said:
        """Return the same without the outlet's name in the lines that may say who wrote the story."""
        return replace(
            self,
            cuts=tuple(map(self._bare, self.cuts)),
            byline=tuple(map(self._bare, self.byline)),
            below=tuple(map(self._bare, self.below)),
            tail=tuple(map(self._bare, self.tail)),
        )

    def _bare(self, cut: Removed) -> Removed:
        rest = self.own_name.without(cut.text)
        return cut if rest == cut.text else replace(cut, text=rest)
