"""What a line that was cut says: whom a label announces, which keywords it lists."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from newscrawl.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newscrawl.items import Removed
    from newscrawl.rules import LanguageRules

MENU_REPEATS = 0.6
"""A tag list names each tag once; where fewer than this share of its words are different, it is the
site's menu, printed once a template part (seen: 22 of 78)."""
MENU_MIN_WORDS = 12
LABEL_WORDS = (2, 4)
"""Words of a label of tags that nothing parts from the first: one word may be the first of a tag."""
TAIL_TAGS, HASHTAGS = "place-tail-tags", "pattern-hashtags"
"""The ids of the rules that know tags by what the article speaks of, and by their sign: of their label nothing is known."""
HEAD = "head-"
"""What the ids of the rules begin with that cut a line for standing in the head of the story."""

_SEPARATORS = re.compile(r" ?[,،;؛|#/•·、，；｜＃]+ ?| [-–—] ")
_LABEL = re.compile(r"[^#:：]* (?: [:：] | (?=\#) )", re.VERBOSE)
_LINE_ENDS = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_QUOTED = re.compile(r"""["“„”]([^"“„”]+)["“”]""")
_BRACKETS = (("(", ")"), ("[", "]"), ("«", "»"))
_EDGES = " \t:|-–—،,؛.»«()[]"


def value_of(cut: Removed, rules: LanguageRules) -> str:
    """Return what stands behind the label of *cut*, or all of it where its place says what it is; empty for another kind."""
    if cut.rule == HASHTAGS:
        return cut.text
    if cut.rule.startswith(("place-", HEAD)):
        return _trimmed(" ".join(cut.text.split()))
    mark = rules.read(cut.text)
    return _trimmed(mark.value) if mark is not None and mark.kind == cut.kind else ""


def keywords_of(cut: Removed, rules: LanguageRules) -> tuple[str, ...]:
    """Return the keywords of a line of tags: its links, where it is nothing else behind its label."""
    if cut.links and fold(cut.text).endswith(fold(" ".join(cut.links))):
        return tuple(link.lstrip("#").replace("_", " ").strip() for link in cut.links)
    if cut.rule in {TAIL_TAGS, HASHTAGS}:
        return keywords(_without_label_of_tags(cut.text))
    return keywords(value_of(cut, rules))


def _without_label_of_tags(text: str) -> str:
    label = _LABEL.match(text)  # at the start only: a search would begin anew at each letter
    return text if label is None else text[label.end() :]


def _trimmed(value: str) -> str:
    """Return *value* without the marks at its edges, but for a bracket that closes one inside it."""
    bare = value.strip(_EDGES)
    if (whole := _QUOTED.fullmatch(bare)) is not None:
        return whole[1]
    closing = "".join(close for begin, close in _BRACKETS if begin in bare and close not in bare)
    return bare + closing if len(closing) == 1 and bare + closing in value else bare


def without_label(tags: tuple[str, ...], rules: LanguageRules) -> tuple[str, ...]:
    """Return *tags*, the first without the label that stands in the element of tags: "Tags", "Tags: harvest", or, before
    several of them, with nothing but a space behind it."""
    mark = rules.read(tags[0]) if tags else None
    if mark is not None and mark.kind == "keywords":
        return (*((mark.value,) if mark.value else ()), *tags[1:])
    words = tags[0].split() if len(tags) > 1 else []
    for size in range(min(len(words) - 1, LABEL_WORDS[1]), LABEL_WORDS[0] - 1, -1):
        label = rules.read(" ".join(words[:size]))
        if label is not None and label.kind == "keywords" and not label.value:
            return (" ".join(words[size:]), *tags[1:])
    return tags


def keywords(value: str) -> tuple[str, ...]:
    """Return the keywords of a tag line; none if it is the site's menu."""
    words = fold(value).split()
    if len(words) >= MENU_MIN_WORDS and len(Counter(words)) < MENU_REPEATS * len(words):
        return ()
    return unique(
        part.strip(_EDGES)
        for part in _SEPARATORS.split(" ".join(_LINE_ENDS.sub(",", value).replace("_", " ").split()))
    )


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """Return *values* that fold alike once, and none that is empty."""
    found: dict[str, str] = {}
    for value in filter(None, values):
        found.setdefault(fold(value), value)
    return tuple(found.values())
