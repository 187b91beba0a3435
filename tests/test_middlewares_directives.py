from __future__ import annotations

import time

import pytest

from newscrawl.middlewares.directives import MAX_HEAD_BYTES, reserved


def of_page(head: str) -> str | None:
    body = f"<html><head>{head}</head><body><p>a</p></body></html>"
    return reserved([], "", body.encode(), "newscrawl")


@pytest.mark.parametrize(
    ("tags", "directive"),
    [
        (["noarchive"], "noarchive"),
        (["noindex, NoArchive"], "noarchive"),
        (["noindex", "noai"], "noai"),
        (["nocache"], "nocache"),
        (["newscrawl: noarchive"], "noarchive"),
        (["NewsCrawl: noindex, noarchive"], "noarchive"),
        (["otherbot: noarchive"], None),
        (["noindex, nofollow, nosnippet, max-snippet:-1"], None),
        (["none"], None),
        (["unavailable_after: 25 Jun 2010 15:00:00 GMT"], "unavailable_after"),
        (["unavailable_after: 2010-06-25T15:00:00Z"], "unavailable_after"),
        (["unavailable_after: 25 Jun 2310 15:00:00 GMT"], None),
        (["unavailable_after: some day"], None),
        (["noarchive, unavailable_after: 2310-06-25"], "noarchive"),
        (["noarchiver"], None),
        ([""], None),
        ([], None),
    ],
)
def test_reads_headers(tags: list[str], directive: str | None) -> None:
    assert reserved(tags, "", b"", "newscrawl") == directive


@pytest.mark.parametrize(("stated", "directive"), [("1", "tdm-reservation"), (" 1", "tdm-reservation"), ("0", None), ("", None)])  # fmt: skip
def test_reads_the_reservation_of_text_and_data_mining(stated: str, directive: str | None) -> None:
    assert reserved([], stated, b"", "newscrawl") == directive


@pytest.mark.parametrize(
    ("head", "directive"),
    [
        ('<meta name="robots" content="noarchive">', "noarchive"),
        ("<META CONTENT='index,NOARCHIVE' NAME=ROBOTS>", "noarchive"),
        ('<meta name="newscrawl" content="noai">', "noai"),
        ('<meta name="googlebot" content="noarchive">', None),
        ('<meta name="description" content="noarchive">', None),
        ('<!-- <meta name="robots" content="noarchive"> -->', None),
        ('<script>"<meta name=robots content=noarchive>"</script>', None),
        ('<meta name="tdm-reservation" content="1">', "tdm-reservation"),
        ('<meta name="tdm-reservation" content="0">', None),
        ("", None),
    ],
)
def test_reads_the_head_of_a_page(head: str, directive: str | None) -> None:
    assert of_page(head) == directive


def test_reads_a_meta_that_stands_in_the_body_and_no_text() -> None:
    meta = b'<meta name="robots" content="noarchive">'
    assert reserved([], "", b"<html><body><p>noarchive</p>" + meta, "newscrawl") == "noarchive"
    assert reserved([], "", b"<html><body><p>noarchive</p>", "newscrawl") is None


def test_reads_a_page_that_begins_with_a_mark_of_its_encoding() -> None:
    assert reserved([], "", b"\xef\xbb\xbf<meta name=robots content=noarchive>", "newscrawl") == "noarchive"


def test_reads_a_page_in_utf_16() -> None:
    body = '<meta name="robots" content="noarchive"><p>خبر</p>'.encode("utf-16")
    assert reserved([], "", body, "newscrawl") == "noarchive"


@pytest.mark.parametrize("piece", [b"<a b=c>", b"<meta name=robots content=noarchiv>", b"<", b"<a ", b"&"])
def test_takes_no_time_for_a_head_that_is_hostile(piece: bytes) -> None:
    body = piece * (2 * MAX_HEAD_BYTES // len(piece)) + b"noarchive"
    start = time.process_time()
    assert reserved([], "", b"noarchive" + body, "newscrawl") is None
    assert time.process_time() - start < 2
