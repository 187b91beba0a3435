"""newscrawl: news sites, Arabic first, into clean text, one JSON line a story.

The flow, one folder or file a step:

1. ``sources`` say what to crawl; ``discovery`` finds article addresses in feeds, sitemaps, sections.
2. ``spiders`` fetch; ``middlewares`` keep them polite and safe.
3. ``pipelines`` hand each page to ``workers``, processes that carry it through the pure ``stages``: decode,
   extract, metadata, normalize, strip, split, language, fingerprint, quality, render.
4. ``export`` writes one JSON line a story; ``commands`` do the same for what is already on disk.

``rules`` hold the words that the stages look for, as data, per language.
"""

from importlib.metadata import version

__version__ = version("newscrawl")
