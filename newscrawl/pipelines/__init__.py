"""The item pipeline: a thin shell around :mod:`newscrawl.workers`, in whose processes the stages run.

:func:`newscrawl.cleaning.clean_page` is the same without Scrapy and processes.
"""
