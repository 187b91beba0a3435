"""The path of an element: the names of the elements from ``<body>`` down, each with its id and classes as far as they
are the same on every page of the site."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from newscrawl.memo import remembered

if TYPE_CHECKING:
    import lxml.html

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
