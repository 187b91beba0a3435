"""The stages: pure functions on frozen values, one verb a file.

:mod:`newscrawl.cleaning` calls them in order; docs/cleaning.md says how each decides. No stage knows
Scrapy, files, clocks or settings, and the tree of a page does not outlive ``extract``.
"""
