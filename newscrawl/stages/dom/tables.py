"""Tables of data: standings, results, prices. A row is one line; the cells of tables that lay a page out are lines of
their own."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import lxml.html

    from newscrawl.stages.dom.line import Line

CELL_MARK = " | "
"""Between the cells of a row; it has no direction, so that it stands well in Arabic as well."""
ROWS, CELLS = 3, 3
"""Rows that make a table of data, and the cells that most of them have at least."""
HEADED_ROWS, HEADED_CELLS = 2, 2
"""The same of a table with a caption or with cells that head others: browsers take it for one of data, too, when they tell
those who cannot see it what it is."""
FIGURED_ROWS, FIGURED_CELLS, FIGURED = 3, 2, 0.6
"""The same of a table of names and figures, as prices are, and the share of its rows with a name and a figure."""
FIGURE_WORDS = 3
"""Words of a cell with a figure in it, at most: "62,00 TL"."""
CELL_DEPTH = 3
"""The element of a line and those around it among which its cell is sought: Word writes ``<td><p>``, editors ``<td><div><p>``."""
LOOKED_AT = 60
"""Rows of a table that are looked at, at most, and cells of a row."""
CELL_WORDS = 12
"""Words in a cell of data, at most; more are a paragraph."""
LINKED = 0.5
"""Share of cells that are links as a whole from which a table is a menu."""

_DIGIT = re.compile(r"\d")
_CELLS = frozenset({"td", "th"})


def with_rows(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield *lines* with those of each row of a table of data in one, tag ``tr``, and without those that show nothing,
    which stand between cells."""
    known: dict[lxml.html.HtmlElement, bool] = {}
    row: list[Line] = []
    at: lxml.html.HtmlElement | None = None
    for line in lines:
        if line.tag != "hr" and all(map(str.isspace, line.parts)):
            continue
        found = _row_of(line, known)
        if row and (
            found is not at or (line.place is not row[0].place and line.place.part is not row[0].part)
        ):
            yield _joined(row, at)
            row = []
        at = found
        if found is None:
            yield line
        else:
            row.append(line)
    if row:
        yield _joined(row, at)


def _row_of(line: Line, known: dict[lxml.html.HtmlElement, bool]) -> lxml.html.HtmlElement | None:
    """Return the row of a table of data that *line* is in; none if it is in none."""
    cell = _cell_of(line)
    row = next(cell.iterancestors("tr"), None) if cell is not None else None
    table = next(row.iterancestors("table"), None) if row is not None else None
    if table is None:
        return None
    if table not in known:
        known[table] = _is_data(table)
    return row if known[table] else None


def _cell_of(line: Line) -> lxml.html.HtmlElement | None:
    """Return the cell that *line* is in; none if it is in none, or farther within it than in a paragraph."""
    element = line.element
    for _ in range(CELL_DEPTH):
        if element is None or element.tag in _CELLS:
            return element
        element = element.getparent()
    return None


def _is_data(table: lxml.html.HtmlElement) -> bool:
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [list(islice(row, LOOKED_AT)) for row in islice(table.iter("tr"), LOOKED_AT)]
    is_headed = next(table.iter("th", "caption", "thead"), None) is not None
    least, wide = (HEADED_ROWS, HEADED_CELLS) if is_headed else (ROWS, CELLS)
    is_wide = len(rows) >= least and sum(len(row) >= wide for row in rows) > len(rows) / 2
    if not is_wide and len(rows) < FIGURED_ROWS:
        return False
    told = [list(map(_text, row)) for row in rows]
    if not is_wide and not _has_figures(told):
        return False
    cells, texts = list(chain(*rows)), list(chain(*told))
    if any(len(text.split(None, CELL_WORDS + 1)) > CELL_WORDS for text in texts):
        return False
    linked = sum(_is_link(cell, text) for cell, text in zip(cells, texts, strict=True))
    return linked < LINKED * len(cells)


def _has_figures(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether most of *rows* have a name in one cell and a figure in another."""
    figures = [list(map(_is_figure, row)) for row in rows if len(row) >= FIGURED_CELLS]
    return sum(any(row) and not all(row) for row in figures) >= FIGURED * len(rows)


def _is_figure(text: str) -> bool:
    return _DIGIT.search(text) is not None and len(text.split()) <= FIGURE_WORDS


def _text(cell: lxml.html.HtmlElement) -> str:
    return " ".join("".join(cell.itertext()).split())


def _is_link(cell: lxml.html.HtmlElement, text: str) -> bool:
    link = next(cell.iter("a"), None)
    return bool(text) and link is not None and _text(link) == text


def _joined(row: list[Line], element: lxml.html.HtmlElement | None) -> Line:
    """Return the cells of *row* that say something as one line."""
    cells = (
        " ".join(" ".join("".join(line.parts) for line in cell).split()) for _, cell in groupby(row, _cell_of)
    )
    texts = [text for text in cells if text]
    return replace(
        row[0],
        tag="tr",
        parts=[CELL_MARK.join(texts)],
        link_letters=sum(line.link_letters for line in row),
        href=next((line.href for line in row if line.href), None),
        element=element,
    )
