"""Authors that are persons: no desks, agencies, logins, addresses, outlets."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from newscrawl.folding import SIGNS, fold
from newscrawl.stages.dates import before_date, besides_dates
from newscrawl.stages.metadata.outlets import names_outlet, words_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable

    from newscrawl.items import Fact, Origin

ORIGINS: tuple[Origin, ...] = ("json-ld", "meta", "text")
"""Parts of a page that name authors, most trusted first; the first that names a person is taken."""
AUTHORS_MAX = 20
NAME_WORDS = (2, 6)
"""Words of a person's name: one word alone is a login or a desk; "Dr. Muhammad bin Abdullah al-Qahtani"
has six in Arabic."""
NAME_MAX_CHARS = 60
BYLINE_MAX_CHARS = 300
PARTICLE = 3
"""Letters of a word before a time of day that is no part of a name: "at", "um"."""

_SEPARATOR = re.compile(r"\s*[,،;؛|/•·\n&()\[\]]\s*|\s+[-–—]\s+")
_EDGES = " \t:.،,-–—*\"'«»"
# Letters with the points and marks that names have, and no digit, underscore, at sign or address.
_NAME = re.compile(rf"[^\W\d_] (?: [^\W\d_] | [ .'’\-\u0300-\u036f\u064b-\u0652\u200c{SIGNS}] )*", re.VERBOSE)
# One to three characters each of family and given name: Chinese, Japanese with the given name in kana or not, Korean.
_UNSPACED_NAME = re.compile(
    r"[\u3400-\u9fff]{2,5} | [\u3400-\u9fff]{1,3}[\u3041-\u30ff]{1,4} | [\uac00-\ud7a3]{2,4}", re.VERBOSE
)
_CLOCK_LAST = re.compile(
    r"""
    \s+ (?: ב-? )? \d{1,2} [:.] \d\d (?: [:.] \d\d )?
    (?: \s? (?: \w{1,5} | \w\. \s? \w\.? ) )? \s* $   # "am", "ص", "Uhr", "p. m."
    """,
    re.VERBOSE,
)
_HANDLE = re.compile(r"\#?\b [^\W\d_]{2,20} (?: _ [^\W\d_]{2,20} ){1,3} \b", re.VERBOSE)
"""A name as services write it: "#Mona_Haddad"."""
_LOGIN = re.compile(r"@|https?:|www\.", re.IGNORECASE)
_HOST = re.compile(r"\w{3}\.\w{2}")  # "Dr.Jane" may be written so, "daily.example" is an address
_ROLE = re.compile(r"\s ([^\W\d_]{3,20}) \s? [:：]", re.VERBOSE)  # what the next one did: "Photos:"
_INITIAL_LAST = re.compile(r"(?<=\s) [^\W\d_] \Z", re.VERBOSE)
# "And" in Polish, Russian, Ukrainian, Czech, Indonesian and Romanian, in a small letter only: "Lee A Byrd", "Dan Brown".
_NAME_TOO = re.compile("[AIИІЙ]|Dan|Si")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The words of bylines of all languages, as pieces of folded text."""

    prefixes: Mapping[int, frozenset[str]]
    """"By" and the like, by the number of their words, the longest first."""
    labels: frozenset[str]
    """All of them."""
    joins: frozenset[str]
    glued_joins: frozenset[str]
    """Letters that mean "and" when written onto the next name."""
    names_with_join: frozenset[str]
    desks: frozenset[str]
    before_clock: frozenset[str]
    """Longer words that lead up to a time of day."""


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
    words = _words()
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
    return tuple(dict.fromkeys(name for name in names if _is_person(name, words, outlets)))


def _without_clock(byline: str, words: _Words) -> str:
    """Return *byline* without the time of day at its end, and the word or two that lead up to it: "at", "a las"."""
    found = _CLOCK_LAST.search(byline)
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
    return persons(line) if len(line) <= BYLINE_MAX_CHARS and _is_announced(line, _words()) else ()


