"""The ``news`` spider: the articles of a catalogue's sources, or of one site."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from scrapy import Request, signals
from scrapy.exceptions import DontCloseSpider

from newscrawl.discovery.answers import read_answer
from newscrawl.discovery.gathering import Gathering
from newscrawl.discovery.links import Skip
from newscrawl.discovery.waiting_links import nothing_known
from newscrawl.frontier.machines import is_shared
from newscrawl.sources import CatalogueError, Source
from newscrawl.sources.entrances import entrances
from newscrawl.spiders.agendas import Agendas
from newscrawl.spiders.arguments import ArgumentError, NewsArguments, news_arguments
from newscrawl.spiders.articles import ArticleSpider, failure_reason, request_meta
from newscrawl.spiders.bounds import asks_everything, bounds_of
from newscrawl.spiders.choice import Choice
from newscrawl.spiders.memory import Memory
from newscrawl.spiders.portions import Portions
from newscrawl.spiders.reports import report_answer, report_silence, report_unchanged

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from newscrawl.demo.server import DemoServer
    from newscrawl.discovery.entrances import Entrance
    from newscrawl.schedule.terms import Bounds
    from newscrawl.sources import Catalogue

READERS = 2
"""Entrances read at once: one that takes long holds up no other, and not many that swell are in memory together."""

_ENTRANCE_PRIORITY = 10
"""Before articles (0): a source's articles are asked for once its entrances have answered."""


