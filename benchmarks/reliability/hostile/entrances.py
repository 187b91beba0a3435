"""Cases of feeds, sitemaps, section pages and robots.txt."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from benchmarks.reliability.hostile.answers import endless_body, reset_at_once, silence
from benchmarks.reliability.hostile.case import Case, feed, http, page, redirect, seen, sitemap

if TYPE_CHECKING:
    from benchmarks.reliability.hostile.case import Answer

HERE = "http://127.0.0.1:{port}/page"
LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{level} '{f'&a{level - 1};' * 10}'>" for level in range(1, 10)
) + "]>"  # fmt: skip
BLOWN_UP = f"<!DOCTYPE x [<!ENTITY a '{'a' * 100_000}'>]>"
FILE_ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file://{canary}">]>'
FAR_ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "http://{victim}/case-{name}">]>'
FAR_DTD = '<!DOCTYPE x SYSTEM "http://{victim}/case-{name}.dtd">'
FAR_PARAMETER = '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://{victim}/case-{name}.dtd"> %a;]>'
XINCLUDE = (
    '<x xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file://{canary}" parse="text"/></x>'
)


def _feed(name: str, does: str, answer: Answer, *facts: str) -> Case:
    return Case(name=name, does=does, seen=seen(*facts), paths={"/feed": answer})


def _sitemap(name: str, does: str, answer: Answer, *facts: str) -> Case:
    return Case(name=name, does=does, seen=seen(*facts), paths={"/feed": answer}, role="sitemap")


def _index(*children: str) -> bytes:
    listed = "".join(f"<sitemap><loc>{child}</loc></sitemap>" for child in children)
    return http(
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</sitemapindex>'.encode(),
        "application/xml",
    )


def _links(count: int, scheme: str = "http://127.0.0.1:{port}/news/2026/11/26/story-") -> tuple[str, ...]:
    return tuple(f"{scheme}{number}" for number in range(count))


CASES = (
    _feed("laughing-feed", "declares entities that grow to a gigabyte", feed(HERE, prolog=LAUGHS, title="&a9;"), "accepted", "read broken"),
    _feed("blown-up-feed", "repeats a large entity", feed(HERE, prolog=BLOWN_UP, title="&a;" * 5000), "accepted", "read broken"),
    _feed("feed-with-file-entity", "reads a file by an entity", feed(HERE, prolog=FILE_ENTITY, title="&a; عنوان"), "accepted", "read broken"),
    _feed("feed-with-far-entity", "reads another machine by an entity", feed(HERE, prolog=FAR_ENTITY, title="&a; عنوان"), "accepted", "read broken"),
    _feed("feed-with-far-type", "names a document type of another machine", feed(HERE, prolog=FAR_DTD), "accepted"),
    _feed("feed-with-parameter", "declares by what another machine says", feed(HERE, prolog=FAR_PARAMETER), "accepted", "read broken"),
    _feed("feed-that-includes", "includes a file", feed(HERE, channel="<channel>" + XINCLUDE), "accepted"),
    _feed("endless-feed", "sends a feed that does not end", endless_body, "unanswered oversize"),
    _feed("silent-feed", "takes the request for its feed and says nothing", silence, "unanswered timeout"),
    _feed("reset-feed", "resets the connection in place of its feed", reset_at_once, "unanswered reset"),
    _feed("feed-bomb", "packs a feed of 40 MB", http(gzip.compress(b"<rss>" + bytes(40_000_000)), "application/rss+xml", Content_Encoding="gzip"), "unanswered refused"),
    _feed("feed-bomb-unnamed", "packs a feed and does not say so", http(gzip.compress(b"<rss>" + b" " * 40_000_000), "application/rss+xml"), "read truncated"),
    _feed("feed-of-empty-members", "sends 45,000 empty archives as a feed", http(gzip.compress(b"") * 45_000, "application/gzip"), "read truncated"),
    _feed("deep-feed", "nests 100,000 elements in a feed", http(b"<rss>" + b"<a>" * 100_000, "application/rss+xml"), "read truncated"),
    _feed("feed-of-attributes", "gives a tag of its feed 60,000 attributes", feed(HERE, channel="<channel " + " ".join(f'a{n}="x"' for n in range(60_000)) + ">"), "read truncated"),
    _feed("feed-of-noise", "sends noise as a feed", http(bytes(range(256)) * 1000, "application/rss+xml"), "read unknown"),
    _feed("empty-feed", "sends nothing as a feed", http(b"", "application/rss+xml"), "read empty"),
    _feed("farm-of-links", "names 200 articles, all of them new", feed(*_links(200)), "asked many", "failed 404", "warned budget"),
    Case(
        name="farm-that-redirects",
        does="redirects each article to another new address, five times",
        seen=seen("asked many", "warned budget"),
        paths={"/feed": feed(*_links(40))}
        | {f"/news/2026/11/26/story-{n}": redirect(f"/hop-{n}-1") for n in range(40)}
        | {f"/hop-{n}-{hop}": redirect(f"/hop-{n}-{hop + 1}") for n in range(40) for hop in range(1, 4)},
    ),
    _feed("feed-of-other-sites", "names articles of other sites", feed("http://news.example/case-{name}/1", "http://{victim}/case-{name}"), "warned sites"),
    _feed("feed-of-files", "names files and data", feed("file://{canary}", "data:text/html,x", "ftp://{victim}/case-{name}", "s3://bucket/key", "javascript:alert(1)", HERE), "accepted"),
    _sitemap("laughing-sitemap", "declares entities that grow to a gigabyte", sitemap("&a9;", HERE, prolog=LAUGHS), "accepted", "asked /&a9", "failed 404"),
    _sitemap("sitemap-with-file-entity", "reads a file by an entity", sitemap("http://127.0.0.1:{port}/&a;", HERE, prolog=FILE_ENTITY), "accepted", "asked /&a", "failed 404"),
    _sitemap("sitemap-with-far-type", "names a document type of another machine", sitemap(HERE, prolog=FAR_DTD), "accepted"),
    _sitemap("sitemap-of-files", "names files", sitemap("file://{canary}", "file:/etc/passwd", "FILE:///etc/passwd", HERE), "accepted"),
    Case(
        name="sitemap-loop",
        does="has two indexes name each other, and itself",
        seen=seen("asked /other"),
        role="sitemap",
        paths={"/feed": _index("http://127.0.0.1:{port}/feed", "/other"), "/other": _index("/feed", "/feed?", "/other")},
    ),
    _sitemap("deep-sitemap", "nests 100,000 elements in a sitemap", http(b"<urlset>" + b"<url>" * 100_000, "application/xml"), "read broken"),
    _sitemap("sitemap-of-one-line", "names an address of a million letters", sitemap("http://127.0.0.1:{port}/" + "a" * 900_000, HERE), "accepted"),
    Case(
        name="endless-indexes",
        does="names another index in each index",
        seen=seen("asked many", "warned budget"),
        role="sitemap",
        paths={"/feed": _index(*(f"http://127.0.0.1:{{port}}/index-{number}" for number in range(100)))}
        | {f"/index-{number}": _index("http://127.0.0.1:{port}/index-" + str(number + 100)) for number in range(100)},
    ),
    Case(name="section-of-files", does="links to files from its section page", role="section", seen=seen("accepted", "asked /news/2026/11/26/a-story-of-one-library"),
         paths={"/feed": http(b'<base href="file:///etc/"><a href="passwd">a</a><a href="file://{canary}">b</a><a href="http://127.0.0.1:{port}/news/2026/11/26/a-story-of-one-library">c</a>'), "/news/2026/11/26/a-story-of-one-library": http(page())}),
    Case(name="section-of-links", does="links to 20,000 pages from its section page", role="section", seen=seen("asked many", "failed 404", "warned budget"),
         paths={"/feed": http(b"".join(b'<a href="/news/2026/11/26/s-%d">x</a>' % n for n in range(20_000)))}),
    Case(name="robots-silent", does="takes the request for robots.txt and says nothing", seen=seen("unanswered refused", "warned reached"), paths={"/robots.txt": silence}),
    Case(name="robots-error", does="answers 500 for its robots.txt", seen=seen("unanswered refused", "warned reached"), paths={"/robots.txt": http(b"User-agent: *\nAllow: /", status="500 Oops")}),
    Case(name="robots-to-victim", does="redirects its robots.txt to a private address", seen=seen("accepted", "refused address"), paths={"/robots.txt": b"HTTP/1.1 302 Found\r\nLocation: http://{victim}/case-{name}/robots.txt\r\nContent-Length: 0\r\n\r\n"}),
    Case(name="robots-of-stars", does="writes a robots.txt of wildcards", seen=seen("accepted"), paths={"/robots.txt": http(b"User-agent: *\n" + b"Disallow: /" + b"*a" * 2000 + b"*b$\n" * 40, "text/plain")}),
    Case(name="robots-of-agents", does="writes a robots.txt of 10,000 agents with 10,000 rules", seen=seen("accepted"), paths={"/robots.txt": http(b"".join(b"User-agent: bot%d\n" % n for n in range(10_000)) + b"".join(b"Disallow: /%d\n" % n for n in range(10_000)), "text/plain")}),
    Case(name="robots-endless", does="sends a robots.txt that does not end", seen=seen("unanswered refused", "warned reached"), paths={"/robots.txt": endless_body}),
)  # fmt: skip
