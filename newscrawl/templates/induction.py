"""From some pages of a site, read one by one, to the template that they share.

Each page, cleaned as a first visit, says of each of its lines where it stands and what became of it. What agrees
between the pages is learned:

- the part that holds an article is the innermost element around (nearly) all of its text;
- what never held a line of a story, a credit or an offer, on as many pages as it stands, is cut;
- the title, the date, the author and the tags stand where they were found on most of the pages.

A site may have several kinds of pages: each has its own part for the article, and the parts of all are one template.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from newscrawl.folding import fold
from newscrawl.stages.dates import is_date_line
from newscrawl.stages.parts import Part, Template

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newscrawl.items import Kind, Page
    from newscrawl.stages.parts import Role

MIN_PAGES = 3
"""Pages of a site that a template is learned from at least; two may agree by chance."""
MAX_PAGES = 12
"""Pages that are learned from; more say the same again."""
STORY_SHARE = 0.9
"""Share of an article's words that its part must hold: what is left is a stray line elsewhere."""
STORY_PAGES = 0.15
"""Share of the pages that must have their article in the same part, for a kind of page to be learned."""
LABEL_PAGES, TAGS_PAGES = 0.5, 0.3
"""Share of the pages on which a title, a date, an author, or tags, must be found in the same place."""
FINDS, FITS = 0.9, 0.7
"""Share of an article's words that the template must find on a page for it to fit, and share of the pages that must
fit for the template to be believed."""
PURE = 0.8
"""Share of its words that must be of one kind for a part that is cut to be named by it; else its parts are."""

DOUBTFUL = 0.5
"""Share of the words inside an article's part, at one place, that must be cut for its lines not to count as text."""

Outcome = Literal["lead", "appended", "cut", "title", "date", "author", "keywords", "said"]
_SAYS: dict[Kind, Outcome] = {"date": "date", "author": "author", "keywords": "keywords", "source": "said"}
"""What the kinds of cuts say of their story; titles, and offers in the article, are of use, too (``said``)."""


class Seen(NamedTuple):
    """What became of a line of a page."""

    path: tuple[str, ...]
    outcome: Outcome
    words: int
    kind: Kind
    part: int
    """Of the story that it was kept in: 0 is the lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a page tells of the template of its site."""

    url: str
    lines: tuple[Seen, ...] = field(repr=False)


def layout_of(extracted: Page, parted: Page) -> Layout | None:
    """Return what a page tells: *extracted* with its paths, *parted* into stories. None if it has no article."""
    if not extracted.paths or not parted.stories or not any(story.blocks for story in parted.stories):
        return None
    title = fold(parted.stories[0].metadata.title or extracted.metadata.title or "")
    kept = {block.index: (block, story.part) for story in parted.stories for block in story.blocks}
    cuts = {cut.index: cut for story in parted.stories for cut in story.removed}
    lines = []
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
            outcome = _SAYS.get(kind, "said" if kind == "related" and not cut.outside else "cut")
            if outcome == "date" and not is_date_line(block.text):
                outcome = "cut"
        lines.append(Seen(path, outcome, len(block.text.split()), kind, part))
    return Layout(url=extracted.url, lines=tuple(lines))


@dataclass(slots=True)
class _Tally:
    """What stood under a path, over all pages."""

    pages: set[int] = field(default_factory=set)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    """Lines by what became of them."""
    kinds: Counter[Kind] = field(default_factory=Counter)
    """Words that were cut, by kind."""
    words: int = 0
    below: set[tuple[str, ...]] = field(default_factory=set)


def induce(site: str, layouts: Sequence[Layout]) -> Template | None:
    """Return the template that the pages of *layouts* share; None if they are too few, or do not agree."""
    if len(layouts) < MIN_PAGES:
        return None
    tallies = _tally(layouts)
    stories = _story_paths(layouts)
    labels = _labels(layouts, len(layouts))
    cuts = _cuts(tallies, protected=[*stories, *labels])
    parts = {
        **{
            path: Part(path=path, role="cut", kind=kind, pages=len(tallies[path].pages))
            for path, kind in cuts.items()
        },
        **{path: Part(path=path, role="story", pages=pages) for path, pages in stories.items()},
    }
    for path, (role, pages) in labels.items():
        parts.setdefault(path, Part(path=path, role=role, pages=pages))
    for path in _doubtful(tallies, stories):
        parts.setdefault(path, Part(path=path, role="look", pages=len(tallies[path].pages)))
    agreement, words = _agreement(layouts, set(stories), set(cuts))
    if agreement is None:
        return None
    return Template(
        site=site,
        parts=tuple(parts[path] for path in sorted(parts)),
        pages=len(layouts),
        agreement=round(agreement, 3),
        words=words,
    )


def _tally(layouts: Sequence[Layout]) -> dict[tuple[str, ...], _Tally]:
    tallies: defaultdict[tuple[str, ...], _Tally] = defaultdict(_Tally)
    for number, layout in enumerate(layouts):
        for line in layout.lines:
            for depth in range(len(line.path) + 1):
                tally = tallies[line.path[:depth]]
                tally.pages.add(number)
                tally.outcomes[line.outcome] += 1
                tally.words += line.words
                if line.outcome == "cut":
                    tally.kinds[line.kind] += line.words
                if depth < len(line.path):
                    tally.below.add(line.path[: depth + 1])
    return dict(tallies)


