"""A small news web of three Arabic outlets, served on loopback: what ``make crawl`` crawls.

Every text is written for this project. The pages carry what pages of the field carry around and inside
their articles, and since the pages are made from data, the right answers are known:

1. ``content/`` holds the outlets and their articles (TOML), ``loading`` reads them;
2. ``compose`` puts a page together from neutral parts, ``layouts`` turn the parts into HTML;
3. ``site`` adds feeds, sitemaps and robots.txt, ``server`` answers requests;
4. ``gold`` reads the answers from the same parts: `expected`.

``python -m newscrawl.demo`` serves the outlets until Ctrl-C.
"""

from __future__ import annotations

from newscrawl.demo.gold import expected
from newscrawl.demo.server import DemoServer

__all__ = ["DemoServer", "expected"]
