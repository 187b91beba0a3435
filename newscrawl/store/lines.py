"""The lines that recur on sites, in the store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from newscrawl.store.database import opened
from newscrawl.templates.recurring import NOWHERE, Recurring, Stood

if TYPE_CHECKING:
    from pathlib import Path

PAGES = ""
"""In the place of a line: the number of the site's pages."""


class LineStore:
    """Keeps what is known of sites' lines in the store at *path*.

    Each method opens the file for itself, so that runs side by side and threads may use it. They raise StoreError
    if it cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def sites(self) -> tuple[str, ...]:
        """Return the sites of which lines are known, by name."""
        if not self.path.exists():
            return ()
        with opened(self.path) as connection:
            return tuple(
                site for (site,) in connection.execute("SELECT DISTINCT site FROM line ORDER BY site")
            )

    def get(self, site: str) -> Recurring:
        """Return what is known of the lines of *site*."""
        if not self.path.exists():
            return Recurring(site=site)
        with opened(self.path) as connection:
            rows = connection.execute(
                "SELECT line, pages, articles FROM line WHERE site = ?", (site,)
            ).fetchall()
        lines = {line: Stood(pages, frozenset(json.loads(articles))) for line, pages, articles in rows}
        return Recurring(site=site, pages=lines.pop(PAGES, NOWHERE).pages, lines=lines)

    def keep(self, recurring: Recurring) -> None:
        """Keep *recurring* in place of what is there of its site."""
        lines = {PAGES: Stood(recurring.pages), **recurring.lines}
        rows = [
            (recurring.site, line, stood.pages, json.dumps(sorted(stood.articles)))
            for line, stood in lines.items()
        ]
        with opened(self.path, write=True) as connection:
            connection.execute("DELETE FROM line WHERE site = ?", (recurring.site,))
            connection.executemany("INSERT INTO line (site, line, pages, articles) VALUES (?, ?, ?, ?)", rows)

    def forget(self, site: str) -> bool:
        """Forget the lines of *site*; return whether any were known."""
        if not self.path.exists():
            return False
        with opened(self.path, write=True) as connection:
            return connection.execute("DELETE FROM line WHERE site = ?", (site,)).rowcount > 0
