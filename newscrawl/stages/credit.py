"""Metadata out of what was cut: a "Source: ..." line is no text of the story, but it says something."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from newscrawl.folding import fold, fold_words
from newscrawl.items import Metadata, Related
from newscrawl.rules.sentences import ends_sentence
from newscrawl.stages.credit_values import HEAD, keywords_of, unique, value_of, without_label
from newscrawl.stages.dates import before_date, besides_dates, is_date_line, read_date
from newscrawl.stages.lines.bare_labels import label_before_capital
from newscrawl.stages.lines.placed_source import is_exclusive, placed_source
from newscrawl.stages.lines.reading import BY_LOOKS
from newscrawl.stages.lines.shown_tags import shown_tags
from newscrawl.stages.lines.unlabelled import (
    stated_authors,
    stated_date,
    stated_source,
    stated_tags,
)
from newscrawl.stages.metadata.authors import announced, persons, together
from newscrawl.stages.metadata.persons import lacks_capital, names_desk
from newscrawl.stages.words.agencies import agency_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from newscrawl.items import Hints, Removed
    from newscrawl.rules import LanguageRules
    from newscrawl.stages.said import Said

INITIAL = 2
"""Letters of an initial, at most."""

CREDIT_LINE = "credit-line"
"""The rule that cuts a line of credits for how it is built."""

_DASH = re.compile(r"\s[-–—]\s")
PLACE_AND_SOURCE, PLACE_WORDS = 2, 2
"""Parts of a line that says where a story was written and for whom, and words of the place at most."""


def credited(metadata: Metadata, said: Said, rules: LanguageRules, hints: Hints, now: datetime) -> Metadata:
    """Return *metadata* with what the cut blocks say filled in where the page declares nothing: first what a
    rule labels, then what a look at unlabelled lines finds."""
    labelled = (tag for cut in said.cuts if cut.kind == "keywords" for tag in keywords_of(cut, rules))
    declared = metadata.published if metadata.published_from != "url" else None
    shown = None if declared else _date(said, hints, now)
    declared_authors = tuple(name for name in metadata.authors if not _names_agency(name, rules))
    authors = declared_authors or _authors(said.without_own_name(), rules)
    source = (
        metadata.source
        or _source(said, rules, authors)
        or _own_source(said, authors)
        or placed_source(_placed(said), said.told, authors, said.own_name, rules)
    )
    return replace(
        metadata,
        source=source,
        authors=tuple(name for name in authors if fold_words(name) != fold_words(source or "")),
        keywords=unique(
            without_label(metadata.keywords, rules)
            or without_label(unique(labelled), rules)
            or without_label(stated_tags(said.tail, rules), rules)
            or shown_tags(said.tail, said.head, said.told, rules)
        ),
        published=shown or metadata.published,
        published_from="text" if shown else metadata.published_from,
    )


def _source(said: Said, rules: LanguageRules, authors: Sequence[str]) -> str | None:
    """Return whom a label names, or an agency, none of *authors* ("Exclusive - Mona Haddad") and no part of their names;
    nobody is read off a date: Mehr is an agency, and a Persian month."""
    lines = [cut for cut in said.cuts if cut.kind == "source" and not is_date_line(cut.text)]
    values = (value_of(cut, rules) for cut in lines)
    labelled = (before_date(value) or value for value in values if value and value not in authors)
    agency = (stated_source((*said.head, *said.tail), rules),)
    # An entry of the menu is a link, or stands over the title: "National news".
    menu = {cut.index for cut in said.head} - {cut.index for cut in said.byline}
    named = (
        agency_in(c.text, rules.words)
        for c in lines
        if c.href is None and not (c.outside and c.index in menu)
    )
    found = (_without_place(name, rules) for name in chain(labelled, agency, named) if name)
    return next((name for name in found if not _is_part_of(name, authors)), None)


def _own_source(said: Said, authors: Sequence[str]) -> str | None:
    """Return the outlet's own name, where the byline credits the story to it; none of *authors*."""
    stated = (said.own_name.stated_in(cut.text) for cut in said.byline)
    return next((name for name in stated if name and name not in authors), None)


def _placed(said: Said) -> Iterator[str]:
    """Yield the lines below the title that were cut for their looks: no captions, and no links, which are entries of a menu."""
    return (
        cut.text
        for cut in said.byline
        if cut.href is None and cut.kind != "caption" and cut.rule.startswith((BY_LOOKS, CREDIT_LINE))
    )


