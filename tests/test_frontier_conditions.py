"""Conditional requests."""

from __future__ import annotations

import pytest
from scrapy import Request
from scrapy.http import Response

from newscrawl.frontier.conditions import LONGEST, conditional, validators

URL = "https://www.example.com/feed"


def test_a_request_says_what_is_known_and_takes_304_for_an_answer() -> None:
    request = conditional(Request(URL), 'W/"é"', "Thu, 26 Nov 2026 08:00:00 GMT")
    assert request.headers["If-None-Match"] == 'W/"é"'.encode("latin-1")
    assert request.headers["If-Modified-Since"] == b"Thu, 26 Nov 2026 08:00:00 GMT"
    assert request.meta["handle_httpstatus_list"] == [304]


def test_one_of_which_nothing_is_known_is_as_any_other() -> None:
    request = conditional(Request(URL), None, None)
    assert (dict(request.headers), request.meta) == ({}, {})


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        ({"ETag": '"a"', "Last-Modified": " yesterday "}, ('"a"', "yesterday")),
        ({"ETag": b'"\xe9"'}, ('"é"', None)),
        ({"ETag": "x" * (LONGEST + 1)}, (None, None)),
        ({"ETag": ""}, (None, None)),
        ({}, (None, None)),
    ],
)
def test_validators_are_taken_as_the_server_writes_them(
    headers: dict[str, str], found: tuple[str | None, str | None]
) -> None:
    assert validators(Response(URL, headers=headers)) == found
