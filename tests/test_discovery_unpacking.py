"""Bytes of feeds and sitemaps, made readable in bounded space."""

from __future__ import annotations

import gzip
import time
import tracemalloc
import zlib

import pytest

from newscrawl.discovery.links import Problem
from newscrawl.discovery.unpacking import unpack

XML = '<?xml version="1.0" encoding="utf-8"?><urlset><!-- خبر --></urlset>'


def _packed(body: bytes) -> bytes:
    """Return *body* gzipped without the time, so that every test process sees the same case."""
    return gzip.compress(body, mtime=0)


PLAIN = XML.encode()


@pytest.mark.parametrize(
    "body",
    [
        PLAIN,
        _packed(PLAIN),
        _packed(_packed(PLAIN)),
        _packed(PLAIN[:20]) + _packed(PLAIN[20:]),
        b"\n \r\n" + PLAIN,
        b"\xef\xbb\xbf" + PLAIN,
    ],
)
def test_undoes_what_was_wrapped_around(body: bytes) -> None:
    unpacked = unpack(body, 10_000)
    assert unpacked.body == PLAIN
    assert unpacked.problem is None


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_narrows_wide_encodings_and_drops_the_declaration_that_is_now_wrong(encoding: str) -> None:
    body = XML.replace("utf-8", "utf-16").encode(encoding)
    assert unpack(body, 10_000).body == "<urlset><!-- خبر --></urlset>".encode()


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", Problem.EMPTY),
        (b"  \n", Problem.EMPTY),
        (_packed(b""), Problem.EMPTY),
        (b"\x1f\x8bnot gzip", Problem.BROKEN),
        (_packed(PLAIN)[:-20], Problem.BROKEN),
        (PLAIN * 1000, Problem.TRUNCATED),
        (_packed(PLAIN * 1000), Problem.TRUNCATED),
    ],
)
def test_says_what_was_wrong(body: bytes, problem: Problem) -> None:
    unpacked = unpack(body, 10_000)
    assert unpacked.problem == problem
    assert len(unpacked.body) <= 10_000


def test_half_an_archive_is_read_as_far_as_it_goes() -> None:
    whole = b"<urlset>" + bytes(range(48, 58)) * 5000
    assert unpack(_packed(whole)[:-30], 100_000).body.startswith(b"<urlset>0123456789")


def test_a_bomb_takes_neither_space_nor_time() -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(200)) + packer.flush()
    tracemalloc.start()
    start = time.process_time()
    unpacked = unpack(_packed(bomb), 1_000_000)
    assert time.process_time() - start < 1
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    assert unpacked.problem == Problem.TRUNCATED


def test_stops_at_too_many_archives_in_one() -> None:
    many = gzip.compress(b"") * 800_000
    start = time.process_time()
    assert unpack(many, 1000).problem is Problem.TRUNCATED
    assert time.process_time() - start < 2


def test_unpacks_archives_of_any_length_that_stand_behind_one_another() -> None:
    parts = [bytes([65 + number]) * length for number, length in enumerate((1, 70_000, 0, 200_000, 3))]
    unpacked = unpack(b"".join(map(gzip.compress, parts)), 1_000_000)
    assert (unpacked.body, unpacked.problem) == (b"".join(parts), None)
