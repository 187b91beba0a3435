"""What ``from newscrawl import ...`` gives: cleaning for other programs and notebooks, with no Scrapy and no process."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from newscrawl.cleaning import Options
from newscrawl.inputs import Entry
from newscrawl.items import Hints, Page, Record
from newscrawl.stages.checks import read_checks
from newscrawl.stages.languages.detectors import LANGDETECT, read_detector
from newscrawl.stages.lines.known import Known
from newscrawl.stages.quality import MIN_WORDS
from newscrawl.stages.render import to_dict
from newscrawl.templates.recurrence import Learner
from newscrawl.workers.cleaner import Cleaner
from newscrawl.workers.drafts import traces_of
from newscrawl.workers.job import Job
from newscrawl.workers.sampling import choose
from newscrawl.workers.sheet import sheet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike

MEDIA: tuple[str, ...] = ("html", "text")
"""What a page may be."""

__all__ = ["Record", "clean_page", "clean_pages", "to_dict"]


def clean_page(  # noqa: PLR0913 - keywords, each of which most leave out
    content: str | bytes,
    url: str,
    *,
    media: Literal["html", "text"] = "html",
    content_type: str = "",
    fetched: datetime | None = None,
    title: str | None = None,
    published: str | None = None,
    language: str | None = None,
    languages: Iterable[str] = (),
    min_words: int = MIN_WORDS,
    detector: str = LANGDETECT,
    quality: Iterable[str] = (),
    quality_limits: str | PathLike[str] | None = None,
    rules: Iterable[str | PathLike[str]] = (),
) -> tuple[Record, ...]:
    """Return the stories of one page: the lead, then those that the page appends; at least one, so that no page is lost.

    What is wrong with a story stands in its ``verdicts``, what was cut in ``removed``; a page that is no article, or
    that nothing can be read of, gives a record that says so. Nothing is fetched. A hostile page may take long, or much
    memory: the limits of ``scrapy clean`` are those of its processes, and a function has none.

    :param content: the page; bytes are decoded by their byte order mark, *content_type* and what the page declares.
    :param url: where it is from: ids, sites and links go by it.
    :param media: ``text`` for text without markup, a paragraph a line.
    :param fetched: with its zone; now where it is left out. Dates such as "two hours ago" go by it.
    :param title: what is known from elsewhere, a feed perhaps; so are *published* (ISO 8601) and *language* (ISO 639-1).
    :param languages: those that are wanted; stories in others get the verdict ``language``. None: all.
    :param min_words: stories with fewer get the verdict ``short``.
    :param detector: the library that tells a language in doubt: ``langdetect``, or ``py3langid`` where it is installed.
    :param quality: checks whose names become verdicts of the stories that do not pass them: ``gopher``, ``c4``,
        ``fineweb``, or single ones of them. *quality_limits*: a TOML file of limits of your own for them.
    :param rules: files and folders of rules besides those that newscrawl has.
    :raises TypeError: *content* is neither str nor bytes, or *fetched* no datetime.
    :raises ValueError: *url* is no web address, *media* is none, *fetched* has no zone, a rule is wrong (RuleError), or
        there is no such detector, check or file of limits; those are named as the settings that they are in a crawl.

    The first call takes a second, to load rules and word lists. Several threads may call it.

    >>> page = "<article><h1>A bridge</h1>" + "<p>The bridge opened on Monday after two years of work.</p>" * 3
    >>> [record.title for record in clean_page(page, "https://rif.example/1")]
    ['A bridge']
    """
    hints = Hints(title=title, published=published, language=language)
    page = _page(content, url, media=media, content_type=content_type, fetched=fetched, hints=hints)
    cleaner = _cleaner(
        languages, rules, quality, min_words=min_words, detector=detector, limits=quality_limits
    )
    return sheet(cleaner.study_and_clean(page).page).records


def clean_pages(  # noqa: PLR0913 - as above
    pages: Iterable[tuple[str, str | bytes]],
    *,
    fetched: datetime | None = None,
    languages: Iterable[str] = (),
    min_words: int = MIN_WORDS,
    detector: str = LANGDETECT,
    quality: Iterable[str] = (),
    quality_limits: str | PathLike[str] | None = None,
    rules: Iterable[str | PathLike[str]] = (),
) -> list[tuple[Record, ...]]:
    """Return the stories of each of *pages*, pairs of address and HTML, in their order.

    What pages tell of one another helps to clean each: how their sites build them, which lines recur there, whose
    headlines they show. The records are those that ``scrapy clean`` gives of the same pages, but for ``spider``, ``run``
    and copies, which are not looked for. All pages are in memory; ``scrapy clean`` and its processes are for many.
    Parameters and errors are those of :func:`clean_page`.
    """
    cleaner = _cleaner(
        languages, rules, quality, min_words=min_words, detector=detector, limits=quality_limits
    )
    every = [_page(content, url, fetched=fetched) for url, content in pages]
    by_url = {page.url: page for page in every}
    first = Learner()
    for chosen in choose(Entry(url=page.url) for page in every):
        first.add(traces_of(cleaner.study(by_url[chosen.url]).traces))
    templates = first.templates()
    learner, built = Learner(templates), Known(templates=templates)
    studied = [cleaner.study(page, built) for page in every]
    for each in studied:
        learner.add(traces_of(each.traces))
    known = learner.known()
    return [sheet(cleaner.clean(each.page, known).page).records for each in studied]


def _page(
    content: str | bytes,
    url: str,
    *,
    media: Literal["html", "text"] = "html",
    content_type: str = "",
    fetched: datetime | None = None,
    hints: Hints | None = None,
) -> Page:
    if not isinstance(content, str | bytes):
        raise TypeError(f"content: give str or bytes, not {type(content).__name__}")
    if media not in MEDIA:
        raise ValueError(f"media: {media!r} is none; give one of {', '.join(MEDIA)}")
    if fetched is not None and not isinstance(fetched, datetime):
        raise TypeError(f"fetched: give a datetime with its zone, not {type(fetched).__name__}")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(
            f"url: {url!r} is no web address; give that of the page, as in https://example.org/1"
        )
    moment = fetched or datetime.now(UTC)
    if moment.tzinfo is None:
        raise ValueError("fetched: has no zone; give datetime.now(UTC), or .astimezone() of yours")
    is_text = isinstance(content, str)
    return Page(
        url=url,
        fetched=moment.isoformat(timespec="seconds"),
        media=media,
        content_type="text/html; charset=utf-8" if is_text and media == "html" else content_type,
        body=content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content,
        hints=hints or Hints(),
    )


def _cleaner(
    languages: Iterable[str],
    rules: Iterable[str | PathLike[str]],
    quality: Iterable[str],
    *,
    min_words: int,
    detector: str,
    limits: str | PathLike[str] | None,
) -> Cleaner:
    if any(isinstance(several, str) for several in (languages, rules, quality)):
        raise TypeError("languages, rules, quality: give a list, not a string")
    asked = _Asked(
        languages=frozenset(languages),
        rules=tuple(map(Path, rules)),
        quality=tuple(quality),
        min_words=min_words,
        detector=detector,
        limits=None if limits is None else Path(limits),
    )
    return _hired(asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What pages are to be cleaned with, as it was given."""

    languages: frozenset[str]
    rules: tuple[Path, ...]
    quality: tuple[str, ...]
    min_words: int
    detector: str
    limits: Path | None


@lru_cache(maxsize=8)
def _hired(asked: _Asked) -> Cleaner:
    options = Options(
        languages=asked.languages,
        min_words=asked.min_words,
        detector=read_detector(asked.detector),
        checks=read_checks(asked.quality, asked.limits),
    )
    return Cleaner(Job(options=options, rules=asked.rules))
