"""Cases of pages: packed, nested, lying, or asking to be followed."""

from __future__ import annotations

import gzip
import zlib

import brotli

from benchmarks.reliability.hostile.case import HEADLINE, Case, feed, http, page, redirect, seen

BOMB = 40_000_000
"""Bytes that the bombs unpack to: far more than a page may have."""


def _zstd(data: bytes) -> bytes:
    """Return *data* as zstd stores it raw: no library is needed to write it."""
    out = bytearray(b"\x28\xb5\x2f\xfd\x00\x58")  # a frame with a window of 2 MiB, no length announced
    for start in range(0, len(data), 100_000):
        piece = data[start : start + 100_000]
        last = start + len(piece) >= len(data)
        # A block of one byte, so many times.
        out += (len(piece) << 3 | 1 << 1 | last).to_bytes(3, "little") + piece[:1]
    return bytes(out)


def _packed(name: str, does: str, body: bytes, encoding: str, fact: str = "rejected oversize") -> Case:
    answer = http(body, Content_Encoding=encoding)
    return Case(name=name, does=does, seen=seen(fact), paths={"/page": answer})


def _shown(name: str, does: str, body: bytes, *facts: str, kind: str = "text/html; charset=utf-8") -> Case:
    return Case(name=name, does=does, seen=seen(*facts), paths={"/page": http(body, kind)})


def _layers(count: int) -> bytes:
    body = page()
    for _ in range(count):
        body = gzip.compress(body)
    return body


def _deep(tag: str, count: int) -> bytes:
    return page(body=f"<{tag}>" * count + "deep" + f"</{tag}>" * count)


_ATTRIBUTES = " ".join(f'a{number}="x"' for number in range(60_000))

