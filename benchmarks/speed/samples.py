"""The pages that are measured: generated ones, those of the demo, those of sets on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.quality.sets import EvalSet
from benchmarks.speed.sites import pages, sites
from newscrawl.demo.loading import load_outlets
from newscrawl.demo.site import build_site
from newscrawl.inputs import load
from newscrawl.items import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from benchmarks.speed.sites import NewsPage
    from newscrawl.demo.model import Outlet

FETCHED = "2026-11-25T12:00:00+00:00"
"""When all pages count as fetched: dates of generated pages lie before it."""
EVAL_SETS = ("composed-sites", "pages-en", "pages-ar", "pages-multi")
SITES = 12
"""Generated sites: each design once; their mean is that of real pages."""


def as_page(page: NewsPage) -> Page:
    """Return *page* as a spider hands it on."""
    return Page(url=page.url, fetched=FETCHED, content_type="text/html; charset=utf-8", body=page.html)


def generated(count: int, first: int = 0, scale: float = 1.0) -> Iterator[Page]:
    """Yield *count* pages of generated sites, from each site's page *first* on."""
    return map(as_page, pages(sites(SITES, scale=scale), count, first))


def demo() -> tuple[list[Page], list[Page]]:
    """Return the first article of each outlet of the demo, and all others."""
    outlets = [list(_articles(outlet)) for outlet in load_outlets()]
    return [first for first, *_ in outlets], [page for _, *others in outlets for page in others]


def _articles(outlet: Outlet) -> Iterator[Page]:
    base = f"https://{outlet.host}"
    resources = build_site(outlet, base)
    for article in outlet.articles:
        resource = resources[outlet.path(article)]
        yield Page(
            url=base + outlet.path(article),
            fetched=FETCHED,
            content_type=resource.content_type,
            body=resource.body,
        )


def of_folder(folder: Path) -> dict[str, Iterable[Page]]:
    """Return the pages of those of :data:`EVAL_SETS` that *folder* holds, by set."""
    sets = [EvalSet(folder / name) for name in EVAL_SETS if (folder / name / "manifest.jsonl").is_file()]
    return {one.name: (load(entry, run="", now=FETCHED) for entry in one.entries()) for one in sets}
