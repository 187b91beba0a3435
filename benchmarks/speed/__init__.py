"""Measure speed and memory of cleaning beside trafilatura, as ratios within one run, as Markdown tables.

    python -m benchmarks.speed [--pages N] [--only PART ...] [--eval FOLDER]

Times of a shared machine differ from hour to hour; what two systems take for the same pages by turns does not. The
parts:

- ``visit``: from bytes to records where nothing is known of a site, beside trafilatura with metadata;
- ``known``: the same where other pages of the site were learned from;
- ``floor``: the same, beside decoding and parsing alone;
- ``stages``: where the time goes;
- ``workers``: ``scrapy clean`` with two workers and with one;
- ``crawl``: a crawl over loopback, beside a plain spider that calls trafilatura, and how long the event loop is blocked;
- ``memory``: of a crawl, after a tenth of the pages and after all.

Most pages are generated (``sites``); ``visit`` takes those of the demo, too, and of the sets in FOLDER. ``--pages``
stands in place of each part's own number of generated pages. Everything takes about half an hour, ``memory`` and
``crawl`` the most of it.
"""
