"""A page's bytes -> its blocks and the facts that it declares of itself. The DOM ends here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newscrawl.items import Block
from newscrawl.stages.blocks import MAX_BLOCKS, parse, read_blocks
from newscrawl.stages.body import mark_body
from newscrawl.stages.decode import decode
from newscrawl.stages.facts import read_facts
from newscrawl.stages.quality import Verdict

if TYPE_CHECKING:
    from newscrawl.items import Page

MAX_BYTES = 16 * 1024 * 1024
"""Bytes of a page that are read; as Scrapy's ``DOWNLOAD_MAXSIZE`` here. Articles stay under 2 MB."""
MAX_TAGS = 150_000
"""Tags of a page that is read, counted as ``<``: an element takes some 50 microseconds. The
largest of 390 real pages has 1,600 elements."""


def extract(page: Page) -> Page:
    """Return *page* with its blocks and facts instead of its bytes, or with the verdict that says why
    it has none: ``oversize``, ``empty``, ``binary``, ``undecodable``; a page that shows no text has neither,
    and quality says so. A page of
    :data:`~newscrawl.stages.blocks.MAX_BLOCKS` lines or more is ``oversize`` too, with those that were read."""
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
    return _whole(_read_html(page, decoded.text))


def _read_html(page: Page, html: str) -> Page:
    if html.count("<") > MAX_TAGS:
        return _rejected(page, Verdict.OVERSIZE)
    root = parse(html)
    if root is None:
        return _rejected(page, Verdict.EMPTY)
    page = replace(page, facts=read_facts(root, page.url))
    blocks = read_blocks(root, page.url)
    return replace(page, blocks=mark_body(blocks, root, page.facts)) if blocks else page


def _rejected(page: Page, verdict: str) -> Page:
    return replace(page, body=b"", verdicts=(*page.verdicts, verdict))


def _whole(page: Page) -> Page:
    """Return *page*, with a verdict if it has as many lines as are read: what is behind them is lost."""
    cut = len(page.blocks) >= MAX_BLOCKS
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
