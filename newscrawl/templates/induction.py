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
from typing import TYPE_CHECKING

from newscrawl.stages.dom.parts import Part, Template
from newscrawl.stages.dom.places import tree
from newscrawl.templates.agreement import agreement_of
from newscrawl.templates.story_paths import story_paths
from newscrawl.templates.tallies import MIN_PAGES, PURE, cuts_among, doubtful_among, tallied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.stages.dom.parts import Role
    from newscrawl.templates.page_layout import Layout, Outcome

MAX_PAGES = 12
"""Pages that are learned from; more say the same again."""
LABEL_PAGES, TAGS_PAGES = 0.5, 0.3
"""Share of the pages on which a title, a date, an author, or tags, must be found in the same place."""


def induce(site: str, layouts: Sequence[Layout]) -> Template | None:
    """Return the template that the pages of *layouts* share; None if they are too few, or do not agree."""
    if len(layouts) < MIN_PAGES:
        return None
    tallies = tallied(layouts)
    stories = story_paths(layouts)
    labels = _labels(layouts, len(layouts))
    cuts = cuts_among(tallies, protected=[*stories, *labels])
    parts = {
        **{
            path: Part(path=path, role="cut", kind=kind, pages=len(tallies[path].pages))
            for path, kind in cuts.items()
        },
        **{path: Part(path=path, role="story", pages=pages) for path, pages in stories.items()},
    }
    for path, (role, pages) in labels.items():
        parts.setdefault(path, Part(path=path, role=role, pages=pages))
    for path in doubtful_among(tallies, stories):
        parts.setdefault(path, Part(path=path, role="look", pages=len(tallies[path].pages)))
    agreement, words = agreement_of(
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
