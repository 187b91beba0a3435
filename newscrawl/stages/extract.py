"""A page's bytes -> its blocks and the facts that it declares of itself. The DOM ends here."""

from __future__ import annotations

import copy
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from newscrawl.discovery.sites import site_of
from newscrawl.items import Block
from newscrawl.stages.decode import decode
from newscrawl.stages.dom.blocks import MAX_BLOCKS, read_blocks, read_paths
from newscrawl.stages.dom.parsing import parse
from newscrawl.stages.dom.places import tree_of
from newscrawl.stages.extraction.body import mark_body
from newscrawl.stages.extraction.template_fit import agreement
from newscrawl.stages.extraction.templated import read_by_template
from newscrawl.stages.facts import read_declared, read_marks, read_shown
from newscrawl.stages.lines.known import NOTHING
from newscrawl.stages.quality import Verdict

if TYPE_CHECKING:
    import lxml.html

    from newscrawl.items import Fact, Page
    from newscrawl.stages.extraction.templated import Templated
    from newscrawl.stages.lines.known import Known

MAX_BYTES = 16 * 1024 * 1024
"""Bytes of a page that are read; as Scrapy's ``DOWNLOAD_MAXSIZE`` here. Articles stay under 2 MB."""
SAMPLED = 100
"""One page in so many is read both ways."""
AGREEMENT = 0.8
"""F-score by word, of the article that the template finds against that of a first visit, under which the first visit
is believed."""
MAX_TAGS = 150_000
"""Tags of a page that is read, counted as ``<``: an element takes some 50 microseconds. The
largest of 390 real pages has 1,600 elements."""


def extract(page: Page, known: Known = NOTHING, *, paths: bool = False) -> Page:
    """Return *page*, read by the template of its site if *known* has one, with its blocks and facts instead of its
    bytes; or with the verdict that says why it has none: ``oversize``, ``empty``, ``binary``, ``undecodable``. A page
    that shows no text has neither, and quality says so. A page of :data:`~newscrawl.stages.dom.blocks.MAX_BLOCKS` lines
    or more is ``oversize`` too, with those that were read.

    *paths*: whether to note where the blocks of a page that no template reads stand, to learn its site's from."""
    if Verdict.ERROR in page.verdicts:
        return page  # it could not be loaded
    if len(page.body) > MAX_BYTES:
        return _rejected(page, Verdict.OVERSIZE)
    decoded = decode(page.body, page.content_type, media=page.media)
    if decoded.verdict is not None:
        return _rejected(page, decoded.verdict)
    page = replace(page, body=b"", encoding=decoded.encoding)
    if page.media == "text":
        return _whole(replace(page, blocks=_lines(decoded.text)))
    return _whole(_read_html(page, decoded.text, known, paths=paths))


def _read_html(page: Page, html: str, known: Known, *, paths: bool) -> Page:
    if html.count("<") > MAX_TAGS:
        return _rejected(page, Verdict.OVERSIZE)
    root = parse(html)
    if root is None:
        return _rejected(page, Verdict.EMPTY)
    declared = read_declared(root, page.url)
    template = known.templates.get(site_of(page.url))
    if template is None:
        return replace(_first_visit(page, root, declared, paths=paths), reading="first-visit")
    checked = copy.deepcopy(root) if _is_sampled(page.url) else None
    read = read_by_template(root, page.url, tree_of(template), words=template.words)
    if not read.misfit and checked is not None:
        teacher = _first_visit(page, checked, declared, paths=paths)
        if agreement(read.blocks, teacher.blocks) < AGREEMENT:
            return replace(teacher, reading="misfit-disagreement")
    if read.misfit:
        return replace(_first_visit(page, root, declared, paths=paths), reading=read.misfit)
    facts = (*declared, *read.facts)
    if not {"title", "published"} <= {
        fact.name for fact in facts if fact.name != "title" or fact in read.facts
    }:
        facts = read_shown(root, facts)
    else:  # of some things too few of the pages learned from have had one at a place
        missing = {"author", "keyword"} - {fact.name for fact in facts}
        facts = (*facts, *read_marks(root, missing))
    blocks = (
        _with_strange(read, _first_visit(page, root, declared, paths=False)) if read.strange else read.blocks
    )
    return replace(page, blocks=blocks, removed=read.removed, facts=facts, reading="template")


def _with_strange(read: Templated, visit: Page) -> tuple[Block, ...]:
    """Return the blocks that the template *read*, and as article text of those where it knows of nothing what is so on a first
    *visit*: a story that few pages append."""
    found = read.strange & {block.text for block in visit.blocks if block.body}
    return tuple(replace(block, body=block.body or block.text in found) for block in read.blocks)


def _first_visit(page: Page, root: lxml.html.HtmlElement, declared: tuple[Fact, ...], *, paths: bool) -> Page:
    """Return *page* read as the first of its site."""
    page = replace(page, facts=read_shown(root, declared))
    blocks = read_blocks(root, page.url)
    if not blocks:
        return page
    return replace(page, blocks=mark_body(blocks, root, page.facts), paths=read_paths(root) if paths else ())


def _is_sampled(url: str) -> bool:
    """Return whether the page at *url* is one of those on which a template is checked against what a first visit
    finds: one in ``SAMPLED``, whatever the order of the pages."""
    return int.from_bytes(blake2b(url.encode("utf-8", "replace"), digest_size=4).digest()) % SAMPLED == 0


def _rejected(page: Page, verdict: str) -> Page:
    return replace(page, body=b"", verdicts=(*page.verdicts, verdict))


def _whole(page: Page) -> Page:
    """Return *page*, with a verdict if it has as many lines as are read: what is behind them is lost."""
    last = [block.index for block in page.blocks[-1:]] + [cut.index for cut in page.removed[-1:]]
    cut = max(last, default=0) >= MAX_BLOCKS - 1
    return replace(page, verdicts=(*page.verdicts, Verdict.OVERSIZE)) if cut else page


def _lines(text: str) -> tuple[Block, ...]:
    """Return the lines of *text* as blocks; text input has no elements, so lines are all there is."""
    blocks: list[Block] = []
    gap = False
    # Not str.splitlines: U+2028, U+0085 and form feeds stand inside lines of scraped text.
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        bare = line.strip()
        if bare:
            blocks.append(Block(index=len(blocks), text=bare, tag="line", gap=gap))
            if len(blocks) >= MAX_BLOCKS:
                break
        gap = not bare
    return tuple(blocks)
