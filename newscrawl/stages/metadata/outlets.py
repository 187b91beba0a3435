"""What an outlet is called, so that its name is not taken for a part of a title or for an author."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newscrawl.discovery.sites import site_of
from newscrawl.folding import fold, fold_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Fact

NAME_MAX_WORDS = 6
"""Longer names are mottos; no outlet's name in a title has more words."""

HOST_CHARS = 8
"""Letters of a part of a host's name that is the outlet's; shorter ones name a section or a language: "sport", "arabic"."""

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_DIVIDER = re.compile(r"\s*[|:»«/]\s*|\s+[-–—]\s+")
_DOMAIN = re.compile(r"\.(?:com|net|org|info|tv|news|[a-z]{2})\b")


def words_key(text: str) -> str:
    """Return the words of *text* as they are compared: folded, without punctuation and quotes.

    >>> words_key('«الصباح»: عددٌ جديد') == words_key("الصباح عدد جديد")
    True
    """
    return " ".join(fold_words(text))


def count_words(text: str) -> int:
    """Return how many words *text* has; two characters of a script without spaces count as one."""
    return len(_UNSPACED.sub(" ", text).split()) + (len(_UNSPACED.findall(text)) + 1) // 2


def read_outlets(facts: Sequence[Fact], url: str) -> frozenset[str]:
    """Return the names of the outlet, as :func:`words_key`: what the page calls its site, each part of
    it, and the domain with and without its suffix."""
    names = [fact.value for fact in facts if fact.name == "site_name"]
    names += [part for name in names for part in _DIVIDER.split(name)]
    site = site_of(url)
    names += [site, site.partition(".")[0], site.replace(".", " ")]
    hosts = (urlsplit(url).hostname or "").split(".")
    names += [label for label in hosts[:-1] if len(label) >= HOST_CHARS]  # a blog among others on one site
    keys = {key for name in names for key in (words_key(name), words_key(_DOMAIN.sub("", fold(name))))}
    return frozenset(key for key in keys if key and count_words(key) <= NAME_MAX_WORDS)


def title_rests(facts: Sequence[Fact], title: str | None) -> frozenset[str]:
    """Return what declared titles say behind *title*, as :func:`words_key`: the outlet, where no tag names it."""
    key = words_key(title or "")
    declared = (words_key(fact.value) for fact in facts if fact.name == "title" and fact.origin == "meta")
    rests = (value.removeprefix(key).strip() for value in declared if key and value.startswith(f"{key} "))
    return frozenset(rest for rest in rests if count_words(rest) <= NAME_MAX_WORDS)


def is_outlet(text: str, outlets: frozenset[str]) -> bool:
    """Return whether *text* is a name of the outlet: "The Daily", "daily.example", "thedaily.com"."""
    folded = fold(text)
    keys = {words_key(folded), words_key(_DOMAIN.sub("", folded))}
    solid = {key.replace(" ", "") for key in keys}
    return bool(keys & outlets) or bool(solid & {outlet.replace(" ", "") for outlet in outlets})


def names_outlet(text: str, outlets: frozenset[str]) -> bool:
    """Return whether *text* is the outlet's name and little else: "The Daily newspaper"."""
    if is_outlet(text, outlets):
        return True
    words = words_key(text).split()
    named = [outlet.split() for outlet in outlets]
    return any(set(name) <= set(words) and len(words) <= 2 * len(name) for name in named)
