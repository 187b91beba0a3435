"""The commonest faults of XML, mended."""

from __future__ import annotations

import time

import pytest

from newscrawl.discovery.markup import escape_bare, escape_named


@pytest.mark.parametrize(
    ("body", "bare", "named"),
    [
        (b"a & b", b"a &amp; b", b"a &amp; b"),
        (b"?a=1&b=2", b"?a=1&amp;b=2", b"?a=1&amp;b=2"),
        (b"&amp; &#1582; &#x62e;", b"&amp; &#1582; &#x62e;", b"&amp; &#1582; &#x62e;"),
        (b"&hellip; &lol;", b"&hellip; &lol;", b"&amp;hellip; &amp;lol;"),
        (b"<a>5 < 6</a>", b"<a>5 &lt; 6</a>", b"<a>5 &lt; 6</a>"),
        (b"<![CDATA[a & b < c]]> & d", b"<![CDATA[a & b < c]]> &amp; d", b"<![CDATA[a & b < c]]> &amp; d"),
        (b"<![CDATA[never closed & x", b"<![CDATA[never closed & x", b"<![CDATA[never closed & x"),
        (b"<?xml?><!-- x -->", b"<?xml?><!-- x -->", b"<?xml?><!-- x -->"),
    ],
)
def test_escapes_what_begins_nothing(body: bytes, bare: bytes, named: bytes) -> None:
    assert escape_bare(body) == bare
    assert escape_named(body) == named


@pytest.mark.parametrize("piece", [b"&", b"<", b"&a", b"&#", b"<![CDATA[", b"]]>", b"&" + b"a" * 40])
def test_hostile_input_takes_linear_time(piece: bytes) -> None:
    body = piece * (1_000_000 // len(piece))
    start = time.process_time()
    escape_bare(body)
    escape_named(body)
    assert time.process_time() - start < 3
