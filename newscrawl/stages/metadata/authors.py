"""Authors that are persons, read from bylines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.folding import fold
from newscrawl.stages.dates import before_date, besides_dates
from newscrawl.stages.metadata.byline_words import BylineWords, byline_words
from newscrawl.stages.metadata.outlets import words_key
from newscrawl.stages.metadata.persons import NAME_WORDS, is_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newscrawl.items import Fact, Origin

ORIGINS: tuple[Origin, ...] = ("json-ld", "meta", "text")
"""Parts of a page that name authors, most trusted first; the first that names a person is taken."""
AUTHORS_MAX = 20
BYLINE_MAX_CHARS = 300
PARTICLE = 3
"""Letters of a word before a time of day that is no part of a name: "at", "um"."""

_SEPARATOR = re.compile(r"\s*[,،;؛|/•·\n&()\[\]]\s*|\s+[-–—]\s+")
_EDGES = " \t:.،,-–—*\"'«»"
_HANDLE = re.compile(r"\#?\b [^\W\d_]{2,20} (?: _ [^\W\d_]{2,20} ){1,3} \b", re.VERBOSE)
"""A name as services write it: "#Mona_Haddad"."""
_LOGIN = re.compile(r"@|https?:|www\.", re.IGNORECASE)
_ROLE = re.compile(r"\s ([^\W\d_]{3,20}) \s? [:：]", re.VERBOSE)  # what the next one did: "Photos:"
_INITIAL_LAST = re.compile(r"(?<=\s) [^\W\d_] \Z", re.VERBOSE)


def settle_authors(facts: Sequence[Fact], outlets: frozenset[str]) -> tuple[str, ...]:
    """Return the persons that the page names as authors, each once, in its order and spelling."""
    for origin in ORIGINS:
        values = [fact.value for fact in facts if fact.name == "author" and fact.origin == origin]
        names: dict[str, str] = {}
        for name in (name for value in values[:AUTHORS_MAX] for name in persons(value, outlets)):
            names.setdefault(fold(name), name)
        if names:
            return tuple(names.values())[:AUTHORS_MAX]
    return ()


def persons(byline: str, outlets: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the names of persons in *byline*: "By A and B", "A، B - Cairo", "By A, 19 May 2024"."""
    if len(byline) > BYLINE_MAX_CHARS or _LOGIN.search(byline):
        return ()
    byline = spelled_out(byline)
    words = byline_words()
    undated = besides_dates(byline)
    if undated is not None:
        byline = ", ".join(undated)
    elif (before := before_date(byline)) and _is_announced(before, words):
        byline = before  # behind the date stands how many read it
    else:
        byline = _without_clock(byline, words)
    parts = [
        part
        for whole in _SEPARATOR.split(_bare(byline, words))
        for credit in _credits(whole, words)
        for part in _parted(credit, words)
    ]
    names = (_bare(part, words) for part in parts)
    return tuple(dict.fromkeys(name for name in names if is_person(name, outlets)))


def _without_clock(byline: str, words: BylineWords) -> str:
    """Return *byline* without the time of day at its end, and the word or two that lead up to it: "at", "a las"."""
    found = words.clock_last.search(byline)
    if found is None:
        return byline
    pieces = byline[: found.start()].split()
    for count in (2, 1):
        lead = " ".join(pieces[-count:])
        if words_key(lead) in words.before_clock or (count == 1 and len(lead.rstrip("-:.")) <= PARTICLE):
            return " ".join(pieces[:-count])
    return " ".join(pieces)


def spelled_out(text: str) -> str:
    """Return *text* with the names in it spelled out that it has as services write them: "#Mona_Haddad"."""
    return _HANDLE.sub(lambda found: found[0].lstrip("#").replace("_", " "), text)


def together(text: str) -> tuple[str, ...]:
    """Return the names of several persons that *text* is, with nothing but "and" between them; none for any other text."""
    names = persons(text) if _SEPARATOR.search(text.strip(_EDGES)) is None else ()
    joins = len(names) - 1
    rest = len(text.split()) - sum(len(name.split()) for name in names)
    return names if len(names) > 1 and 0 <= rest <= joins else ()


def announced(line: str) -> tuple[str, ...]:
    """Return the names of the persons in *line* if it opens with what announces them, as "By" does; else none."""
    return persons(line) if len(line) <= BYLINE_MAX_CHARS and _is_announced(line, byline_words()) else ()


def _is_announced(line: str, words: BylineWords) -> bool:
    """Return whether *line* opens with what announces a person, as "By" does."""
    return _bare(line, words) != line.strip(_EDGES)


def _bare(text: str, words: BylineWords) -> str:
    """Return *text* without the "by" before it."""
    text = _without_edges(text)
    for length, prefixes in words.prefixes.items():
        head = text.split(maxsplit=length)
        if len(head) > length and words_key(" ".join(head[:length])) in prefixes:
            return _bare(head[length], words)
    label, mark, rest = text.replace("：", ":").partition(":")
    return _bare(rest, words) if mark and words_key(label) in words.labels else text


def _credits(text: str, words: BylineWords) -> Iterator[str]:
    """Yield *text*, or the first of two credits in it ("A Smith Photos: B Jones"), and the second if it is announced as
    an author's. "New York: A Smith" looks alike, but has no name and a word more before the colon."""
    role = _ROLE.search(text)
    if role is None or not is_person(text[: role.start()]):
        yield text
        return
    yield text[: role.start()]
    if words_key(role[1]) in words.labels:
        yield text[role.end() :]


def _without_edges(text: str) -> str:
    """Return *text* without the marks around it, but with a dot that stands for the rest of a name: "Nadia B."."""
    bare = text.strip(_EDGES)
    return (
        f"{bare}."
        if _INITIAL_LAST.search(bare) and text.rstrip().startswith(".", text.index(bare) + len(bare))
        else bare
    )


def _parted(text: str, words: BylineWords) -> Iterator[str]:
    """Yield the names in *text* that words like "and" join, written apart or (Arabic) onto the next."""
    name: list[str] = []
    pieces = text.split()
    for index, piece in enumerate(pieces):
        folded = fold(piece)
        rest = len(pieces) - index
        glued = piece[1:] if folded[:1] in words.glued_joins and folded not in words.names_with_join else ""
        may_be_name = (piece.capitalize() if text.isupper() else piece) in words.joins_or_names
        # In capitals, "DAN BROWN" is told from an "and" by what stands at its sides.
        parts = text.isupper() and len(name) >= NAME_WORDS[0] and rest > NAME_WORDS[0]
        if folded in words.joins and (parts or not may_be_name):
            yield " ".join(name)
            name = []
        elif glued and len(glued) > 2 and len(name) >= NAME_WORDS[0] and rest >= NAME_WORDS[0]:  # noqa: PLR2004 - a word
            yield " ".join(name)
            name = [glued]
        else:
            name.append(piece)
    yield " ".join(name)
