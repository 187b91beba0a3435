"""The report: what a run brought, as one file of HTML that needs no network.

    files -> lines (:mod:`.reading`) -> rows (:mod:`.rows`) -> counts (:mod:`.counting`), clusters (:mod:`.clusters`),
    doubts (:mod:`.doubts`) -> the page (:mod:`.document`)

Counting is pure. The page's scripts and styles stand in ``static``, what draws the charts in ``vendor``. Nothing that a
site sent is ever part of the page's markup: figures pass through Jinja's escaping, records as packed JSON whose texts the
scripts set as text.
"""
