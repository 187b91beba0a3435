"""The values that pass through newscrawl: frozen, slotted, keyword-only.

A :class:`Page` is the Scrapy item. It enters the pipeline with its bytes; each stage returns a new
page with more known of it, and the last one writes a :class:`Record` for each of its stories:

    bytes -> blocks and facts -> metadata -> blocks less widgets -> stories -> records

A block never disappears: it ends in a story, in its metadata, or in ``removed`` with its rule.
"""

from __future__ import annotations

from newscrawl.items.blocks import Block, Element, Kind, Removed
from newscrawl.items.facts import Fact, Hints, Metadata, Origin
from newscrawl.items.pages import Media, Page
from newscrawl.items.records import Record
from newscrawl.items.stories import LanguageShare, Related, Story

__all__ = [
    "Block",
    "Element",
    "Fact",
    "Hints",
    "Kind",
    "LanguageShare",
    "Media",
    "Metadata",
    "Origin",
    "Page",
    "Record",
    "Related",
    "Removed",
    "Story",
]
