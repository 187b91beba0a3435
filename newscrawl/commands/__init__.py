"""Commands of the project, found by Scrapy (``COMMANDS_MODULE``): one module a command, named after it.

``clean`` and ``crawl`` are the commands; ``checks`` and ``workers`` hold what they are made of.
"""