def _story_paths(layouts: Sequence[Layout]) -> dict[tuple[str, ...], int]:
    """Return the paths of the parts that hold stories, each with the number of its pages."""
    found: Counter[tuple[str, ...]] = Counter()
    for layout in layouts:
        parts = {line.part for line in layout.lines if line.outcome in {"lead", "appended"}}
        found.update({path for part in parts if (path := _around(layout, part)) is not None})
    enough = max(2, STORY_PAGES * len(layouts))
    return {path: pages for path, pages in found.items() if pages >= enough}


def _around(layout: Layout, part: int) -> tuple[str, ...] | None:
    """Return the innermost path around nearly all the words of story *part* of a page."""
    words: Counter[tuple[str, ...]] = Counter()
    for line in layout.lines:
        if line.outcome in {"lead", "appended"} and line.part == part:
            for depth in range(len(line.path)):  # the paragraph's own element is not around all of them
                words[line.path[:depth]] += line.words
    return max(
        (path for path, count in words.items() if count >= STORY_SHARE * words[()]), key=len, default=None
    )


def _labels(layouts: Sequence[Layout], total: int) -> dict[tuple[str, ...], tuple[Role, int]]:
    """Return the paths at which titles, dates, authors and tags stand, and nothing else."""
    found: dict[tuple[str, ...], tuple[Role, int]] = {}
    outcomes: defaultdict[tuple[str, ...], Counter[Outcome]] = defaultdict(Counter)
    pages: Counter[tuple[tuple[str, ...], Outcome]] = Counter()
    for layout in layouts:
        for line in layout.lines:
            outcomes[line.path][line.outcome] += 1
        pages.update({(line.path, line.outcome) for line in layout.lines})
    roles: tuple[tuple[Outcome, Role, float], ...] = (
        ("title", "title", LABEL_PAGES), ("date", "date", LABEL_PAGES),
        ("author", "author", LABEL_PAGES), ("keywords", "keywords", TAGS_PAGES),
    )  # fmt: skip
    for outcome, role, share in roles:
        for path, seen in outcomes.items():
            here = pages[path, outcome]
            if here >= max(2, share * total) and seen[outcome] >= PURE * seen.total() and path not in found:
                found[path] = (role, here)
    return found


def _cuts(
    tallies: dict[tuple[str, ...], _Tally], protected: Iterable[tuple[str, ...]]
) -> dict[tuple[str, ...], Kind]:
    """Return the outermost paths under which nothing but furniture was ever seen, each with its kind."""
    kept = set(protected)
    found: dict[tuple[str, ...], Kind] = {}
    stack: list[tuple[str, ...]] = [()]
    while stack:
        path = stack.pop()
        tally = tallies[path]
        if path and path not in kept and _is_furniture(tally):
            kind, words = tally.kinds.most_common(1)[0]
            pure = words >= PURE * tally.kinds.total()
            if pure or not tally.below or not all(_is_furniture(tallies[below]) for below in tally.below):
                found[path] = kind
                continue
        stack.extend(tally.below)
    return found


def _doubtful(
    tallies: dict[tuple[str, ...], _Tally], stories: Iterable[tuple[str, ...]]
) -> set[tuple[str, ...]]:
    """Return the outermost paths inside the parts of *stories* of which more is cut than kept."""
    found: set[tuple[str, ...]] = set()
    stack = [below for story in stories for below in tallies[story].below]
    while stack:
        path = stack.pop()
        tally = tallies[path]
        if tally.kinds.total() > DOUBTFUL * tally.words:
            found.add(path)
        else:
            stack.extend(tally.below)
    return found


def _is_furniture(tally: _Tally) -> bool:
    return len(tally.pages) >= MIN_PAGES and tally.outcomes.keys() == {"cut"} and bool(tally.kinds)


def _agreement(
    layouts: Sequence[Layout], stories: set[tuple[str, ...]], cuts: set[tuple[str, ...]]
) -> tuple[float | None, int]:
    """Return the mean F-score of what the parts find on the pages that fit, None if too few fit; and the words of
    the shortest article among them."""
    scores: list[float] = []
    shortest = 0
    for layout in layouts:
        kept = found = right = 0
        for line in layout.lines:
            is_kept = line.outcome in {"lead", "appended"}
            prefixes = {line.path[:depth] for depth in range(len(line.path) + 1)}
            inside = not stories.isdisjoint(prefixes) and cuts.isdisjoint(prefixes)
            kept += line.words * is_kept
            found += line.words * inside
            right += line.words * (is_kept and inside)
        if kept and right >= FINDS * kept:
            scores.append(2 * right / (kept + found))
            shortest = min(shortest or kept, kept)
    if len(scores) < max(2, FITS * len(layouts)):
        return None, 0
    return sum(scores) / len(scores), shortest
