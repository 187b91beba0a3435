"""Which entrances of a source a crawl asks for, and what their answers mean for when they are asked next."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrapy.spidermiddlewares.httperror import HttpError

from newscrawl.discovery.entrances import Entrance
from newscrawl.discovery.links import Problem
from newscrawl.discovery.moments import instant
from newscrawl.schedule.feeds import answered, failed, is_due, set_right
from newscrawl.schedule.headers import freshness, retry_after
from newscrawl.schedule.states import Answer, Failure, Feed
from newscrawl.sources.entrances import entrances

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrapy.http import Response
    from twisted.python.failure import Failure as Trouble

    from newscrawl.discovery.answers import Answer as Page
    from newscrawl.schedule.terms import Bounds
    from newscrawl.sources import Source
    from newscrawl.store.plans import PlanBook

_GONE = (404, 410)
_NO_FEED = (Problem.EMPTY, Problem.UNKNOWN)
"""What a server answers that has a page for every address, and no feed."""


@dataclass(slots=True, kw_only=True)
class _Asked:
    """One entrance with a plan: what was known of it before this crawl, and what came since."""

    role: str
    before: Feed
    answer: Answer | None = None


class Agenda:
    """Of one source, by its *number* in the ledger; ``None``: nothing is kept of it, and all of it is always due.

    The entrances that the catalogue names have a plan each; of a source without any, its home page stands for all that
    is found behind it. What an entrance leads to, as an index to its sitemaps, counts for it.
    """

    def __init__(self, source: Source, plans: PlanBook, number: int | None, bounds: Bounds) -> None:
        self._plans = plans
        self._number = number
        self._bounds = bounds
        self.named = entrances(source)
        self._home = None if self.named else source.url
        planned = self.named or (Entrance(url=source.url, role="home"),)
        self._asked = {each.url: self._before(each) for each in planned} if number is not None else {}
        self._parents: dict[str, str] = {}

    def due(self, *, everything: bool) -> list[str]:
        """Return the addresses of the entrances to ask for now; *everything*: due or not."""
        if self._number is None:
            return [each.url for each in self.named] or [self._home or ""]
        now = time.time()
        return [url for url, asked in self._asked.items() if everything or is_due(asked.before, now)]

    @property
    def size(self) -> int:
        """How many entrances have a plan, or would have one if anything were kept of the source."""
        return len(self.named) or 1

    def retired(self, entrance: Entrance) -> bool:
        """Return whether *entrance* was given up by an earlier crawl."""
        asked = self._asked.get(entrance.url)
        return asked is not None and asked.before.retired is not None

    def next_due(self) -> float | None:
        """Return when the next entrance is due; ``None`` where nothing is planned."""
        return min((asked.before.due for asked in self._asked.values()), default=None)

    def led(self, entrance: Entrance, children: Iterable[Entrance]) -> None:
        """Note that *entrance* led to *children*, whose links count for it."""
        for child in children:
            if child.url not in self._asked:
                self._parents.setdefault(child.url, self._parents.get(entrance.url, entrance.url))

    def unchanged(self, response: Response, entrance: Entrance, links: int) -> None:
        """Note that *entrance* said what it said the last time, *links* and all."""
        self._note(response, entrance, Answer(at=time.time(), new=0, entries=links))

    def heard(self, response: Response, entrance: Entrance, page: Page, new: int) -> Feed | None:
        """Note what *entrance* answered, with a number of *new* links; return its state if it was no answer of use."""
        if page.problem in _NO_FEED and not page.links and entrance.role in ("feed", "sitemap"):
            return self._fail(entrance, Failure(at=time.time(), reason=str(page.problem)))
        self.led(entrance, page.entrances)
        whole = not page.entrances
        answer = Answer(
            at=time.time(), new=new, entries=len(page.links) if whole else 0,
            moments=tuple(instant(link.hints.published).timestamp() for link in page.links if link.hints.published),
        )  # fmt: skip
        self._note(response, entrance, answer)
        return None

    def silent(self, entrance: Entrance, trouble: Trouble, reason: str) -> Feed | None:
        """Note that *entrance* did not answer; return its state, ``None`` where it has none of its own."""
        now, gone, later = time.time(), False, 0.0
        if isinstance(trouble.value, HttpError):
            answer = trouble.value.response
            gone = answer.status in _GONE
            later = retry_after((answer.headers.get("Retry-After") or b"").decode("latin-1"), now)
        return self._fail(entrance, Failure(at=now, reason=reason, gone=gone, retry_after=later))

    def _before(self, entrance: Entrance) -> _Asked:
        assert self._number is not None  # noqa: S101 - of the others nothing is planned
        known = self._plans.get(self._number, entrance.url)
        right = set_right(known, time.time(), self._bounds)
        if right != known:
            self._plans.note(self._number, entrance.url, entrance.role, right)
        return _Asked(role=entrance.role, before=right)

    def _note(self, response: Response, entrance: Entrance, answer: Answer) -> None:
        """Write down *answer*; of what an entrance leads to, the new links are added to what it said itself."""
        url = self._home or (
            entrance.url if entrance.url in self._asked else self._parents.get(entrance.url, "")
        )
        asked = self._asked.get(url)
        if asked is None or self._number is None:
            return
        if url != entrance.url or self._home:
            before = asked.answer or replace(answer, new=0)
            asked.answer = replace(before, new=before.new + answer.new, entries=0, moments=())
        else:
            control, age = (response.headers.get(name) or b"" for name in ("Cache-Control", "Age"))
            fresh = freshness(control.decode("latin-1"), age.decode("latin-1"))
            asked.answer = replace(answer, fresh=fresh)
        self._plans.note(self._number, url, asked.role, answered(asked.before, asked.answer, self._bounds))

    def _fail(self, entrance: Entrance, failure: Failure) -> Feed | None:
        asked = self._asked.get(entrance.url)
        if asked is None or asked.answer is not None or self._number is None:
            return None
        after = failed(asked.before, failure, self._bounds)
        self._plans.note(self._number, entrance.url, asked.role, after)
        return after
