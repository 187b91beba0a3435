"""The frontier of a crawl: what it knows beforehand, shared by spider, pipeline and extension.

The books themselves are in :mod:`newscrawl.store`.
"""
