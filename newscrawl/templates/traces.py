"""What each page leaves for the others of its run: headlines, lines, its opening, and how it is built."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

from newscrawl.discovery.sites import site_of
from newscrawl.stages.lines.known import headline_key, line_key, opening_key
from newscrawl.stages.lines.outlet_title import title_keys
from newscrawl.stages.lines.reading import BY_LOOKS
from newscrawl.templates.page_layout import Layout, layout_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Page

LINE_MIN_WORDS, LINE_MAX_WORDS = 3, 60
"""Words of a line that is counted: shorter ones may be anybody's, longer ones are paragraphs."""
ARTICLE_BYTES = 8
"""Of the digest that tells articles apart."""
GUESSED = (BY_LOOKS, "place-closing-list")
"""What the ids of rules begin with that tell an offered headline by its looks, with no heading over it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """What a page leaves for the others."""

    site: str
    """Registered domain."""
    headlines: frozenset[tuple[str, ...]] = field(repr=False)
    """As :func:`~newscrawl.stages.lines.known.headline_key`."""
    lines: frozenset[str] = field(repr=False)
    """As :func:`~newscrawl.stages.lines.known.line_key`, and :func:`~newscrawl.stages.lines.outlet_title.title_keys`."""
    article: int
    """Of which article the page is: the same for its copies at other addresses."""
    opening: tuple[str, ...] | None = None
    """As :func:`~newscrawl.stages.lines.known.opening_key`."""
    layout: Layout | None = field(default=None, repr=False)
    """Of a page that its site's template may be learned from."""
    misfit: bool = False
    """Whether the site has a template that the page does not fit."""


def traces(page: Page, extracted: Page | None = None) -> Traces:
    """Return what *page*, cleaned by itself, tells of other pages: the title of its lead and of the
    stories it offers, and its lines; and, if it is given as it was *extracted*, how it is built."""
    # An appended story's title would only come back to its own page, and confirm what parted it.
    titles = [story.metadata.title or "" for story in page.stories if story.part == 0]
    offers = [related.title for story in page.stories for related in story.related]
    # A line that only its looks tell may be of an article, and must not come back as proof on a copy of it.
    guessed = [cut.text for story in page.stories for cut in story.removed if cut.rule.startswith(GUESSED)]
    guesses = set(map(headline_key, guessed))
    keys = {*map(headline_key, titles), *(key for key in map(headline_key, offers) if key not in guesses)}
    lead = next((story.blocks for story in page.stories if story.part == 0), ())
    opening = next((key for block in lead if (key := opening_key(block.text)) is not None), None)
    # What looks alone cut here may stay on another page of the site: how often it stands there counts all the same.
    texts = [block.text for story in page.stories for block in story.blocks]
    texts += [
        cut.text for story in page.stories for cut in story.removed if cut.rule == "recurrence-repeated"
    ]
    lines = list(map(line_key, [*texts, *guessed]))
    outlet = [edge for title in titles for edge in title_keys(title)]
    return Traces(
        site=site_of(page.url),
        headlines=frozenset(key for key in keys if key is not None),
        lines=frozenset(
            (*(line for line in lines if LINE_MIN_WORDS <= len(line.split()) <= LINE_MAX_WORDS), *outlet)
        ),
        article=_article(titles, opening, lines),
        opening=opening,
        layout=layout_of(extracted, page) if extracted is not None else None,
        misfit=page.reading.startswith("misfit"),
    )


def _article(titles: Sequence[str], opening: tuple[str, ...] | None, lines: Sequence[str]) -> int:
    """Return a number for the article of *titles* that opens with *opening*; without both, for all its *lines*: the first
    of them may be the site's."""
    whole = [*map(line_key, filter(None, titles))]
    told = [*whole, " ".join(opening)] if whole and opening is not None else [*whole, *lines]
    digest = blake2b("\n".join(told).encode("utf-8", "replace"), digest_size=ARTICLE_BYTES).digest()
    return int.from_bytes(digest, signed=True)
