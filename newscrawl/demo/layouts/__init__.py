"""Three ways to give a page a form, as unlike as the sites of the field.

- ``portal``: a content management system's theme, classes that say what a box is, Open Graph tags;
- ``hashed``: generated class names that say nothing, JSON-LD;
- ``table``: tables, ``<font>`` and ``<br>``, nothing that a machine is meant to read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.demo.layouts import hashed, portal, table

if TYPE_CHECKING:
    from newscrawl.demo.view import View

RENDERERS = {"portal": portal.render, "hashed": hashed.render, "table": table.render}


def render(view: View) -> str:
    """Return the HTML of *view* in its outlet's layout."""
    return RENDERERS[view.outlet.layout](view)
