"""Guesses from the shape of an address: does it lead to an article, to a list, to a file?

Guesses only: they choose among the links of section pages, where nothing else is known. What a feed or a
sitemap names is never refused for its shape, except files that are no page.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from urllib.parse import parse_qsl, unquote, urlsplit

_MIN_SLUG_WORDS = 4
"""Words of a slug that is a headline: sections have one to three ("middle-east-news")."""

_MIN_SLUG_LETTERS = 16
"""Letters of a slug of four words or more, so that "a-b-c-d" is none."""

_DATE_PATH = re.compile(
    r"""
    / (?: 19 | 20 ) \d{2}       # a year
    [/-] (?: 0?[1-9] | 1[0-2] ) # a month
    (?: [/-] \d{1,2} )? (?= [/-] )  # perhaps a day, and something after it
    """,
    re.VERBOSE,
)

_ID = re.compile(
    r"""
    (?: ^ | [-_.a-z] )  # alone, or after a slug, or after a letter or two as in "a12345"
    (?P<digits> \d{4,20} ) $
    | ^ (?P<leading> \d{4,20} ) [-_]  # before a slug
    """,
    re.VERBOSE | re.IGNORECASE,
)

_UUID = re.compile(r"[0-9a-f]{8} -? (?: [0-9a-f]{4} -? ){3} [0-9a-f]{12}", re.VERBOSE | re.IGNORECASE)

_WORD_BREAK = re.compile(r"[-_+\s.،]")

_NUMBER = re.compile(r"\d{4,20}")

_MAX_QUERY_CHARS = 2000

_YEAR = re.compile(r"(?:19|20)\d{2}")


def looks_like_article(url: str) -> bool:
    """Return whether *url* has the shape of an article's address and not of a list's or a file's.

    >>> looks_like_article("https://example.com/news/2026/11/22/port-reopens")
    True
    >>> looks_like_article("https://example.com/tag/politics-and-the-economy-today")
    False
    """
    if is_media(url) or is_listing(url):
        return False
    return has_date_path(url) or has_numeric_id(url) or has_long_slug(url)


def has_date_path(url: str) -> bool:
    """Return whether the path holds a date with something after it.

    >>> has_date_path("http://a.com/2026/11/22/x"), has_date_path("http://a.com/2026/11/")
    (True, False)
    """
    path = urlsplit(url).path
    match = _DATE_PATH.search(path)
    return match is not None and bool(path[match.end() :].strip("/-"))


def has_numeric_id(url: str) -> bool:
    """Return whether the address holds an identifier: a number of four digits or more that is no year, as a
    segment or at either end of the last one; a UUID in the last one; or a query parameter made for that.

    >>> has_numeric_id("http://a.com/story/48213"), has_numeric_id("http://a.com/view.aspx?id=90412")
    (True, True)
    >>> has_numeric_id("http://a.com/archive/2026"), has_numeric_id("http://a.com/list?page=12")
    (False, False)
    """
    segments = _segments(url)
    last = _stem(segments[-1:])
    numbers = [segment for segment in segments[:-1] if _NUMBER.fullmatch(segment)]
    if match := _ID.search(last):
        numbers.append(match["digits"] or match["leading"])
    if any(not _YEAR.fullmatch(number) for number in numbers):
        return True
    return _UUID.search(last) is not None or _has_query_id(url)


def has_long_slug(url: str) -> bool:
    """Return whether the last segment reads like a headline: four words or more.

    >>> has_long_slug("http://a.com/%D9%85%D9%8A%D9%86%D8%A7%D8%A1-a-new-quay-opens")
    True
    >>> has_long_slug("http://a.com/middle-east")
    False
    """
    slug = _stem(_segments(url)[-1:])
    words = [word for word in _WORD_BREAK.split(slug) if word]
    return len(words) >= _MIN_SLUG_WORDS and sum(map(len, words)) >= _MIN_SLUG_LETTERS


def is_media(url: str) -> bool:
    """Return whether the path ends in the extension of a picture, film, sound, document or script.

    >>> is_media("http://a.com/x.JPG"), is_media("http://a.com/x.html")
    (True, False)
    """
    return urlsplit(url).path.rpartition(".")[2].lower() in _words()[1]


def is_listing(url: str) -> bool:
    """Return whether the path says list, author, search, log-in and the like, in any of the languages.

    >>> is_listing("http://a.com/author/salma"), is_listing("http://a.com/")
    (True, True)
    """
    segments = _segments(url)
    listing = _words()[0]
    home = not segments and not _has_query_id(url)
    return home or any(_stem([segment]) in listing for segment in segments)


def _has_query_id(url: str) -> bool:
    names = _words()[2]
    pairs = parse_qsl(urlsplit(url).query[:_MAX_QUERY_CHARS])
    return any(name.lower() in names and value.isdigit() for name, value in pairs)


def _segments(url: str) -> list[str]:
    return [unquote(segment) for segment in urlsplit(url).path.split("/") if segment]


def _stem(segments: list[str]) -> str:
    """Return the one segment, lower case, without a file extension; ``""`` for none."""
    if not segments:
        return ""
    stem, dot, extension = segments[0].rpartition(".")
    return (stem if dot and extension.isascii() and extension.isalpha() else segments[0]).lower()


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return listing words, media extensions and names of identifying parameters."""
    data = tomllib.loads(files("newscrawl.discovery").joinpath("paths.toml").read_text("utf-8"))
    listing = frozenset(word for words in data["listing"].values() for word in words)
    return listing, frozenset(data["media"]["extensions"]), frozenset(data["identifiers"]["names"])
