"""What newscrawl keeps between runs: one SQLite file.

It holds what became of addresses, what entrances said last and what was written (:class:`newscrawl.store.ledger.Ledger`),
and the templates of sites (:class:`newscrawl.store.templates.TemplateStore`).
"""
