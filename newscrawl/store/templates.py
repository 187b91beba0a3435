"""The templates of sites in the store."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from newscrawl.store.database import opened
from newscrawl.templates.joining import join
from newscrawl.templates.toml import from_toml, to_toml

if TYPE_CHECKING:
    from pathlib import Path

    from newscrawl.stages.dom.parts import Template


class TemplateStore:
    """Keeps the templates of sites in the store at *path*.

    Each method opens the file for itself, so that runs side by side and threads may use it. They raise StoreError
    if it cannot be used, and TemplateError for a template in it that somebody spoilt.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def sites(self) -> tuple[str, ...]:
        """Return the sites that have a template, by name."""
        if not self.path.exists():
            return ()
        with opened(self.path) as connection:
            return tuple(site for (site,) in connection.execute("SELECT site FROM template ORDER BY site"))

    def get(self, site: str) -> Template | None:
        """Return the template of *site*; none if there is none."""
        if not self.path.exists():
            return None
        with opened(self.path) as connection:
            row = connection.execute("SELECT toml FROM template WHERE site = ?", (site,)).fetchone()
        return from_toml(row[0], f"{self.path}: {site}") if row else None

    def all(self) -> dict[str, Template]:
        """Return all templates, by site."""
        found = {site: self.get(site) for site in self.sites()}
        return {site: template for site, template in found.items() if template is not None}

    def learn(self, template: Template) -> None:
        """Keep *template*, and of the one that is there what a person wrote, and what does not contradict."""
        with opened(self.path, write=True) as connection:
            row = connection.execute("SELECT toml FROM template WHERE site = ?", (template.site,)).fetchone()
            joined = join(from_toml(row[0], f"{self.path}: {template.site}"), template) if row else template
            connection.execute(
                "INSERT OR REPLACE INTO template VALUES (?, ?, ?)",
                (template.site, to_toml(joined), datetime.now(UTC).isoformat(timespec="seconds")),
            )

    def replace(self, template: Template) -> None:
        """Keep *template* in place of the one that is there."""
        with opened(self.path, write=True) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO template VALUES (?, ?, ?)",
                (template.site, to_toml(template), datetime.now(UTC).isoformat(timespec="seconds")),
            )

    def forget(self, site: str) -> bool:
        """Forget the template of *site*; return whether there was one."""
        if not self.path.exists():
            return False
        with opened(self.path, write=True) as connection:
            return connection.execute("DELETE FROM template WHERE site = ?", (site,)).rowcount > 0
