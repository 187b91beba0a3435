"""Scrapy extensions: the pace of each site, the summary of a run."""
