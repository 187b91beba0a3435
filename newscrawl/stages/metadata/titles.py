"""A story's title: as the page shows it, without the outlet's name."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from newscrawl.stages.facts.values import clean
from newscrawl.stages.metadata.outlets import count_words, is_outlet, names_outlet, words_key

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from newscrawl.items import Fact

TITLES_MAX, TITLE_MAX_CHARS = 20, 1000
"""Candidates looked at, and what is read of each."""
TITLE_MIN_WORDS = 3
"""What is left of a title, and a heading that no other part of the page repeats, has at least as many."""
NAME_MAX_WORDS = 3
"""Words of a declared title that may be the outlet's name alone, where a heading of more has none of them."""
LABEL_MAX_WORDS = 6
"""Words of an outlet's name or a section at the end of a title."""
AGREEING_WORDS = 0.5
"""Share of a heading's words that a declared title must have for the two to be versions of one title."""

# On titles with single spaces: each is matched at most once, so nothing runs long.
_SEPARATOR = re.compile(
    r"""
    [ ] (?: -- | ـ+ | [>~/\\*=●◄►▶◀★☆⋆◆■▪]{1,3} ) [ ]   # what old sites put between the two
  | [ ]? (?: [|»«›‹•·_] | :: ) [ ]?   # marks that divide wherever they stand
    | [ ] [-–—] [ ]? | [-–—] [ ]      # a dash that joins no two words: "The Daily- News"
    | : [ ]
    """,
    re.VERBOSE,
)
_BAR = re.compile(r"[ ]?[|_][ ]?")
_ELLIPSIS = re.compile(r"(?:\.{2,3}|…)$")
_PARTS_MAX = 8


def settle_title(facts: Sequence[Fact], hint: str | None, outlets: frozenset[str]) -> str | None:
    """Return the title, or ``None`` where nothing states one.

    The page's own heading wins, because its quotes and its length are the story's, if a declared title
    agrees with it; then a heading that shares half its words with one; then what most declare.
    """
    shown = _values(facts, shown=True)
    declared = _values(facts, shown=False) + ([_spaced(clean(hint))] if hint else [])
    keys = [words_key(text) for text in (*shown, *declared)]
    shown = [title for text in shown if (title := without_outlet(text, keys, outlets))]
    declared = [title for text in declared if (title := without_outlet(text, keys, outlets))]
    declared = [title for title in declared if not _is_cut(title, declared)]
    return _agreed(shown, declared) or _likely(shown, declared) or _first(shown)


def _is_cut(title: str, others: Sequence[str]) -> bool:
    """Return whether *title* ends in dots where one of *others* goes on."""
    start = words_key(_ELLIPSIS.sub("", title)) if _ELLIPSIS.search(title) else ""
    longer = (words_key(other) for other in others if _ELLIPSIS.search(other) is None)
    return bool(start) and any(other.startswith(start) and other != start for other in longer)


def without_outlet(text: str, keys: Collection[str], outlets: frozenset[str]) -> str:
    """Return *text* without the outlet's name before or after it; empty if it is nothing else.

    A part goes if the rest is what another candidate says (*keys*: all of them, as
    :func:`~newscrawl.stages.metadata.outlets.words_key`), or if the part is the outlet's name.
    """
    others = {key for key in keys if key != words_key(text)}
    separators = list(_SEPARATOR.finditer(text))[:_PARTS_MAX]
    cuts = [(text[: cut.start()], text[cut.end() :]) for cut in separators]
    rests = [
        rest
        for before, after in cuts
        for rest, part in ((before, after), (after, before))
        if _outweighs(rest, part)
    ]
    repeated = [rest for rest in rests if words_key(rest) in others and not is_outlet(rest, outlets)]
    if repeated:
        return max(repeated, key=len).strip()
    # "... - a poll of The Daily" is no label where a second part of the page has the same words.
    return _without_name(text, outlets, whole=list(keys).count(words_key(text)) > 1)


def _outweighs(rest: str, part: str) -> bool:
    """Return whether *rest* can be a title beside *part*: a short heading that closes it is the site's."""
    words = count_words(rest)
    return words >= TITLE_MIN_WORDS or words > count_words(part)


def _without_name(text: str, outlets: frozenset[str], *, whole: bool) -> str:
    named = is_outlet if whole else names_outlet
    for _ in range(_PARTS_MAX):
        separators = list(_SEPARATOR.finditer(text))
        if not separators:
            break
        first, last = separators[0], separators[-1]
        if last[0].strip() != ":" and named(text[last.end() :], outlets):
            text = text[: last.start()].strip()
        elif is_outlet(text[: first.start()], outlets):
            text = text[first.end() :].strip()
        else:
            break
    return "" if is_outlet(text, outlets) else text


def _values(facts: Sequence[Fact], *, shown: bool) -> list[str]:
    values = (fact.value for fact in facts if fact.name == "title" and (fact.origin == "text") is shown)
    return list(dict.fromkeys(map(_spaced, values)))[:TITLES_MAX]


def _spaced(text: str) -> str:
    return " ".join(text[:TITLE_MAX_CHARS].split())


def _agreed(shown: Sequence[str], declared: Sequence[str]) -> str | None:
    """Return the first heading that a declared title repeats: alone, cut short, or with something added."""
    keys = {words_key(title) for title in declared}
    cut = tuple(words_key(_ELLIPSIS.sub("", title)) for title in declared if _ELLIPSIS.search(title))
    for title in shown:
        key = words_key(title)
        if key and (key in keys or any(start and key.startswith(start) for start in cut)):
            return title
    for title in shown:
        key = words_key(title)
        if count_words(key) >= TITLE_MIN_WORDS and any(_begins_or_ends(longer, key) for longer in keys):
            return title
    # Of a heading of two words no more is known than that a mark parts it from the rest: "Who sleeps? | The Daily".
    first = {words_key(_SEPARATOR.split(title, maxsplit=1)[0]) for title in declared}
    return next((title for title in shown if count_words(title) > 1 and words_key(title) in first), None)


def _begins_or_ends(longer: str, key: str) -> bool:
    return longer.startswith(f"{key} ") or longer.endswith(f" {key}")


def _likely(shown: Sequence[str], declared: Sequence[str]) -> str | None:
    if not declared:
        return None
    words = {word for title in declared for word in words_key(title).split()}
    for title in shown:
        own = words_key(title).split()
        if len(own) >= TITLE_MIN_WORDS and sum(word in words for word in own) >= AGREEING_WORDS * len(own):
            return title
    counts = Counter(map(words_key, declared))
    best = max(counts.values())
    title = next(title for title in declared if counts[words_key(title)] == best)
    if count_words(title) <= NAME_MAX_WORDS:
        # "The Lock Gazette" over every page of an old site says nothing of this one.
        heading = next((text for text in shown if count_words(text) > NAME_MAX_WORDS), None)
        if heading is not None and words.isdisjoint(words_key(heading).split()):
            return heading
    return _without_labels(title) if best == 1 else title


def _without_labels(title: str) -> str:
    """Return the longest part of *title* between bars, if the others are short enough to be labels: a
    section, an outlet that names itself nowhere else. Only bars: a dash divides honest titles too."""
    parts = _BAR.split(title)
    longest = max(parts, key=count_words)
    labels = (count_words(part) <= LABEL_MAX_WORDS for part in parts if part is not longest)
    return longest if count_words(longest) >= TITLE_MIN_WORDS and all(labels) else title


def _first(shown: Sequence[str]) -> str | None:
    return next((title for title in shown if count_words(title) >= TITLE_MIN_WORDS), next(iter(shown), None))
