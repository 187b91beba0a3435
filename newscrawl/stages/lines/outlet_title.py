"""Titles without the outlet's name, which a site writes before or behind each of them ("The Harvest: Rain at last").

That a part of the title is the outlet's name, the other pages of the site say: it stands there, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.stages.lines.known import line_key

if TYPE_CHECKING:
    from newscrawl.stages.lines.known import Known

OUTLET_WORDS = 5
"""Words of an outlet's name or slogan."""
TITLE_WORDS = 2
"""Words that must be left of a title."""
EDGES = 3
"""Parts that a title loses at most: outlet, section, slogan."""
MARK, WHOLE = "‹title› ", "‹whole title› "
"""Before the keys of parts of titles, and of whole ones, so that they are no lines of text."""

_SEPARATOR = re.compile(
    r"""
    \s* (?: : | [|·»] | :: ) \s+    # a colon or a bar, and a space
    | \s+ [-–—:|·»]+ \s+            # a dash between spaces
    """,
    re.VERBOSE,
)


def title_keys(title: str) -> tuple[str, ...]:
    """Return the keys of *title*, and of what stands before its first separator and behind its last, if short."""
    if not title:
        return ()
    cuts = list(_SEPARATOR.finditer(title))
    edges = (title[: cuts[0].start()], title[cuts[-1].end() :]) if cuts else ()
    short = (edge for edge in edges if 0 < len(edge.split()) <= OUTLET_WORDS)
    return (WHOLE + line_key(title), *(MARK + line_key(edge) for edge in short))


def is_of_site(title: str, site: str, known: Known) -> bool:
    """Return whether many pages of *site* have this very *title*, under as many articles."""
    return WHOLE + line_key(title) in known.repeated.get(site, frozenset())


def without_outlet(title: str, site: str, known: Known) -> str:
    """Return *title* without the parts at its ends that many titles of *site* have."""
    repeated = known.repeated.get(site, frozenset())
    for _ in range(EDGES):
        shorter = _shorter(title, repeated)
        if shorter is None:
            break
        title = shorter
    return title


def _shorter(title: str, repeated: frozenset[str]) -> str | None:
    """Return *title* without the first or the last of its parts, if that is one of *repeated*."""
    cuts = list(_SEPARATOR.finditer(title))
    for cut in (cuts[:1] + cuts[-1:]) if repeated else ():
        before, after = title[: cut.start()], title[cut.end() :]
        for part, rest in ((before, after), (after, before)):
            if MARK + line_key(part) in repeated and len(rest.split()) >= TITLE_WORDS:
                return rest
    return None
