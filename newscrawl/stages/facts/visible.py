"""What a page shows near its headline: the headline, times, date lines, a byline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.items import Fact
from newscrawl.stages.dates import is_date_line
from newscrawl.stages.facts.headline import find_headline, short_text
from newscrawl.stages.facts.values import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    import lxml.html

ELEMENTS_AFTER, ELEMENTS_BEFORE = 60, 15
"""How far from the headline its date and byline stand, in elements of the document. Of 190 real pages 153
show a date after it, 126 of them within 60; what comes later is mostly of other stories. Where none
follows, it precedes the headline by one to three, with room for a byline here."""

PARAGRAPHS = 3
"""Paragraphs on each side between which a date is another story's."""
PARAGRAPH_CHARS = 60
"""Characters of a paragraph before its first link or bold word."""
TEXT_MAX_CHARS = 150
"""Longer texts are no headline's date line and no byline."""
_LINE_MAX_PARTS = 6  # elements that a date line is made of: icon, label, day, time
_DATED = ("published", "datepublished", "date", "entry-date", "posted", "posted-on")
# A word of a class that names the author's element, and one that tells it is another's (a comment form).
_BYLINE = re.compile(
    r"""
    (?: ^ | [-_] )
    (?: author | byline | writer | reporter | katib | kateb
      | auteur | autor [ae]? | verfasser | yazar | muhabir | penulis ) s?
    (?: [-_]? name )? (?: $ | [-_] )
    """,
    re.VERBOSE,
)
_NO_BYLINE = re.compile(r"comment|form|avatar|image|img|photo|bio|social|box|list|related")
# An address of a front page, or of one of its languages; of any host, as headlines link to articles.
_FRONT_PAGE = re.compile(
    r"(?:https?:)?//[^/?#]+/?(?:[a-z]{2}/?)?|\.?/(?:index\.\w+|[a-z]{2}/?)?", re.IGNORECASE
)
_ASIDE = frozenset({"nav", "aside"})  # what stands in these is the site's, or other stories'


def read_visible(elements: Sequence[lxml.html.HtmlElement], titles: Collection[str]) -> Iterator[Fact]:
    """Yield the headline and what stands near it among *elements*, which are in document order.

    *titles* are what the head declares: the headline is the ``h1`` that agrees with one of them, else an
    element that repeats one word for word, else the first ``h1``. First comes what follows the headline,
    then what precedes it, so that the first fact of a name is the likeliest. A page without a headline
    shows only what its markup names: a time that is marked as the publication's, or is the only one.
    """
    shown = [
        (index, text)
        for index, element in enumerate(elements)
        if element.tag == "h1" and (text := short_text(element))
    ]
    names = [(index, text) for index, text in shown if _leads_home(elements[index], text)]
    yield from (Fact(name="site_name", value=text, origin="text") for _, text in names)
    headings = [heading for heading in shown if heading not in names]
    found = find_headline(elements, headings, [fold(title) for title in titles])
    near: Sequence[lxml.html.HtmlElement] = ()
    if found is not None:
        at, text = found
        yield Fact(name="title", value=text, origin="text")
        after, before = (
            elements[at + 1 : at + 1 + ELEMENTS_AFTER],
            elements[max(0, at - ELEMENTS_BEFORE) : at],
        )
        over = set(elements[at].iterancestors())  # a headline inside an <aside> has its date there too
        after = _around_text(after, elements[at + 1 + ELEMENTS_AFTER : at + 1 + 2 * ELEMENTS_AFTER])
        near = [element for element in (*after, *reversed(before)) if not _is_aside(element, over)]
    yield from (Fact(name="title", value=text, origin="text") for _, text in headings)
    for element in _times(elements, near):
        changed = "modified" in _names(element) or "updated" in _names(element)
        value = clean(element.get("datetime") or "")
        yield Fact(name="modified" if changed else "published", value=value, origin="time")
    for element in near:
        yield from _lines(element)


def _around_text(
    after: Sequence[lxml.html.HtmlElement], rest: Sequence[lxml.html.HtmlElement]
) -> list[lxml.html.HtmlElement]:
    """Return the elements *after* a headline, before the *rest* of the page, without those in the middle of its text: a date
    with paragraphs before and behind it is a second story's."""
    paragraphs = [i for i, element in enumerate((*after, *rest)) if _is_paragraph(element)]
    if len(paragraphs) < 2 * PARAGRAPHS:
        return list(after)
    begins, ends = paragraphs[PARAGRAPHS - 1], paragraphs[-PARAGRAPHS]
    return [element for i, element in enumerate(after) if not begins < i < ends]


def _is_paragraph(element: lxml.html.HtmlElement) -> bool:
    return element.tag == "p" and len((element.text or "").strip()) >= PARAGRAPH_CHARS


def _leads_home(heading: lxml.html.HtmlElement, text: str) -> bool:
    """Return whether all of *heading*, whose *text* is given, is a link to the site's front page: the outlet's name."""
    inside = next(heading.iter("a"), None)
    link = inside if inside is not None else next(heading.iterancestors("a"), None)
    if link is None or _FRONT_PAGE.fullmatch((link.get("href") or "").strip()) is None:
        return False
    return inside is None or short_text(inside) == text


def _is_aside(element: lxml.html.HtmlElement, over: Collection[lxml.html.HtmlElement]) -> bool:
    around = (element, *element.iterancestors())
    return any(ancestor.tag in _ASIDE and ancestor not in over for ancestor in around)


def _times(
    elements: Sequence[lxml.html.HtmlElement], near: Sequence[lxml.html.HtmlElement]
) -> list[lxml.html.HtmlElement]:
    """Return the ``<time datetime>`` of the story, those that say that they are its date first."""
    times = [element for element in elements if element.tag == "time" and element.get("datetime")]
    beside = [element for element in near if element in times]
    marked = [element for element in times if _names_date(element)]
    if not beside:
        beside = marked if len(marked) == 1 else times if len(times) == 1 else []
    return sorted(beside, key=lambda element: not _names_date(element))


def _names_date(element: lxml.html.HtmlElement) -> bool:
    return element.get("pubdate") is not None or any(word in _DATED for word in _names(element).split())


def _names(element: lxml.html.HtmlElement) -> str:
    return f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()


def _lines(element: lxml.html.HtmlElement) -> Iterator[Fact]:
    """Yield the date or the byline that *element* shows."""
    if element.tag == "time" and element.get("datetime"):
        return  # its attribute says the same, exactly
    if is_byline(element) and (text := short_text(element)) and len(text) <= TEXT_MAX_CHARS:
        yield Fact(name="author", value=text, origin="text")
    elif len(element) < _LINE_MAX_PARTS and (text := short_text(element)) and is_date_line(text):
        yield Fact(name="published", value=text, origin="text")


def is_byline(element: lxml.html.HtmlElement) -> bool:
    """Return whether *element* is named for a byline."""
    if element.get("rel") == "author" or "author" in (element.get("itemprop") or "").lower().split():
        return True
    tokens = (element.get("class") or "").lower().split()[:20]
    return any(_BYLINE.search(token[:80]) and not _NO_BYLINE.search(token[:80]) for token in tokens)
