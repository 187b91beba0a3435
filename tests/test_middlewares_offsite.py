from __future__ import annotations

import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.utils.test import get_crawler

from newscrawl.middlewares.offsite import OffsiteRedirectMiddleware


def redirected(target: str, role: str = "article") -> Request:
    meta = {"newscrawl_role": role, "redirect_urls": ["https://www.akhbar.com/1", "https://www.akhbar.com/2"]}
    return Request(target, meta=meta)


@pytest.mark.parametrize(
    "request_",
    [
        redirected("https://akhbar.com/news/1"),
        redirected("https://m.akhbar.com/1"),
        redirected("https://feeds.example.org/akhbar", role="feed"),
        Request("https://elsewhere.org/", meta={"newscrawl_role": "article"}),
    ],
)
def test_lets_requests_pass_that_stay_on_their_site(request_: Request) -> None:
    OffsiteRedirectMiddleware.from_crawler(get_crawler()).process_request(request_)


def test_refuses_an_article_that_moved_to_another_site_and_counts_it() -> None:
    crawler = get_crawler()
    with pytest.raises(IgnoreRequest, match="offsite"):
        OffsiteRedirectMiddleware.from_crawler(crawler).process_request(
            redirected("https://ads.example.net/")
        )
    assert crawler.stats.get_value("newscrawl/guard/refused_count/offsite") == 1


def test_steps_aside_where_crossing_sites_is_allowed() -> None:
    with pytest.raises(NotConfigured):
        OffsiteRedirectMiddleware.from_crawler(get_crawler(settings_dict={"NEWSCRAWL_CROSS_SITE": True}))
