"""What one page of a site tells of the template that it is built by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from newscrawl.folding import fold
from newscrawl.rules.sentences import count_words
from newscrawl.templates.telling import Tellings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newscrawl.items import Kind, Page

MAX_PLACES = 2_000
"""Different places on a page, elements around lines counted, that are learned from: pages of news have some hundred.
A page with more teaches nothing: 24 of them (:class:`~newscrawl.templates.layouts.Layouts`) would take a second or
more, and 100 MB."""

Outcome = Literal["lead", "appended", "cut", "title", "date", "author", "keywords", "said"]


class Seen(NamedTuple):
    """What became of the lines of a page that stand at one place."""

    path: tuple[str, ...]
    outcome: Outcome
    words: int
    """Of all of them."""
    kind: Kind
    part: int
    """Of the story that they were kept in: 0 is the lead."""
    lines: int = 1
    """How many they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a page tells of the template of its site."""

    url: str
    lines: tuple[Seen, ...] = field(repr=False)
    """In the order in which such a line came first."""


def layout_of(extracted: Page, parted: Page) -> Layout | None:
    """Return what a page tells: *extracted* with its paths, *parted* into stories. None if it has no article, or its
    lines stand at more than :data:`MAX_PLACES` places."""
    if not extracted.paths or not parted.stories or not any(story.blocks for story in parted.stories):
        return None
    title = fold(parted.stories[0].metadata.title or extracted.metadata.title or "")
    kept = {block.index: (block, story.part) for story in parted.stories for block in story.blocks}
    cuts = {cut.index: cut for story in parted.stories for cut in story.removed}
    titles = (block.index for block in extracted.blocks if title and fold(block.text) == title)
    tellings = Tellings(parted, next(titles, None))
    words: Counter[tuple[tuple[str, ...], Outcome, Kind, int]] = Counter()
    lines: Counter[tuple[tuple[str, ...], Outcome, Kind, int]] = Counter()
    for block, path in zip(extracted.blocks, extracted.paths, strict=True):
        kind: Kind = "other"
        outcome: Outcome = "said"  # neither kept nor cut: the title of an appended story
        part = 0
        if title and fold(block.text) == title:
            outcome = "title"
        elif block.index in kept:
            part = kept[block.index][1]
            outcome = "lead" if part == 0 else "appended"
        elif block.index in cuts:
            cut = cuts[block.index]
            kind = cut.kind
            outcome = tellings.of(cut)
        words[path, outcome, kind, part] += count_words(block.text)
        lines[path, outcome, kind, part] += 1
    if len(lines) > MAX_PLACES or _has_too_many_places({path for path, _, _, _ in lines}):
        return None
    seen = (
        Seen(path, outcome, words[path, outcome, kind, part], kind, part, number)
        for (path, outcome, kind, part), number in lines.items()
    )
    return Layout(url=extracted.url, lines=tuple(seen))


def _has_too_many_places(paths: Iterable[tuple[str, ...]]) -> bool:
    places: set[tuple[str, ...]] = set()
    for path in paths:
        places.update(path[:depth] for depth in range(1, len(path) + 1))
        if len(places) > MAX_PLACES:
            return True
    return False