class NewsSpider(ArticleSpider):
    """Reads feeds, sitemaps and section pages, then the articles that they name and that are not known.

    Arguments: ``sources`` (catalogues by name or path, comma between them) or ``site`` (an address, whose
    feeds and sitemaps are looked for); ``limit`` (articles a source; 100,000 where it is left out);
    ``private`` (with ``site``: it is on a private network).
    """

    name = "news"

    def __init__(
        self, arguments: NewsArguments, choice: Choice, schedule: tuple[Bounds, bool], at_once: int = 0
    ) -> None:
        super().__init__()
        self._readers = asyncio.Semaphore(READERS)
        self.arguments = arguments
        self._choice = choice
        self._agendas = Agendas(self, *schedule)
        self._sources: dict[str, Source] = {}
        self._gatherings: dict[str, Gathering] = {}
        self._memories: dict[str, Memory] = {}
        self._demo: DemoServer | None = None
        self._numbers: dict[str, int] = {}
        self._taken: set[str] = set()
        self._portions = Portions((), at_once)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: str, **kwargs: str) -> Self:
        """Build it; SystemExit, with one line on the terminal, for arguments and for a store that cannot be used."""
        try:
            arguments = news_arguments(kwargs)
        except (ArgumentError, CatalogueError) as error:
            # Scrapy prints a traceback for any other exception here, and nothing of this one's cause.
            raise SystemExit(f"scrapy crawl {cls.name}: {error}") from error
        settings = crawler.settings
        choice = Choice.of(settings)
        schedule = (bounds_of(settings), asks_everything(settings))
        at_once = settings.getint("NEWSCRAWL_SOURCES_AT_ONCE") if is_shared(settings) else 0
        spider = super().from_crawler(crawler, arguments, choice, schedule, at_once, *args)
        spider.prepare(crawler)
        crawler.signals.connect(spider.nothing_waits, signal=signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Yield the requests for the first entrances that are due, and for what earlier runs left to do."""
        catalogue = self._catalogue()
        passing = self.ledger.passing
        kept = [source for source in catalogue.sources if not source.hosts & passing]
        self._numbers = self.ledger.sources({source.name: source.url for source in kept})
        self._portions = Portions(catalogue.sources, self._portions.size)
        for request in self._begin_some():
            await asyncio.sleep(0)  # Scrapy takes all there is before it lets others have a turn
            yield request

    def _begin_some(self) -> Iterator[Request]:
        """Yield the requests with which the next sources begin, or all of them where none are shared with machines."""
        sources = self._portions.take(
            lambda some: self._agendas.plan(some, self._numbers, self.ledger), self._is_to_do
        )
        for source in sources:
            terms = self._choice.terms(source, self.arguments.limit)
            known = nothing_known if self.refetch else self.ledger.is_done
            gathering = Gathering(home=source.url, terms=terms, taken=self._taken, known=known)
            due = self._agendas.due.get(source.name, frozenset())
            gathering.add(each for each in entrances(source) if each.url in due)
            if len(due) < self._agendas.of[source.name].size:
                gathering.keep_to_these()
            self._sources[source.name] = source
            self._gatherings[source.name] = gathering
            number = self._numbers.get(source.name)
            self._memories[source.name] = Memory(self.ledger, number, self._choice.digest(source))
            self._take_up(source.name)
        # All are known before the first is asked for: a queue on disk may answer for any of them.
        for source in sources:
            yield from self._advance(source.name)

    def _is_to_do(self, name: str) -> bool:
        return name in self._agendas.due

    async def entrance(self, response: Response, source: str, entrance: Entrance) -> AsyncIterator[Request]:
        """Yield the requests that follow from the answer of a feed, sitemap, section or home page.

        It is read in a thread: one that is made to take long must not hold up the others.
        """
        gathering, memory = self._gatherings[source], self._memories[source]
        same = None if self.refetch else memory.unchanged(response, entrance)
        self._agendas.heard()
        agenda = self._agendas.of[source]
        if same is not None:
            agenda.led(entrance, same[0].entrances)
            agenda.unchanged(response, entrance, same[1])
            report_unchanged(self, response, gathering.take_unchanged(same[0], entrance.role, same[1]))
        else:
            async with self._readers:
                answer = await asyncio.to_thread(read_answer, response.body, response.url, entrance)
            skipped = gathering.take(answer, entrance.role)
            fresh = gathering.fresh()
            memory.heard(response, entrance, answer, fresh)
            agenda.heard(response, entrance, answer, len(fresh))
            report_answer(self, response, answer, skipped)
        for request in self._advance(source):
            yield request

    def entrance_failed(self, failure: Failure) -> Iterator[Request]:
        """Count and report an entrance that did not answer, and go on with the source's others."""
        request: Request = failure.request  # type: ignore[attr-defined]  # set by Scrapy
        source = request.cb_kwargs["source"]
        reason = failure_reason(failure)
        report_silence(self, request, reason)
        self._memories[source].silent(request.cb_kwargs["entrance"], reason)
        self._agendas.silent(source, request.cb_kwargs["entrance"], failure, reason)
        self._gatherings[source].lose()
        yield from self._advance(source)

    def nothing_waits(self) -> None:
        """Ask for what is still gathered when Scrapy has nothing to do, and for more of what earlier runs left.

        Where a middleware dropped the request for an entrance, its source would wait for ever for the answer.
        """
        requests = [request for source in self._gatherings for request in self._articles(source, now=True)]
        if not requests:
            for source in self._gatherings:
                self._take_up(source)
                requests += self._articles(source, now=True)
        if not requests:
            self._portions.offer_again()
        while not requests and self._portions.are_left:
            requests += self._begin_some()
        for request in requests:
            self.crawler.engine.crawl(request)
        if requests:
            raise DontCloseSpider

    def closed(self, reason: str) -> None:  # noqa: ARG002  Scrapy's signature
        """Settle the schedule, and stop the demo's server."""
        self._agendas.close()
        if self._demo is not None:
            self._demo.stop()

    def _advance(self, source: str) -> Iterator[Request]:
        """Yield the requests for the next entrances of *source*, and for its articles if all is gathered."""
        for entrance in self._gatherings[source].next_entrances():
            role = "home" if entrance.role == "robots" else entrance.role
            request = Request(
                entrance.url,
                callback=self.entrance,
                errback=self.entrance_failed,
                cb_kwargs={"source": source, "entrance": entrance},
                meta=request_meta(role, entrance.url, self._sources[source]),
                priority=_ENTRANCE_PRIORITY,
                dont_filter=True,  # two sources may share one; the gathering asks for each address once
            )
            yield request if self.refetch else self._memories[source].ask(request, entrance)
        yield from self._articles(source)

    def _articles(self, source: str, *, now: bool = False) -> Iterator[Request]:
        links, cut_off = self._gatherings[source].release(now=now)
        self.count(f"discovery/skipped_count/{Skip.LIMIT}", cut_off)
        self.count("discovery/article_count", len(links))
        known = self._sources[source]
        # Scrapy's queue is a stack: what is yielded last, the newest, is asked for first.
        for link in reversed(links):
            hints = replace(
                link.hints,
                language=link.hints.language or known.language,
                source=known.name,
                timezone=known.timezone,
            )
            yield self.request_article(link.url, hints, known, self._memories[source].visit(link.url))

    def _take_up(self, source: str) -> None:
        if source not in self._agendas.due:
            return
        visits = self._memories[source].take_up(self._gatherings[source])
        looks = sum(visit.again for visit in visits)
        self.count("ledger/taken_up_count", len(visits) - looks)
        self.count("revision/look_count", looks)

    def _catalogue(self) -> Catalogue:
        """Return the catalogue; where the demo is in it, its server runs, and nothing is kept of its hosts."""
        catalogue = self.arguments.catalogue
        if not self.arguments.demo:
            return catalogue
        from newscrawl.demo.server import DemoServer

        self._demo = DemoServer().start()
        self.ledger.passing.update(self._demo.hosts.values())
        return catalogue.with_hosts(self._demo.hosts)
