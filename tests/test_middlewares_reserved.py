from __future__ import annotations

import pytest
from scrapy import Request
from scrapy.exceptions import NotConfigured
from scrapy.http import HtmlResponse
from scrapy.utils.test import get_crawler

from newscrawl.middlewares.reserved import ReservedPageMiddleware

URL = "https://example.org/1"
BODY = b'<meta name="robots" content="noarchive"><p>text</p>'


def passed(role: str, status: int = 200) -> HtmlResponse:
    crawler = get_crawler(settings_dict={"NEWSCRAWL_NOARCHIVE": "honour"})
    request = Request(URL, meta={"newscrawl_role": role})
    answer = HtmlResponse(URL, status=status, body=BODY, encoding="utf-8", flags=["before"])
    result = ReservedPageMiddleware.from_crawler(crawler).process_response(request, answer)
    assert isinstance(result, HtmlResponse)
    return result


def test_empties_an_article_and_says_why() -> None:
    answer = passed("article")
    assert (answer.url, answer.status, answer.body, answer.flags) == (URL, 200, b"", ["before", "noarchive"])


@pytest.mark.parametrize(("role", "status"), [("feed", 200), ("section", 200), ("article", 404)])
def test_leaves_what_is_not_stored_alone(role: str, status: int) -> None:
    assert passed(role, status).body == BODY


def test_can_be_switched_off_and_not_otherwise() -> None:
    with pytest.raises(NotConfigured):
        ReservedPageMiddleware.from_crawler(get_crawler(settings_dict={"NEWSCRAWL_NOARCHIVE": "ignore"}))
    with pytest.raises(ValueError, match="must be honour or ignore"):
        ReservedPageMiddleware.from_crawler(get_crawler(settings_dict={"NEWSCRAWL_NOARCHIVE": "yes"}))
