"""What a crawl knows of its sites from earlier ones, and leaves to the next: in the store."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from newscrawl.store.database import StoreError
from newscrawl.store.lines import LineStore
from newscrawl.store.templates import TemplateStore
from newscrawl.templates.recurring import Recurring
from newscrawl.templates.toml import TemplateError
from newscrawl.workers.lessons import Memory

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

    from newscrawl.stages.dom.parts import Template

logger = logging.getLogger(__name__)


class SiteMemory(Memory):
    """The templates and the recurring lines in the store at *path*; of sites that are *passing*, nothing is kept.

    If the store cannot be used, that is logged, and the crawl goes on with what it learns.
    """

    def __init__(self, path: Path, passing: Container[str] = ()) -> None:
        self._templates = TemplateStore(path)
        self._lines = LineStore(path)
        self._passing = passing

    def templates(self) -> dict[str, Template]:
        """Return all templates, by site; raise StoreError or TemplateError if they cannot be read."""
        return self._templates.all()

    def keep(self, template: Template) -> None:
        """Keep *template*."""
        if template.site in self._passing:
            return
        try:
            self._templates.learn(template)
        except (StoreError, TemplateError) as error:
            logger.error("The template of %s could not be kept: %s", template.site, error)  # noqa: TRY400

    def keep_lines(self, recurring: Recurring) -> None:
        """Keep what is known of a site's lines."""
        if recurring.site in self._passing:
            return
        try:
            self._lines.keep(recurring)
        except StoreError as error:
            logger.error("What recurs on %s could not be kept: %s", recurring.site, error)  # noqa: TRY400

    def lines(self, site: str) -> Recurring:
        """Return what is known of the lines of *site*."""
        try:
            return Recurring(site=site) if site in self._passing else self._lines.get(site)
        except StoreError as error:
            logger.error("What recurs on %s could not be read: %s", site, error)  # noqa: TRY400
            return Recurring(site=site)
