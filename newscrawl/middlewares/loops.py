"""Redirects that lead back: told at once, where Scrapy would drop the request for one that it has seen, silently."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag

from scrapy.downloadermiddlewares.redirect import BaseRedirectMiddleware, RedirectMiddleware
from scrapy.exceptions import IgnoreRequest

from newscrawl.middlewares.faults import REDIRECTS

if TYPE_CHECKING:
    from scrapy import Request


class NoLoops(BaseRedirectMiddleware):
    """Refuses to go where the request has been; its errback hears of it, as it does of too many redirects."""

    def _redirect(self, redirected: Request, request: Request, reason: Any) -> Request:  # noqa: ANN401  # Scrapy's
        been = {urldefrag(url)[0] for url in (*request.meta.get("redirect_urls", ()), request.url)}
        if urldefrag(redirected.url)[0] in been:
            raise IgnoreRequest(REDIRECTS)
        return super()._redirect(redirected, request, reason)


class NoLoopRedirectMiddleware(NoLoops, RedirectMiddleware):
    """Scrapy's redirects by status and ``Location``, less those that lead back."""
