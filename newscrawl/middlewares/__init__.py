"""Downloader middlewares that keep the crawl polite (crawl delays) and safe (schemes, addresses)."""
