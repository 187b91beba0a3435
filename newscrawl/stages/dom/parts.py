"""The parts of a site's pages, and where each stands: what a learned template consists of.

A part is the elements at one path: the names of the elements from ``<body>`` down, each with its id and classes as
far as they are the same on every page. A page is read by the parts of its site: parts that are cut are taken as a
whole, without a look at their lines; the parts that hold stories are its article text.

Templates are learned in :mod:`newscrawl.templates`; here is what they are, and how an element finds its part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from newscrawl.memo import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable

    import lxml.html

    from newscrawl.items import Kind

Role = Literal["story", "cut", "look", "title", "date", "author", "keywords"]
"""What stands in a part: ``story``, article text; ``cut``, furniture, nothing in it is anyone's; ``look``, lines that are
to be judged one by one, as in a page without a template; ``title``, ``date``, ``author``, ``keywords``, the line that
says so."""
ROLES: frozenset[str] = frozenset(get_args(Role))

PATH_STEPS = 60
"""Elements of a path at most; what is nested deeper belongs to the element at this depth."""
NAME_CHARS = 300
"""Characters of a class or id attribute that count."""
SEPARATOR = " > "

_OUTER = frozenset({"html", "body"})
_BOXES = frozenset({"td", "th", "tr", "div", "section", "ul", "ol", "table", "aside", "nav", "form"})
"""Elements that layouts are made of: where they have no names, their place among their like tells them apart."""
MAX_NUMBER = 50
"""Boxes beside one another that are told apart."""
_NUMBER = re.compile(
    r"""
    (?: (?<![0-9A-Za-z]) | (?<=[A-Za-z]{2}) ) \d{3,} (?![0-9A-Za-z])
    """,
    re.VERBOSE,
)
"""A number that counts pages or boxes: of three digits, because those of one or two are part of the layout ("col-8"),
and no part of a name that a tool made up ("css-1a2b")."""
_OWN = re.compile(r"(?P<name>post|postid|node|page|article|story|entry)-?\d+")
"""A class or an id that an article has for itself, by which WordPress and Drupal number it."""
_TOPIC = re.compile(r"(?:category|tag|author|format|status|section)-.*")
"""A class that says what such an article is about."""
_STATE = re.compile(
    r"(?:is|has|js)-.* | (?:.*[-_])? (?:active|current|selected|loaded|first|last|odd|even)", re.VERBOSE
)
"""A class for what is shown, or for a place in a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The elements at one path, and what stands in them."""

    path: tuple[str, ...]
    """A step an element, as :func:`step_of`, ``<body>`` left out."""
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


class Node:
    """An element on the way to a part, or one that is a part."""

    __slots__ = ("below", "part")

    def __init__(self) -> None:
        self.below: dict[str, Node] = {}
        """By step, the elements in it."""
        self.part: Part | None = None


class Place(NamedTuple):
    """Where an element stands in the template of its site."""

    node: Node | None = None
    """In which its children are looked up; none where the template says nothing of them."""
    part: Part | None = None
    """The innermost part around it."""
    story: bool = False
    """Whether that, or one around it that nothing else is said of, holds stories."""
    learned: bool = False
    """Whether the page is read by a template."""

    @property
    def is_cut(self) -> bool:
        """Whether everything in the element is cut."""
        return self.part is not None and self.part.role == "cut"

    @property
    def is_settled(self) -> bool:
        """Whether a person said that stories stand here."""
        return self.part is not None and self.part.by_hand and self.part.role == "story"

    def enter(self, element: lxml.html.HtmlElement) -> Place:
        """Return the place of *element*, a child of the element at this place."""
        if self.node is None:
            return self
        node = self.node.below.get(step_of(element)) if self.node.below else None
        if node is None or node.part is None:
            return Place(node, self.part, self.story, self.learned)
        role = node.part.role
        story = role == "story" or (self.story and role != "look")
        return Place(node, node.part, story, learned=True)


OUTSIDE = Place()
"""Where no template says anything."""


def place_of_body(template: Node) -> Place:
    """Return the place of a page's root element: the node of *template* is that of ``<body>``."""
    document, page = Node(), Node()
    document.below["html"], page.below["body"] = page, template
    return Place(document, learned=True)


@lru_cache(maxsize=256)
def tree_of(template: Template) -> Node:
    """Return the root of the tree in which the parts of *template* are found, made once: the node of ``<body>``."""
    return tree(template.parts)


def tree(parts: Iterable[Part]) -> Node:
    """Return the root of the tree in which *parts* are found: the node of ``<body>``."""
    root = Node()
    for part in parts:
        node = root
        for step in part.path:
            node = node.below.setdefault(step, Node())
        node.part = part
    return root


def step_of(element: lxml.html.HtmlElement) -> str:
    """Return the name of *element* with its id and its classes, without what changes from page to page.

    >>> import lxml.html
    Of boxes without names the second and those after it have their number: ``div``, ``div[2]``, ``div[3]``.

    >>> step_of(lxml.html.fromstring('<div id="post-481" class="entry wide post-481 is-active">x</div>'))
    'div#post-*.entry.wide'
    """
    name, classes = element.get("id"), element.get("class")
    if element.tag in _OUTER:
        return str(element.tag)
    if not name and not classes:
        number = _number(element) if element.tag in _BOXES else 1
        return f"{element.tag}[{number}]" if number > 1 else str(element.tag)
    # No id has white space by the standard; where one has, no step may, or a path could be read in two ways.
    name = "_".join((name or "")[:NAME_CHARS].split())
    return _step(f"{element.tag} {name}\n{(classes or '')[:NAME_CHARS]}")


def _number(element: lxml.html.HtmlElement) -> int:
    """Return which of the elements of its sort beside it *element* is, from 1 on."""
    before = islice(element.itersiblings(element.tag, preceding=True), MAX_NUMBER - 1)
    return 1 + sum(1 for _ in before)


@remembered
def _step(names: str) -> str:
    own, _, classes = names.partition("\n")
    tag, _, name = own.partition(" ")
    words = classes.split()
    passing = (_STATE, _TOPIC) if any(map(_OWN.fullmatch, words)) else (_STATE,)
    kept = {_unnumbered(w) for w in words if not any(sort.fullmatch(w.lower()) for sort in passing)}
    return "".join((tag, f"#{_unnumbered(name)}" if name else "", *(f".{word}" for word in sorted(kept))))


def _unnumbered(word: str) -> str:
    own = _OWN.fullmatch(word)
    return f"{own['name']}-*" if own is not None else _NUMBER.sub("*", word)


def tag_of(step: str) -> str:
    """Return the name of the elements of *step*, without id and classes."""
    return step.partition("#")[0].partition(".")[0]


def path_of(
    element: lxml.html.HtmlElement, known: dict[lxml.html.HtmlElement, tuple[str, ...]] | None = None
) -> tuple[str, ...]:
    """Return the path of *element*, from the element below ``<body>`` down to itself. *known* has the paths of
    elements that were asked for before, and gets those of this one and all around it."""
    known = {} if known is None else known
    around = []
    while element is not None and element not in known:
        around.append(element)
        element = element.getparent()
    path = known.get(element, ())
    for inner in reversed(around):
        if inner.tag not in _OUTER and len(path) < PATH_STEPS:
            path = (*path, step_of(inner))
        known[inner] = path
    return path
