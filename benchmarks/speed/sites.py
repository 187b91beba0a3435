"""Generated news sites: pages to measure by, each different, each site with a template of its own.

Their form follows real pages, whose means (and medians) are:

=============  =====  =================  ===========  ===============  ===========  ==================
set            pages  bytes              elements     ``<`` signs      lines        letters of article
=============  =====  =================  ===========  ===============  ===========  ==================
pages-en       181    173,809 (114,612)  739 (743)    1,487 (1,506)    174 (167)    4,628 (3,334)
pages-multi    110    74,930 (64,742)    880 (692)    1,799 (1,427)    203 (156)    2,947 (2,197)
pages-ar       9      68,175 (69,818)    469 (473)    --               --           --
=============  =====  =================  ===========  ===============  ===========  ==================

Of the bytes of pages-en, 49,491 are scripts (36 elements), 44,445 style sheets, 41,131 values of attributes and 17,139
text; a page has 144 links, 29 ``<p>`` and 41 comments; 71 of 100 have JSON-LD, 96 Open Graph, 52 ``srcset``. The sites
here are modelled on pages-en, from which they differ as its pages do: some have twice the elements of others, and many
times the scripts.

Everything is seeded: the same site and number give the same page in any process. No text is taken from anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from benchmarks.speed import parts
from benchmarks.speed.declared import head
from benchmarks.speed.design import Design, design_of
from benchmarks.speed.frame import Frame
from benchmarks.speed.sentences import LANGUAGES, Writer
from benchmarks.speed.story import Story, published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.speed.sentences import Language

SENTENCES = (12, 112)
"""Fewest and most of an article behind its lead; some 95 letters each."""
OTHERS = 24
"""Other articles that a page offers at most: those published before it."""
SMALL = 0.08
"""Scale of pages that are some tenth of the usual size, to have many of them in bearable time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsPage:
    """A generated page and what its article is."""

    url: str
    title: str
    text: str = field(repr=False)
    """The article's paragraphs, one a line."""
    html: bytes = field(repr=False)


class Site:
    """One generated site; *base* is its address without a slash at the end, *length* shortens its articles."""

    def __init__(self, design: Design, base: str, length: float = 1.0) -> None:
        self.design = design
        self.base = base
        self.length = length
        self._frame = Frame(design)
        self._title = lru_cache(maxsize=4 * OTHERS)(self._write_title)
        frame = self._frame
        direction = ' dir="rtl"' if design.language == "ar" else ""
        self._open = (
            f'<!DOCTYPE html>\n<html lang="{design.language}"{direction}>\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        )
        self._top = f"{frame.head_files()}</head>\n<body{design.classes('page')}>\n{frame.header()}{frame.advert('top')}"
        self._side = frame.advert("side") + frame.weather() + frame.newsletter()
        self._bottom = frame.advert("bottom") + frame.footer() + "</body>\n</html>\n"

    def page(self, number: int) -> NewsPage:
        """Return page *number*, from 0."""
        story = self._story(number)
        design, frame = self.design, self._frame
        side = frame.box(
            "sidebar",
            parts.headlines(story, design, frame, number % 3, 8, "most_read"),
            self._side,
            parts.headlines(story, design, frame, 8, 7, "latest"),
            tag="aside",
        )
        column = frame.box(
            "article-column",
            parts.article(story, design, frame),
            parts.tags(story, frame),
            frame.share(),
            tag="article",
        )
        after = parts.cards(story, design, frame, 12, 7, "related") + parts.comments(story, design, frame)
        main = side + column + after if design.sidebar_first else column + after + side
        html = "".join(
            (
                self._open,
                head(story, design, frame.outlet),
                self._top,
                frame.box("main-content", main, tag="main"),
                self._bottom,
            )
        )
        return NewsPage(
            url=story.url, title=story.title, text="\n".join(story.paragraphs), html=html.encode()
        )

    def url(self, number: int) -> str:
        """Return the address of page *number*."""
        day = published(number)
        forms = (f"/{day:%Y/%m/%d}/story-{number}", f"/news/{100_000 + number}", f"/a/{number}-report.html")
        return self.base + forms[self.design.number % len(forms)]

    def _story(self, number: int) -> Story:
        writer = self._writer(number)
        low, high = (round(self.length * sentences) for sentences in SENTENCES)
        others = [(self._title(number + i), self.url(number + i)) for i in range(1, OTHERS + 1)]
        return Story(
            number=number,
            url=self.url(number),
            writer=writer,
            paragraphs=writer.paragraphs(low + int((high - low) * writer.rng.random() ** 2)),
            published=published(number),
            others=others,
        )

    def _writer(self, number: int) -> Writer:
        return Writer(self.design.language, 1_000_003 * self.design.number + number)

    def _write_title(self, number: int) -> str:
        return self._writer(number).title


def sites(
    count: int,
    *,
    languages: tuple[Language, ...] = LANGUAGES,
    scale: float = 1.0,
    bases: tuple[str, ...] = (),
) -> list[Site]:
    """Return *count* sites, in *languages* by turns; *bases* are their addresses, if they are to be served.

    What stands around the article is *scale* times as large as usual, the article the root of that.
    """
    return [
        Site(
            design_of(number, languages, scale),
            bases[number] if bases else f"https://www.outlet-{number}.invalid",
            scale**0.5,
        )
        for number in range(count)
    ]


def pages(of: list[Site], count: int, first: int = 0) -> Iterator[NewsPage]:
    """Yield *count* pages, made as they are asked for: one of each site by turns, its page *first* first."""
    for number in range(count):
        yield of[number % len(of)].page(first + number // len(of))
