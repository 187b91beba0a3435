"""Commands of the project, found by Scrapy (``COMMANDS_MODULE``): one module a command, named after it.

``clean`` and ``crawl`` are the commands; ``checks``, ``tally``, ``terminal`` and ``workers`` hold what they
are made of.
"""
