"""The pages of one site that its template is learned from."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from newscrawl.templates.induction import MAX_PAGES, induce

if TYPE_CHECKING:
    from newscrawl.stages.dom.parts import Template
    from newscrawl.templates.page_layout import Layout


class Layouts:
    """Some pages of a site: those with the smallest hashes, so that their order does not matter.

    Pages that do not fit the template of their site are kept apart: after a redesign there are few of them at
    first, and they are what is to be learned.
    """

    def __init__(self) -> None:
        self._pages: dict[bool, dict[bytes, Layout]] = {False: {}, True: {}}

    def add(self, page: Layout, *, misfit: bool = False) -> None:
        """Take in *page*, or leave it out."""
        pages = self._pages[misfit]
        pages[blake2b(page.url.encode("utf-8", "replace"), digest_size=8).digest()] = page
        if len(pages) > MAX_PAGES:
            del pages[max(pages)]

    def template(self, site: str) -> Template | None:
        """Return the template of *site*, as far as its pages agree on one: all of them, or, where those that do not
        fit have nothing in common, the others."""
        own, misfits = ([page for _, page in sorted(pages.items())] for pages in self._pages.values())
        return induce(site, [*own, *misfits]) or (induce(site, own) if misfits else None)
