"""The stages: pure functions on frozen values, one verb a file.

:mod:`newscrawl.cleaning` calls them in order; docs/cleaning.md says how each decides. No stage knows
Scrapy, files, clocks or settings, and the tree of a page does not outlive ``extract``.

What a stage decides by stands in a package of the same verb: ``decoding``, ``extraction``, ``splitting``, ``stripping``;
``glued`` for ``apart``, ``checks`` for ``quality``. What several of them ask: ``dom`` (the tree), ``words``, ``languages``,
``lines`` (what a line is), ``signs`` (what there is to see of it), ``dates``, ``facts`` (what a page declares).
"""