def _without_place(name: str, rules: LanguageRules) -> str:
    """Return the source of a line of two parts: the agency, or what stands behind the place ("Abu Dhabi - The Statement")."""
    name = name.strip(" -–—")
    parts = [part for part in _DASH.split(name) if not is_exclusive(part, rules)] or [name]
    if len(parts) == 1:
        return parts[0].strip()
    if len(parts) != PLACE_AND_SOURCE or len(parts[0].split()) > PLACE_WORDS:
        return name
    return next((part for part in parts if fold(part) in rules.words.agencies), parts[-1]).strip()


def _is_part_of(name: str, persons: Sequence[str]) -> bool:
    """Return whether *name* is one of several words of a person's: "Fares" is an agency, and a given name."""
    words = fold_words(name)
    return any(len(words) < len(person) and set(words) <= set(person) for person in map(fold_words, persons))


def _authors(said: Said, rules: LanguageRules) -> tuple[str, ...]:
    credited = (cut for cut in said.cuts if cut.kind == "author" and not _tells_of_author(cut))
    labelled = [value for cut in credited if (value := value_of(cut, rules))]
    known = (persons(value) or (() if _is_no_name(value) else (value,)) for value in labelled)
    named = tuple(dict.fromkeys(name for names in known for name in names))
    if named or said.name:
        return named or together(said.name or "") or (said.name or "",)
    # Behind the text only what says that it is a byline: other lines there name whom they like.
    bylines = (*said.byline, *(cut for cut in said.tail if cut.kind == "author"))
    stated = stated_authors(bylines, rules, below_title=said.below_title)
    stated = stated or stated_authors(said.below, rules, below_title=True)
    told = (announced(cut.text) for cut in bylines if cut.kind == "author")
    return stated or next(filter(None, told), ())


def _tells_of_author(cut: Removed) -> bool:
    """Return whether the line *cut* is a sentence under the label of an author's box: who that is, and not his name."""
    return cut.rule.startswith("place-") and ends_sentence(cut.text)


def _is_no_name(value: str) -> bool:
    """Return whether *value* has no capital where its script has them, names a desk, has a digit, or is no more than
    initials."""
    return (
        lacks_capital(value)
        or names_desk(value)
        or any(map(str.isdigit, value))
        or not any(len(word) > INITIAL for word in re.findall(r"\w+", value))
    )


def _names_agency(name: str, rules: LanguageRules) -> bool:
    """Return whether *name*, which a page declares as its author, is an agency's."""
    return fold(name) in rules.words.agencies


def _date(said: Said, hints: Hints, now: datetime) -> str | None:
    """Return the first date that a date line states, one that a label says to be the date rather than a day alone over the
    title, which may be today's, and of those that say when the page was last changed only if there is no other."""
    dates = [
        (date.updated, cut.rule.startswith(HEAD), date)
        for cut in said.cuts
        if (cut.kind == "date" or (cut.kind == "author" and besides_dates(cut.text) is not None))
        and not cut.rule.startswith(BY_LOOKS)
        and (date := read_date(cut.text, now=now, timezone=hints.timezone, language=hints.language))
        is not None
    ]
    _, _, labelled = min(dates, key=lambda found: found[:2], default=(False, False, None))
    if labelled is not None and not labelled.updated:
        return labelled.iso
    places = (said.head, said.standfirst)
    shown = (stated_date(cuts, hints, now, below_title=said.below_title) for cuts in places)
    date = next(filter(None, shown), labelled)
    return date.iso if date else None


def _is_guess(cut: Removed) -> bool:
    """Return whether nothing but its looks says that the line is a headline to read next: no link, no heading
    over it, no other page."""
    return cut.rule.startswith(BY_LOOKS) and cut.href is None


def offered(removed: Sequence[Removed], rules: LanguageRules) -> tuple[Related, ...]:
    """Return the stories that the cut blocks offer to read next."""
    found: dict[str, Related] = {}
    for cut in removed:
        if (
            cut.kind not in {"related", "most_read"}
            or cut.rule == "place-describes-headline"
            or _is_guess(cut)
        ):
            continue
        mark = rules.read(cut.text) or label_before_capital(cut.text, rules)
        title = (mark.value if mark is not None else cut.text).strip(" •*-–—·\t")
        if len(title.split()) > 1:
            found.setdefault(fold(title), Related(title=title, url=cut.href))
    return tuple(found.values())
