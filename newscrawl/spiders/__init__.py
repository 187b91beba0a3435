"""Spiders: thin. They ask for feeds, sitemaps and articles, and hand each article on as a ``Page``.

``news`` crawls a catalogue or one site, ``urls`` a list of addresses. What they know of discovery is in
:mod:`newscrawl.discovery`; what becomes of a page, in :mod:`newscrawl.pipelines`.
"""
