"""Where an element stands in the template of its site: the part that it is in, found on the way down to it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newscrawl.stages.dom.paths import step_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import lxml.html

    from newscrawl.stages.dom.parts import Part, Template


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
