"""The values of a catalogue, and the catalogue of Arabic outlets."""

from __future__ import annotations

from newscrawl.discovery.entrances import Entrance
from newscrawl.sources import Catalogue, Place, Source, load_catalogue
from newscrawl.sources.entrances import entrances


def test_placeholder_hosts_are_replaced_wherever_they_stand() -> None:
    source = Source(
        name="alwaha",
        url="http://alwaha.demo/",
        feeds=(Place(url="http://alwaha.demo/feed.xml", section="اقتصاد"),),
        sitemaps=(Place(url="https://elsewhere.demo/sitemap.xml?a=1"),),
        sections=(Place(url="http://alwaha.demo/sport/"),),
    )
    (moved,) = Catalogue(name="demo", sources=(source,)).with_hosts({"alwaha.demo": "127.0.0.1:8000"}).sources
    assert moved.url == "http://127.0.0.1:8000/"
    assert moved.feeds == (Place(url="http://127.0.0.1:8000/feed.xml", section="اقتصاد"),)
    assert moved.sitemaps == source.sitemaps
    assert moved.sections == (Place(url="http://127.0.0.1:8000/sport/"),)
    assert moved.hosts == {"127.0.0.1:8000", "elsewhere.demo"}


def test_places_become_entrances_feeds_first() -> None:
    source = Source(
        name="a",
        url="https://example.com/",
        feeds=(Place(url="https://example.com/rss", section="اقتصاد", language="fr"),),
        sitemaps=(Place(url="https://example.com/sitemap.xml"),),
        sections=(Place(url="https://example.com/sport/"),),
    )
    assert entrances(source) == (
        Entrance(url="https://example.com/rss", role="feed", section="اقتصاد", language="fr"),
        Entrance(url="https://example.com/sitemap.xml", role="sitemap"),
        Entrance(url="https://example.com/sport/", role="section"),
    )


def test_the_arabic_catalogue_covers_the_region() -> None:
    sources = load_catalogue("arabic").sources
    assert len(sources) >= 36
    assert len({source.country for source in sources}) >= 14
    assert {source.language for source in sources} == {"ar"}


def test_no_outlet_stands_twice_in_the_arabic_catalogue() -> None:
    feeds = [place.url for source in load_catalogue("arabic").sources for place in source.feeds]
    assert len(feeds) == len(set(feeds))
    titles = [source.title for source in load_catalogue("arabic").sources]
    assert len(titles) == len(set(titles))


def test_each_arabic_outlet_says_where_its_addresses_are_from_and_whether_they_were_checked() -> None:
    for source in load_catalogue("arabic").sources:
        assert source.places, source.name
        assert source.source, source.name
        assert source.checked or source.note, source.name
        assert not source.private, source.name
