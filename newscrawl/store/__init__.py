"""What newscrawl keeps between runs: one SQLite file.

Now it holds the templates of sites; see :class:`newscrawl.store.templates.TemplateStore`.
"""