CASES = (
    _packed("gzip-bomb", "packs 40 MB with gzip", gzip.compress(bytes(BOMB)), "gzip"),
    _packed("deflate-bomb", "packs 40 MB with deflate", zlib.compress(bytes(BOMB)), "deflate"),
    _packed("brotli-bomb", "packs 40 MB with brotli", brotli.compress(bytes(BOMB), quality=5), "br"),
    _packed("zstd-bomb", "packs 40 MB with zstd", _zstd(bytes(BOMB)), "zstd"),
    _packed("nested-bomb", "packs 40 MB with gzip, and again", gzip.compress(gzip.compress(bytes(BOMB))), "gzip, gzip"),
    _packed("many-layers", "packs a page twenty times", _layers(20), ", ".join(["gzip"] * 20)),
    _packed("empty-gzip-members", "sends 45,000 empty archives in one", gzip.compress(b"") * 45_000, "gzip"),
    _packed("empty-zstd-frames", "sends 90,000 empty frames in one", _zstd(b"x")[:6] + b"\x01\x00\x00" + (b"\x28\xb5\x2f\xfd\x00\x58\x01\x00\x00" * 90_000), "zstd"),
    _packed("gzip-that-is-none", "calls a page gzip", page(), "gzip", "failed encoding"),
    _packed("gzip-cut-off", "cuts an archive in half", gzip.compress(page() * 9)[:300], "gzip", "accepted"),
    _packed("unknown-encoding", "names an encoding with an escape sequence", page(), "\x1b[2Jsecret", "accepted"),
    _shown("deep-nesting", "nests 50,000 elements", _deep("div", 50_000), "accepted"),
    _shown("deep-tables", "nests 5,000 tables", _deep("table><tr><td", 5_000), "accepted"),
    _shown("many-attributes", "gives a tag 60,000 attributes", page(body=f"<p {_ATTRIBUTES}>x</p>"), "accepted"),
    _shown("long-attribute", "gives an attribute 900,000 letters", page(body=f'<p class="{"x" * 900_000}">x</p>'), "accepted"),
    _shown("many-tags", "sends 160,000 tags", page(body="<b>" * 160_000), "rejected oversize"),
    _shown("many-lines", "sends 40,000 lines", page(body="<p>x</p>" * 40_000), "rejected oversize"),
    _shown("endless-line", "sends a line of 900,000 letters", page(body=f"<p>{'x' * 900_000}</p>"), "accepted"),
    _shown("endless-word-list", "sends a line of 150,000 words", page(body=f"<p>{'كلم ' * 110_000}</p>"), "accepted"),
    _shown("entities", "writes a page of 200,000 references", page(body="<p>" + "&amp;" * 180_000 + "</p>"), "accepted"),
    _shown("picture-called-page", "calls noise a page", bytes(range(256)) * 400, "rejected binary"),
    _shown("page-called-picture", "calls a page a picture", page(), "failed media", kind="image/png"),
    _shown("page-in-unknown-charset", "names a charset that does not exist", page(), "accepted", kind="text/html; charset=x-\xff\x1b[2J"),
    _shown("refresh-to-file", "refreshes to a file", page('<meta http-equiv="refresh" content="0;url=file://{canary}">'), "accepted"),
    _shown("refresh-to-data", "refreshes to a data address", page('<meta http-equiv="refresh" content="0;url=data:text/html,x">'), "accepted"),
    _shown("refresh-to-victim", "refreshes to a private address", page('<meta http-equiv="refresh" content="0;url=http://{victim}/case-{name}">'), "refused address"),
    _shown("refresh-to-itself", "refreshes to itself, at once", page('<meta http-equiv="refresh" content="0">'), "accepted"),
    Case(
        name="refresh-loop",
        does="refreshes in a circle",
        seen=seen("failed redirects", "asked /a", "asked /b"),
        paths={
            "/page": http(page('<meta http-equiv="refresh" content="0;url=/a">')),
            "/a": http(page('<meta http-equiv="refresh" content="0;url=/b">')),
            "/b": http(page('<meta http-equiv="refresh" content="0;url=/a">')),
        },
    ),
    _shown("canonical-to-file", "names a file as its canonical address", page('<link rel="canonical" href="file://{canary}">'), "accepted"),
    _shown("canonical-to-victim", "names another site as its canonical address", page('<link rel="canonical" href="http://{victim}/case-{name}">'), "accepted"),
    _shown("canonical-to-bucket", "names a bucket as its canonical address", page('<link rel="canonical" href="s3://bucket/key">'), "accepted"),
    _shown("base-to-file", "says that all its links are files", page('<base href="file://{canary}">', '<a href="x">y</a>'), "accepted"),
    _shown("external-doctype", "names a document type of another machine", page().replace(b"<!DOCTYPE html>", b'<!DOCTYPE html SYSTEM "http://{victim}/case-{name}.dtd">'), "accepted"),
    _shown("includes", "includes files and frames", page(body='<iframe src="file://{canary}"></iframe><img src="http://{victim}/case-{name}"><script src="file://{canary}"></script><object data="ftp://{victim}/x"></object>'), "accepted"),
    _shown("title-with-escapes", "writes escape sequences into its title", page(title=HEADLINE + " \x1b[2J\x1b]0;owned\x07\x9b31m &#27;[2J &#155;31m"), "accepted"),
    _shown("title-with-markup", "writes markup into its title", page(title=HEADLINE + " &lt;script&gt;alert(1)&lt;/script&gt;"), "accepted"),
    _shown("title-that-turns-text", "writes controls of direction into its title", page(title=HEADLINE + " \u202e\u2066\u200f exe"), "accepted"),
    Case(
        name="escapes-in-address",
        does="redirects to an address with escape sequences and a forged line of the log",
        seen=seen("failed 404", "asked /%1B%5B2J%0A2026-11-26%20%5Bx%5D%20ERROR:%20forged"),
        paths={"/page": redirect("/\x1b[2J%0A2026-11-26 [x] ERROR: forged")},
    ),
    Case(
        name="feed-title-with-escapes",
        does="writes escape sequences into the titles of its feed",
        seen=seen("accepted"),
        paths={"/feed": feed("http://127.0.0.1:{port}/page", title="&#155;31m &lt;b&gt;x&lt;/b&gt;")},
    ),
)  # fmt: skip
