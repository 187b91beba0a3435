"""The item pipelines: one class a stage, each a thin shell around the stage's pure function.

``ITEM_PIPELINES`` in settings.py gives their order; :func:`newscrawl.cleaning.clean_page` is the same
without Scrapy.
"""
