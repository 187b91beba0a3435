"""The parts of a site's pages: what a learned template consists of.

A part is the elements at one path (:mod:`newscrawl.stages.dom.paths`). A page is read by the parts of its site: parts that
are cut are taken as a whole, without a look at their lines; the parts that hold stories are its article text.

Templates are learned in :mod:`newscrawl.templates`; here is what they are. How an element finds its part is told in
:mod:`newscrawl.stages.dom.places`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from newscrawl.items import Kind

Role = Literal["story", "cut", "look", "title", "date", "author", "keywords"]
"""What stands in a part: ``story``, article text; ``cut``, furniture, nothing in it is anyone's; ``look``, lines that are
to be judged one by one, as in a page without a template; ``title``, ``date``, ``author``, ``keywords``, the line that
says so."""
ROLES: frozenset[str] = frozenset(get_args(Role))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The elements at one path, and what stands in them."""

    path: tuple[str, ...]
    """A step an element, as :func:`~newscrawl.stages.dom.paths.step_of`, ``<body>`` left out."""
    role: Role
    kind: Kind = "other"
    """Of a part that is cut: what its lines were."""
    pages: int = 0
    """On how many of the pages that were learned from it stood; 0 for what a person wrote."""
    by_hand: bool = False
    """Whether a person wrote it: then nothing that is learned changes it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # told by identity: its tree is made once
class Template:
    """What is known of how the pages of a site are built."""

    site: str
    """Registered domain."""
    parts: tuple[Part, ...] = field(repr=False)
    """By path; no path twice."""
    pages: int = 0
    """Pages that it was learned from."""
    agreement: float = 1.0
    """How much of the text of those pages it finds and no more, 0..1, the mean of their F-scores by word."""
    words: int = 0
    """Words of the shortest article among those pages."""
