"""Cleaning in worker processes, with a hard limit a page; the crawl and ``scrapy clean`` share it.

A :class:`~newscrawl.workers.pool.Pool` runs the methods of a :class:`~newscrawl.workers.cleaner.Cleaner`. A page
whose process had to be killed, or died, is kept in a :class:`~newscrawl.workers.quarantine.Quarantine`.
"""