def _is_announced(line: str, words: _Words) -> bool:
    """Return whether *line* opens with what announces a person, as "By" does."""
    return _bare(line, words) != line.strip(_EDGES)


def _bare(text: str, words: _Words) -> str:
    """Return *text* without the "by" before it."""
    text = _without_edges(text)
    for length, prefixes in words.prefixes.items():
        head = text.split(maxsplit=length)
        if len(head) > length and words_key(" ".join(head[:length])) in prefixes:
            return _bare(head[length], words)
    label, mark, rest = text.replace("：", ":").partition(":")
    return _bare(rest, words) if mark and words_key(label) in words.labels else text


def _credits(text: str, words: _Words) -> Iterator[str]:
    """Yield *text*, or the first of two credits in it ("A Smith Photos: B Jones"), and the second if it is announced as
    an author's. "New York: A Smith" looks alike, but has no name and a word more before the colon."""
    role = _ROLE.search(text)
    if role is None or not _is_person(text[: role.start()], words, frozenset()):
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


def _parted(text: str, words: _Words) -> Iterator[str]:
    """Yield the names in *text* that words like "and" join, written apart or (Arabic) onto the next."""
    name: list[str] = []
    pieces = text.split()
    for index, piece in enumerate(pieces):
        folded = fold(piece)
        rest = len(pieces) - index
        glued = piece[1:] if folded[:1] in words.glued_joins and folded not in words.names_with_join else ""
        if folded in words.joins and (text.isupper() or not _NAME_TOO.fullmatch(piece)):
            yield " ".join(name)
            name = []
        elif glued and len(glued) > 2 and len(name) >= NAME_WORDS[0] and rest >= NAME_WORDS[0]:  # noqa: PLR2004 - a word
            yield " ".join(name)
            name = [glued]
        else:
            name.append(piece)
    yield " ".join(name)


def lacks_capital(text: str) -> bool:
    """Return whether *text* is of a script that has capitals and has none: words of a sentence, and no name."""
    return text == text.lower() != text.upper()


def names_desk(text: str) -> bool:
    """Return whether *text*, or a word of it, is that of a desk or an agency: "Economy desk"."""
    key = words_key(text)
    return not _words().desks.isdisjoint({key, *key.split()})


def _is_person(name: str, words: _Words, outlets: frozenset[str]) -> bool:
    pieces = name.split()
    if _UNSPACED_NAME.fullmatch(name):
        return words_key(name) not in words.desks and not names_outlet(name, outlets)
    if not NAME_WORDS[0] <= len(pieces) <= NAME_WORDS[1] or len(name) > NAME_MAX_CHARS:
        return False
    if not _NAME.fullmatch(name) or _HOST.search(name) or names_outlet(name, outlets):
        return False
    if lacks_capital(name):
        return False
    # "About the author" announces one, and is none.
    return words_key(name) not in words.labels and not names_desk(name)


@cache
def _words() -> _Words:
    tables = [
        _table(path)
        for path in (files("newscrawl.rules") / "authors").iterdir()
        if path.name.endswith(".toml")
    ]

    def keys(name: str) -> Iterable[str]:
        return {words_key(phrase) for table in tables for phrase in table.get(name, ())}

    return _Words(
        prefixes=_by_length(keys("prefixes")),
        labels=frozenset(keys("prefixes")),
        joins=frozenset(keys("joins")),
        glued_joins=frozenset(keys("glued_joins")),
        names_with_join=frozenset(keys("names_with_join")),
        desks=frozenset(keys("desks")),
        before_clock=frozenset(keys("before_clock")),
    )


def _by_length(prefixes: Iterable[str]) -> dict[int, frozenset[str]]:
    """Return *prefixes* by the number of their words, the most first."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for prefix in prefixes:
        found[len(prefix.split())].add(prefix)
    return {length: frozenset(found[length]) for length in sorted(found, reverse=True)}


def _table(path: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: {error}; correct the TOML") from error
