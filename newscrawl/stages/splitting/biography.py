"""What a page tells of who wrote a story, behind its last paragraph: the biography opens with the name that the byline has,
or stands under it. No reporter opens the last paragraph with his own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.folding import fold_words
from newscrawl.stages.removal import as_removed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.items import Block, Removed

NAME_WORDS = 2
"""Words of a name at least: one may be anybody's, or a place's."""

UNDER_NAME = 2
"""Lines of a biography that stands under the name: the name, and it."""
GENITIVE = ("s",)
"""What is left of the English one behind a name, once words are cut at marks."""


def without_biography(
    blocks: Sequence[Block], authors: Sequence[str]
) -> tuple[tuple[Block, ...], tuple[Removed, ...]]:
    """Return the *blocks* of a story by *authors* without the biographies that it ends with, and these as cuts."""
    found = {name for author in authors if len(name := fold_words(author)) >= NAME_WORDS}
    names = sorted(found, key=lambda name: (-len(name), name))
    end = len(blocks)
    for _ in names:  # each has one at most: a report of a namesake goes on
        if end <= 1:
            break
        if _is_told_of(blocks[end - 1].text, names):
            end -= 1
        elif end > UNDER_NAME and fold_words(blocks[end - UNDER_NAME].text) in names:
            end -= UNDER_NAME
        else:
            break
    told = [block for block in blocks[end:] if not block.settled]
    cuts = tuple(as_removed(block, kind="author", rule="tail-biography") for block in told)
    return (*blocks[:end], *(block for block in blocks[end:] if block.settled)), cuts


def _is_told_of(text: str, names: Sequence[tuple[str, ...]]) -> bool:
    """Return whether *text* opens with one of *names*. With a colon behind it he speaks, in an interview; a name in the
    genitive ("Mona Haddad's book") opens what is told of others as well."""
    words = fold_words(text)
    name = next((name for name in names if words[: len(name)] == name), None)
    if name is None or words[len(name) : len(name) + 1] == GENITIVE:
        return False
    return ":" not in text[: sum(map(len, name)) + 2 * len(name)]
