"""Phrases inside a line: where two elements met and the text between them was lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.folding import Folded, fold, fold_map
from newscrawl.rules.model import Mark
from newscrawl.rules.reading import SEPARATORS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newscrawl.rules.index import Entry, Index

GLUED_PREFIX_CHARS = 3
"""Letters that the word before must have where a phrase is glued to it: fewer are a clitic ("والمصدر")."""
GLUED_PHRASE_CHARS = 6
"""Letters that a phrase must have to be seen in a longer token: shorter ones are parts of words."""
MARKS_MAX = 50
"""Marks reported of one line."""

QUOTED_CHARS = 200
"""How far behind a phrase the mark is sought that closes a quotation."""
_QUOTES = {'"': '"', "«": "»", "“": "”", "„": "“"}

_COLON = re.compile(r"\s?[:|]")
_BREAKS = frozenset(".!?؟|•")


def find_inside(text: str, index: Index, anywhere: Index) -> tuple[Mark, ...]:
    """Return the marks of the phrases of *index* in *text*, in order, none over another; *anywhere* are those
    of its phrases that need no colon after them."""
    folded = fold(text)
    if ":" not in folded and "|" not in folded:
        index = anywhere
    present = (entries for word, entries in index.items() if word in folded)
    hits = [(at, entry) for entries in present for entry in entries for at in _places(folded, entry)]
    if not hits:
        return ()
    hits.sort(key=lambda hit: (hit[0], -len(hit[1].text)))
    places = fold_map(text)
    marks: list[Mark] = []
    free = 0
    for at, entry in hits:
        if at >= free and len(marks) < MARKS_MAX:
            found = mark(places, entry, at, at + len(entry.text))
            if not _ends_compound(text, found.start):
                free = at + len(entry.text)
                marks.append(found)
    return tuple(marks)


def _places(folded: str, entry: Entry) -> Iterator[int]:
    at = folded.find(entry.text)
    found = 0
    while at >= 0 and found < MARKS_MAX:
        if _stands(folded, entry, at):
            found += 1
            yield at
        at = folded.find(entry.text, at + len(entry.text))


def _stands(folded: str, entry: Entry, at: int) -> bool:
    end = at + len(entry.text)
    if folded[end : end + 1].isalnum() or _is_quoted(folded, at, end):
        return False
    mode = entry.rule.inside
    if mode != "yes" and not _COLON.match(folded, end):
        return False
    before = folded[max(0, at - GLUED_PREFIX_CHARS) : at]
    if before[-1:].isalnum():
        return (
            len(entry.text) >= GLUED_PHRASE_CHARS and len(before) == GLUED_PREFIX_CHARS and before.isalpha()
        )
    return mode != "break" or before.rstrip()[-1:] in _BREAKS


def _is_quoted(folded: str, at: int, end: int) -> bool:
    """Return whether a quotation opens right before the phrase from *at* to *end* and closes behind it: somebody says so."""
    closing = _QUOTES.get(folded[at - 1 : at])
    return closing is not None and folded.find(closing, end, end + QUOTED_CHARS) >= 0


def _ends_compound(text: str, at: int) -> bool:
    """Return whether the word at *at* goes on from a letter in small letters of its own: "Energiequelle: Sonne und Wind". What
    was glued to another text begins with a capital, where its script has them."""
    return at > 0 and text[at - 1].isalnum() and text[at].islower()


def mark(places: Folded, entry: Entry, at: int, end: int) -> Mark:
    """Return the mark of the phrase of *entry* that stands from *at* to *end* in the folded text of *places*."""
    start, stop = places.span(at, end)
    after = SEPARATORS.match(places.text, end)
    value_at = after.end() if after else end
    return Mark(
        kind=entry.rule.kind,
        rule=entry.rule.id,
        where="inside",
        phrase=places.original[start:stop],
        value=places.original[places.offsets[value_at] :].strip(),
        start=start,
        end=stop,
    )
