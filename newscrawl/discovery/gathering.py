"""Joins what the entrances of one source say, so that each article is asked for once, with all its hints."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newscrawl.discovery.addresses import address_key
from newscrawl.discovery.entrances import Entrance, front_door, usual_places
from newscrawl.discovery.links import Link, Skip, merge
from newscrawl.discovery.moments import instant
from newscrawl.discovery.shapes import is_media
from newscrawl.discovery.terms import Terms, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newscrawl.discovery.answers import Answer

MAX_OPEN = 4
"""Entrances of one source that are asked for at once: more would only wait in its queue."""

MAX_WAITING_LINKS = 2000
"""Links held back for what other entrances may say of them; past this they are handed out, so that the
archive of a large outlet (thousands of sitemaps) neither fills memory nor delays its news."""

MAX_ENTRANCES = 5000
"""Entrances of one source in all: an index of indexes must end. The largest archives, one sitemap a day
for ten years, stay below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """How much of an answer is not followed, by :class:`.links.Skip`."""

    links: Counter[str]
    entrances: Counter[str]


def _nothing_known(address: str) -> bool:  # noqa: ARG001
    return False


@dataclass(slots=True, kw_only=True)
class Gathering:
    """The state of one source's discovery. Tell it of each answer, then ask it for what comes next.

    Entrances are opened :data:`MAX_OPEN` at a time. Links are handed out, the newest first, once all
    entrances have answered: a feed and a sitemap then speak of an article together, and the order does
    not depend on which of them answered first. Where no entrance names a link, it looks further: behind
    the front door; in the usual places, for feeds or sitemaps if the door led to none; in the sections that
    the home page links to, if there is still nothing.
    """

    home: str
    terms: Terms
    taken: set[str]
    """Keys of all pages asked for in this run, by any source; shared."""
    known: Callable[[str], bool] = _nothing_known
    """Tells by its key whether earlier runs are done with a page."""
    _waiting: deque[Entrance] = field(default_factory=deque)
    _children: deque[Entrance] = field(default_factory=deque)
    """Entrances that others named: opened after those that were given, and only while links are wanted."""
    _steps: deque[str] = field(default_factory=lambda: deque(("door", "usual", "sections")))
    _keys: set[str] = field(default_factory=set)
    _links: dict[str, Link] = field(default_factory=dict)
    _fresh: dict[str, Link] = field(default_factory=dict)
    """Links that were found, or of which more became known, since :meth:`fresh` was asked."""
    _sections: tuple[str, ...] = ()
    _open: int = 0
    _handed_out: int = 0
    _named: bool = False
    """Whether a feed, sitemap or section page named a link at all, followed or not."""
    _fruitful: set[str] = field(default_factory=set)
    """Roles of the entrances that named links or further entrances."""
    _behind_door: bool = False
    """Whether home page or robots.txt answered: the usual places of a site that is down are not tried."""

    def add(self, entrances: Iterable[Entrance]) -> None:
        """Queue entrances that are known beforehand, each address once."""
        self._waiting.extend(self._new(entrances))

    def keep_to_these(self) -> None:
        """Ask for no other entrances than those that were added, and those behind them: the others are not due."""
        self._steps.clear()

    def next_entrances(self) -> list[Entrance]:
        """Return the entrances to ask for now; each must end in :meth:`take` or :meth:`lose`."""
        if self._enough():
            self._children.clear()
        while self._idle() and self._steps:
            self.add(self._step(self._steps.popleft()))
        opened: list[Entrance] = []
        while (queue := self._waiting or self._children) and self._open < MAX_OPEN:
            opened.append(queue.popleft())
            self._open += 1
        return opened

    def take(self, answer: Answer, role: str) -> Skipped:
        """Note what an entrance of *role* answered; return what is not followed of it."""
        self.lose()
        self._behind_door = self._behind_door or role in ("home", "robots")
        if answer.links or answer.entrances:
            self._fruitful.add(role)
        self._named = self._named or (role != "home" and bool(answer.links))
        self._sections = self._sections or answer.sections
        reasons = Counter(self._gather(link) for link in answer.links)
        reasons[Skip.ADDRESS] += answer.bad
        return Skipped(links=_told(reasons), entrances=self._follow(answer))

    def take_unchanged(self, answer: Answer, role: str, links: int) -> Counter[str]:
        """Note that an entrance of *role* answered what it answered an earlier run: entrances, which are still to be
        asked, and a number of *links*, all of which are known. Return how many entrances are not followed, by reason."""
        self.lose()
        if links or answer.entrances:
            self._fruitful.add(role)
        self._named = self._named or links > 0
        return self._follow(answer)

    def remember(self, links: Iterable[Link]) -> int:
        """Keep *links* that an earlier run left unfinished, those that are still followed; return how many those are."""
        before = len(self._links)
        for link in links:
            key = address_key(link.url)
            if key not in self.taken and not refusal(link.url, link.updated, self.terms):
                self._links.setdefault(key, link)
        return len(self._links) - before

    @property
    def is_full(self) -> bool:
        """Whether as many links were handed out as the limit allows."""
        return self._handed_out >= self.terms.limit

    def fresh(self) -> list[Link]:
        """Return the links that were found since this was last asked, each with all that is known of it."""
        links = list(self._fresh.values())
        self._fresh.clear()
        return links

    def lose(self) -> None:
        """Note that an entrance gave no answer."""
        # Not below zero: a queue on disk brings answers that an earlier process asked for.
        self._open = max(0, self._open - 1)

    def release(self, *, now: bool = False) -> tuple[list[Link], int]:
        """Return the links to follow, the newest first, and how many more the limit cuts off.

        Nothing before all entrances have answered, unless many links wait or *now* is true.
        """
        if not (self._idle() or now or len(self._links) >= MAX_WAITING_LINKS):
            return [], 0
        links = sorted(self._links.values(), key=_newest_first)
        self._links.clear()
        room = max(0, self.terms.limit - self._handed_out)
        self._handed_out += len(links[:room])
        self.taken.update(address_key(link.url) for link in links[:room])
        return links[:room], len(links[room:])

    def _idle(self) -> bool:
        return not (self._open or self._waiting or self._children)

    def _enough(self) -> bool:
        return self._named and self._handed_out + len(self._links) >= self.terms.limit

    def _new(self, entrances: Iterable[Entrance]) -> list[Entrance]:
        new = []
        for entrance in entrances:
            key = address_key(entrance.url)
            if key not in self._keys and len(self._keys) < MAX_ENTRANCES:
                self._keys.add(key)
                new.append(entrance)
        return new

    def _step(self, step: str) -> tuple[Entrance, ...]:
        """Return the entrances of *step*; none where it is not needed."""
        if step == "door":
            return () if self._named else front_door(self.home)
        # A source whose own entrances named links never had its door opened.
        if not self._behind_door or self._enough():
            return ()
        if step == "usual":
            return tuple(found for found in usual_places(self.home) if found.role not in self._fruitful)
        return () if self._named else tuple(Entrance(url=url, role="section") for url in self._sections)

    def _gather(self, link: Link) -> Skip | None:
        """Keep *link*, or join it to what is known of its page; return why it is no page of its own."""
        reason = refusal(link.url, link.updated, self.terms)
        if reason or is_media(link.url):
            return reason or Skip.MEDIA
        key = address_key(link.url)
        if key in self.taken:
            return Skip.REPEATED
        before = self._links.get(key)
        if before is None and self.known(key):
            return Skip.KNOWN
        self._links[key] = self._fresh[key] = merge(before, link) if before else link
        return Skip.REPEATED if before else None

    def _follow(self, answer: Answer) -> Counter[str]:
        reasons = [refusal(found.url, answer.dates.get(found.url), self.terms) for found in answer.entrances]
        followed = (found for found, reason in zip(answer.entrances, reasons, strict=True) if not reason)
        self._children.extend(self._new(followed))
        return _told(Counter(reasons))


def _told(reasons: Counter[Skip | None]) -> Counter[str]:
    return Counter({reason.value: count for reason, count in reasons.items() if reason and count})


def _newest_first(link: Link) -> tuple[float, str]:
    """Return a key by which dated links come first, the newest before the others, then undated ones."""
    return (-instant(link.updated).timestamp() if link.updated else 1.0, link.url)
