"""What a worker process does for a review: cleans a page, and says what became of each of its blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from lxml import etree

from newscrawl.discovery.sites import site_of
from newscrawl.inputs import Entry, load
from newscrawl.review.pieces import Piece, pieces
from newscrawl.stages.decode import decode
from newscrawl.stages.dom.blocks import MAX_BLOCKS, visible_lines
from newscrawl.stages.dom.display import INVISIBLE
from newscrawl.stages.dom.parsing import parse
from newscrawl.stages.dom.paths import path_of
from newscrawl.stages.dom.places import place_of_body, tree_of
from newscrawl.stages.dom.walk import Walker
from newscrawl.stages.lines.known import NOTHING, Known
from newscrawl.stages.render import records, to_dict
from newscrawl.workers.cleaner import Cleaner
from newscrawl.workers.steps import JUDGING, PARTING, READING, Bench, carry

if TYPE_CHECKING:
    from newscrawl.items import Page
    from newscrawl.stages.dom.parts import Template

_UNSEEN = tuple(INVISIBLE - {"head", "title", "meta", "link"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A page that was cleaned, with all its blocks."""

    url: str
    site: str
    language: str
    reading: str
    """How its blocks were read, as in :class:`~newscrawl.items.Page`."""
    pieces: tuple[Piece, ...] = field(repr=False)
    records: tuple[dict[str, Any], ...] = field(repr=False)


class Looker(Cleaner):
    """Cleans pages, and tells of each block."""

    def look(self, entry: Entry, known: Known = NOTHING) -> Look:
        """Return the page of *entry*, cleaned by what is *known*."""
        bench = Bench(rulebook=self.rulebook, options=self.job.options, known=known)
        loaded = load(entry, run=self.job.run, now=self.job.now)
        extracted, _ = carry(loaded, READING, bench)
        tidied, _ = carry(extracted, PARTING[:1], bench)
        cleaned, _ = carry(tidied, (*PARTING[1:], *JUDGING), bench)
        template = known.templates.get(site_of(loaded.url)) if extracted.reading == "template" else None
        paths = extracted.paths if template is None else _paths(loaded, template)
        return Look(
            url=cleaned.url,
            site=site_of(cleaned.url),
            language=cleaned.metadata.language or "",
            reading=cleaned.reading,
            pieces=tuple(pieces(tidied, cleaned, paths)),
            records=tuple(to_dict(record) for record in records(cleaned)),
        )


def _paths(page: Page, template: Template) -> tuple[tuple[str, ...], ...]:
    """Return where the blocks of *page* stand that :func:`~newscrawl.stages.extraction.templated.read_by_template` reads; of a part
    that is cut, the part's."""
    root = parse(decode(page.body, page.content_type, media=page.media).text)
    if root is None:
        return ()
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    lines = islice(visible_lines(Walker(root, place_of_body(tree_of(template)))), MAX_BLOCKS)
    return tuple(
        line.part.path if line.place.is_cut and line.part is not None
        else () if line.element is None
        else path_of(line.element)
        for line, _ in lines
    )  # fmt: skip
