"""Where the articles of a site stand: the innermost elements around (nearly) all of their text."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.templates.page_layout import Layout, Seen

MAX_STORIES = 20
"""Stories of a page that are looked at for the parts in which they stand."""
STORY_SHARE = 0.9
"""Share of an article's words that its part must hold: what is left is a stray line elsewhere."""
STORY_PAGES = 0.15
"""Share of the pages that must have their article in the same part, for a kind of page to be learned."""


def story_paths(layouts: Sequence[Layout]) -> dict[tuple[str, ...], int]:
    """Return the paths of the parts that hold stories, each with the number of its pages."""
    found: Counter[tuple[str, ...]] = Counter()
    for layout in layouts:
        stories: defaultdict[int, list[Seen]] = defaultdict(list)
        for line in layout.lines:
            if line.outcome in {"lead", "appended"} and line.part < MAX_STORIES:
                stories[line.part].append(line)
        found.update({path for lines in stories.values() if (path := _around(lines)) is not None})
    enough = max(2, STORY_PAGES * len(layouts))
    return {path: pages for path, pages in found.items() if pages >= enough}


def _around(lines: Sequence[Seen]) -> tuple[str, ...] | None:
    """Return the innermost path around nearly all the words of a story, of which *lines* are; None if it has none."""
    total = sum(line.words for line in lines if line.path)
    path = _shared([line.path[:-1] for line in lines if line.path])  # step by step, it would be the same
    while total:
        words: Counter[str] = Counter()
        for line in lines:
            if len(line.path) > len(path) + 1:  # the paragraph's own element is not around all of them
                words[line.path[len(path)]] += line.words
        step = max(words, key=words.__getitem__, default="")
        if words[step] < STORY_SHARE * total:
            return path
        lines = [line for line in lines if len(line.path) > len(path) + 1 and line.path[len(path)] == step]
        path = (*path, step)
    return None


def _shared(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return what all of *paths* begin with."""
    low, high = min(paths, default=()), max(paths, default=())
    length = next(
        (i for i, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), min(len(low), len(high))
    )
    return low[:length]
