"""newscrawl: news sites, Arabic first, into clean text, one JSON line a story.

The flow, one folder or file a step:

1. ``sources`` say what to crawl; ``discovery`` finds article addresses in feeds, sitemaps, sections.
2. ``spiders`` fetch; ``middlewares`` keep them polite and safe.
3. ``pipelines`` hand each page to ``workers``, processes that carry it through the pure ``stages``: decode,
   extract, metadata, normalize, strip, split, language, fingerprint, quality, render.
4. ``export`` writes one JSON line a story; ``commands`` do the same for what is already on disk.

``rules`` hold the words that the stages look for, as data, per language.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newscrawl.interface import Record, clean_page, clean_pages, to_dict

__version__ = version("newscrawl")
__all__ = ["Record", "__version__", "clean_page", "clean_pages", "to_dict"]


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever is asked for
    """Return what :mod:`newscrawl.interface` gives: it is loaded once somebody wants it, as workers do not."""
    if name in __all__:
        return getattr(import_module("newscrawl.interface"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
