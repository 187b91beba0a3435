from __future__ import annotations

import gzip
import tomllib
from calendar import timegm
from importlib.resources import files
from typing import get_args
from urllib.parse import urlsplit

import feedparser
import lxml.etree
import lxml.html
import pytest
from protego import Protego

from newscrawl.demo.loading import load_outlets
from newscrawl.demo.model import Channel, Outlet
from newscrawl.demo.site import build_site, entries

OUTLETS = {outlet.host: outlet for outlet in load_outlets()}
SITES = {host: build_site(outlet, f"http://{host}") for host, outlet in OUTLETS.items()}


def hrefs(body: bytes) -> list[str]:
    """Return the addresses of the links on a page."""
    return [anchor.get("href", "") for anchor in lxml.html.document_fromstring(body).iter("a")]


def test_robots_forbids_the_page_that_home_and_feed_link_to() -> None:
    site = SITES["alwaha.demo"]
    robots = Protego.parse(site["/robots.txt"].body.decode())
    private = "http://alwaha.demo/internal/newsroom-rota/"
    assert not robots.can_fetch(private, "newscrawl")
    assert robots.can_fetch("http://alwaha.demo/", "newscrawl")
    assert robots.crawl_delay("newscrawl") == 0.1
    assert list(robots.sitemaps) == ["http://alwaha.demo/sitemap_index.xml"]
    assert private in hrefs(site["/"].body)
    assert private in {entry.link for entry in feedparser.parse(site["/feed.xml"].body).entries}


@pytest.mark.parametrize("host", OUTLETS)
def test_a_feed_names_known_pages_with_their_titles_and_dates(host: str) -> None:
    outlet, site = OUTLETS[host], SITES[host]
    feed = feedparser.parse(site[outlet.feed_path].body)
    assert bool(feed.bozo) == (outlet.feed == "broken-rss")
    listed = entries(outlet, "feed")
    assert [entry.title for entry in feed.entries] == [page.title for page in listed]
    assert [entry.link for entry in feed.entries] == [f"http://{host}{outlet.path(page)}" for page in listed]
    moments = [timegm(entry.published_parsed) for entry in feed.entries]  # seconds since the epoch
    assert moments == [page.published.timestamp() for page in listed]


@pytest.mark.parametrize("host", OUTLETS)
def test_every_page_names_the_feed_of_its_outlet(host: str) -> None:
    outlet, site = OUTLETS[host], SITES[host]
    for path in ("/", *(outlet.path(article) for article in outlet.articles)):
        links = lxml.html.document_fromstring(site[path].body).iter("link")
        feeds = [link.get("href") for link in links if link.get("rel") == "alternate"]
        assert feeds == [f"http://{host}{outlet.feed_path}"]


@pytest.mark.parametrize("host", OUTLETS)
def test_a_sitemap_names_known_pages(host: str) -> None:
    outlet, site = OUTLETS[host], SITES[host]
    body = site[outlet.sitemap_path].body
    if outlet.sitemap_path.endswith(".gz"):
        body = gzip.decompress(body)
    tree = lxml.etree.fromstring(body)
    paths = [(element.text or "").removeprefix(f"http://{host}") for element in tree.iter("{*}loc")]
    titles = [element.text for element in tree.iter("{*}title")]
    listed = entries(outlet, "sitemap")
    assert paths == [outlet.path(page) for page in listed]
    assert titles == ([page.title for page in listed] if outlet.sitemap_news else [])


def test_one_sitemap_is_packed_and_two_stand_in_an_index_that_robots_names() -> None:
    packed = [outlet.host for outlet in OUTLETS.values() if outlet.sitemap_path.endswith(".gz")]
    assert packed == ["almarsa.demo"]
    for host in ("alwaha.demo", "almarsa.demo"):
        outlet, site = OUTLETS[host], SITES[host]
        assert f"Sitemap: http://{host}{outlet.sitemap_index}\n" in site["/robots.txt"].body.decode()
        assert f"<loc>http://{host}{outlet.sitemap_path}</loc>" in site[outlet.sitemap_index].body.decode()


@pytest.mark.parametrize("outlet", OUTLETS.values(), ids=OUTLETS)
def test_feed_sitemap_and_sections_lead_to_all_articles_together_and_to_few_alone(outlet: Outlet) -> None:
    found = {channel: set(entries(outlet, channel)) for channel in get_args(Channel)}
    articles = set(outlet.articles)
    assert articles <= set.union(*found.values())
    for pages in found.values():
        assert not articles <= pages


@pytest.mark.parametrize("outlet", OUTLETS.values(), ids=OUTLETS)
def test_section_pages_link_to_what_they_list(outlet: Outlet) -> None:
    links: set[str] = set()
    for section in outlet.sections:
        page = hrefs(SITES[outlet.host][section.path].body)
        links.update(link.removeprefix(f"http://{outlet.host}") for link in page)
    assert {outlet.path(page) for page in entries(outlet, "section")} <= links


def test_the_catalogue_names_addresses_that_are_served() -> None:
    catalogue = tomllib.loads((files("newscrawl.sources") / "demo.toml").read_text(encoding="utf-8"))
    assert {urlsplit(source["url"]).netloc for source in catalogue["source"]} == set(OUTLETS)
    for source in catalogue["source"]:
        sections = [entry if isinstance(entry, str) else entry["url"] for entry in source["sections"]]
        for url in [*sections, *source["sitemaps"], *(feed["url"] for feed in source["feeds"])]:
            host = urlsplit(url).netloc
            assert url.removeprefix(f"http://{host}") in SITES[host]
