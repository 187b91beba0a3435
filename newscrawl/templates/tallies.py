"""What stood at each place of the pages of a site, and which places hold nothing but furniture."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newscrawl.stages.dom.display import INLINE
from newscrawl.stages.dom.paths import PATH_STEPS, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newscrawl.items import Kind
    from newscrawl.templates.page_layout import Layout, Outcome

MIN_PAGES = 3
"""Pages of a site that a template is learned from at least; two may agree by chance."""
PURE = 0.8
"""Share of its words that must be of one kind for a part that is cut to be named by it; else its parts are."""
DOUBTFUL = 0.5
"""Share of the words inside an article's part, at one place, that must be cut for its lines not to count as text."""
FURNITURE = 0.95
"""Share of the lines of a part that must be cut, where others repeat what a page says of its story elsewhere."""

_CHANCE: frozenset[Outcome] = frozenset({"cut", "author", "keywords", "said"})
"""What the lines of a part that is cut may be."""


@dataclass(slots=True)
class Tally:
    """What stood under a path, over all pages."""

    pages: set[int] = field(default_factory=set)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    """Lines by what became of them."""
    kinds: Counter[Kind] = field(default_factory=Counter)
    """Words that were cut, by kind."""
    words: int = 0
    below: list[tuple[str, ...]] = field(default_factory=list)

    def absorb(self, below: Tally) -> None:
        """Count what stood in an element *below*."""
        self.pages |= below.pages
        self.outcomes.update(below.outcomes)
        self.kinds.update(below.kinds)
        self.words += below.words


def tallied(layouts: Sequence[Layout]) -> dict[tuple[str, ...], Tally]:
    """Return what stood at each path of *layouts*, and at each around it."""
    tallies: defaultdict[tuple[str, ...], Tally] = defaultdict(Tally)
    for number, layout in enumerate(layouts):
        for line in layout.lines:
            tally = tallies[line.path]
            tally.pages.add(number)
            tally.outcomes[line.outcome] += line.lines
            tally.words += line.words
            if line.outcome == "cut":
                tally.kinds[line.kind] += line.words
    # From the innermost elements outwards: each place is added up once, however many lines stand in it.
    levels: list[list[tuple[str, ...]]] = [[] for _ in range(PATH_STEPS + 1)]
    for path in tallies:
        levels[len(path)].append(path)
    for depth in range(PATH_STEPS, 0, -1):
        for path in levels[depth]:
            if path[:-1] not in tallies:
                levels[depth - 1].append(path[:-1])
            above = tallies[path[:-1]]
            above.absorb(tallies[path])
            above.below.append(path)
    return {(): Tally(), **tallies}


def cuts_among(
    tallies: dict[tuple[str, ...], Tally], protected: Iterable[tuple[str, ...]]
) -> dict[tuple[str, ...], Kind]:
    """Return the outermost paths under which nothing but furniture was ever seen, each with its kind."""
    kept = set(protected)
    found: dict[tuple[str, ...], Kind] = {}
    stack: list[tuple[str, ...]] = [()]
    while stack:
        path = stack.pop()
        tally = tallies[path]
        if path and path not in kept and not _is_inline(path) and _is_furniture(tally):
            words, kind = max((words, kind) for kind, words in tally.kinds.items())  # whatever came first
            pure = words >= PURE * tally.kinds.total()
            if pure or not tally.below or not all(_is_furniture(tallies[below]) for below in tally.below):
                found[path] = kind
                continue
        stack.extend(tally.below)
    return found


def doubtful_among(
    tallies: dict[tuple[str, ...], Tally], stories: Iterable[tuple[str, ...]]
) -> set[tuple[str, ...]]:
    """Return the outermost paths inside the parts of *stories* of which more is cut than kept."""
    found: set[tuple[str, ...]] = set()
    stack = [below for story in stories for below in tallies[story].below]
    while stack:
        path = stack.pop()
        tally = tallies[path]
        if tally.kinds.total() > DOUBTFUL * tally.words and not _is_inline(path):
            found.add(path)
        else:
            stack.extend(tally.below)
    return found


def _is_inline(path: tuple[str, ...]) -> bool:
    """Whether the elements at *path* flow with the text around them. Their text is told of the element around them:
    of a <font>, which old pages put around anything, one sees only what has lines of its own."""
    return bool(path) and tag_of(path[-1]) in INLINE


def _is_furniture(tally: Tally) -> bool:
    """Whether nothing but furniture was seen: that a menu has the name of a story's tag, now and then, is chance."""
    if len(tally.pages) < MIN_PAGES or not tally.kinds or not tally.outcomes.keys() <= _CHANCE:
        return False
    return tally.outcomes["cut"] >= FURNITURE * tally.outcomes.total()
