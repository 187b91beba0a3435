"""From some pages of a site, read one by one, to the template that they share.

Each page, cleaned as a first visit, says of each of its lines where it stands and what became of it. What agrees
between the pages is learned:

- the part that holds an article is the innermost element around (nearly) all of its text;
- what never held a line of a story, and hardly a credit or an offer, on as many pages as it stands, is cut;
- the title, the date, the author and the tags stand where they were found on most of the pages.

A site may have several kinds of pages: each has its own part for the article, and the parts of all are one template.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import fsum
from typing import TYPE_CHECKING, Literal, NamedTuple

from newscrawl.folding import fold
from newscrawl.rules.sentences import count_words
from newscrawl.stages.parts import PATH_STEPS, Part, Template, tag_of, tree
from newscrawl.stages.walk import INLINE
from newscrawl.templates.telling import Tellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newscrawl.items import Kind, Page
    from newscrawl.stages.parts import Node, Role

MIN_PAGES = 3
"""Pages of a site that a template is learned from at least; two may agree by chance."""
MAX_PAGES = 12
"""Pages that are learned from; more say the same again."""
MAX_PLACES = 2_000
"""Different places on a page, elements around lines counted, that are learned from: pages of news have some hundred.
A page with more teaches nothing: 24 of them (:class:`~newscrawl.templates.layouts.Layouts`) would take a second or
more, and 100 MB."""
MAX_STORIES = 20
"""Stories of a page that are looked at for the parts in which they stand."""
STORY_SHARE = 0.9
"""Share of an article's words that its part must hold: what is left is a stray line elsewhere."""
STORY_PAGES = 0.15
"""Share of the pages that must have their article in the same part, for a kind of page to be learned."""
LABEL_PAGES, TAGS_PAGES = 0.5, 0.3
"""Share of the pages on which a title, a date, an author, or tags, must be found in the same place."""
AGREES = 0.9
"""Mean F-score of what a template finds on the pages that fit; with less, too much furniture stands among the lines of
its stories, and each line is better judged by itself."""
FINDS, FITS = 0.9, 0.7
"""Share of an article's words that the template must find on a page for it to fit, and share of the pages that must
fit for the template to be believed."""
PURE = 0.8
"""Share of its words that must be of one kind for a part that is cut to be named by it; else its parts are."""

DOUBTFUL = 0.5
"""Share of the words inside an article's part, at one place, that must be cut for its lines not to count as text."""

FURNITURE = 0.95
"""Share of the lines of a part that must be cut, where others repeat what a page says of its story elsewhere."""

Outcome = Literal["lead", "appended", "cut", "title", "date", "author", "keywords", "said"]


_CHANCE: frozenset[Outcome] = frozenset({"cut", "author", "keywords", "said"})
"""What the lines of a part that is cut may be."""


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


@dataclass(slots=True)
class _Tally:
    """What stood under a path, over all pages."""

    pages: set[int] = field(default_factory=set)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    """Lines by what became of them."""
    kinds: Counter[Kind] = field(default_factory=Counter)
    """Words that were cut, by kind."""
    words: int = 0
    below: list[tuple[str, ...]] = field(default_factory=list)

    def absorb(self, below: _Tally) -> None:
        """Count what stood in an element *below*."""
        self.pages |= below.pages
        self.outcomes.update(below.outcomes)
        self.kinds.update(below.kinds)
        self.words += below.words


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
    agreement, words = _agreement(
        layouts, tree([part for part in parts.values() if part.role in {"story", "cut"}])
    )
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
    return {(): _Tally(), **tallies}


def _story_paths(layouts: Sequence[Layout]) -> dict[tuple[str, ...], int]:
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


def _labels(layouts: Sequence[Layout], total: int) -> dict[tuple[str, ...], tuple[Role, int]]:
    """Return the paths at which titles, dates, authors and tags stand, and nothing else."""
    found: dict[tuple[str, ...], tuple[Role, int]] = {}
    outcomes: defaultdict[tuple[str, ...], Counter[Outcome]] = defaultdict(Counter)
    pages: Counter[tuple[tuple[str, ...], Outcome]] = Counter()
    for layout in layouts:
        for line in layout.lines:
            outcomes[line.path][line.outcome] += line.lines
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
        if path and path not in kept and not _is_inline(path) and _is_furniture(tally):
            words, kind = max((words, kind) for kind, words in tally.kinds.items())  # whatever came first
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
        if tally.kinds.total() > DOUBTFUL * tally.words and not _is_inline(path):
            found.add(path)
        else:
            stack.extend(tally.below)
    return found


def _is_inline(path: tuple[str, ...]) -> bool:
    """Whether the elements at *path* flow with the text around them. Their text is told of the element around them:
    of a <font>, which old pages put around anything, one sees only what has lines of its own."""
    return bool(path) and tag_of(path[-1]) in INLINE


def _is_furniture(tally: _Tally) -> bool:
    """Whether nothing but furniture was seen: that a menu has the name of a story's tag, now and then, is chance."""
    if len(tally.pages) < MIN_PAGES or not tally.kinds or not tally.outcomes.keys() <= _CHANCE:
        return False
    return tally.outcomes["cut"] >= FURNITURE * tally.outcomes.total()


def _agreement(layouts: Sequence[Layout], parts: Node) -> tuple[float | None, int]:
    """Return the mean F-score of what the *parts* find that hold stories or are cut, on the pages that fit, None if
    too few fit or it is too low; and the words of the shortest article among them."""
    scores: list[float] = []
    shortest = 0
    for layout in layouts:
        kept = found = right = 0
        for line in layout.lines:
            is_kept = line.outcome in {"lead", "appended"}
            inside = _is_inside(line.path, parts)
            kept += line.words * is_kept
            found += line.words * inside
            right += line.words * (is_kept and inside)
        if kept and right >= FINDS * kept:
            scores.append(2 * right / (kept + found))
            shortest = min(shortest or kept, kept)
    if len(scores) < max(2, FITS * len(layouts)):
        return None, 0
    agreement = fsum(scores) / len(scores)
    return (agreement, shortest) if agreement >= AGREES else (None, 0)


def _is_inside(path: tuple[str, ...], parts: Node) -> bool:
    """Whether what stands at *path* is in a part that holds stories, and in none that is cut."""
    inside = parts.part is not None
    for step in path:
        below = parts.below.get(step)
        if below is None:
            break
        parts = below
        if parts.part is not None:
            if parts.part.role == "cut":
                return False
            inside = True
    return inside
