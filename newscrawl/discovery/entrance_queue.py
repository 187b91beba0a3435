"""Which entrances of one source are asked for next: those that were given, those they lead to, and where else to look."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newscrawl.discovery.addresses import address_key
from newscrawl.discovery.entrances import Entrance, front_door, usual_places
from newscrawl.discovery.terms import Terms, refusal, told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newscrawl.discovery.answers import Answer

MAX_OPEN = 4
"""Entrances of one source that are asked for at once: more would only wait in its queue."""

MAX_ENTRANCES = 5000
"""Entrances of one source in all: an index of indexes must end. The largest archives, one sitemap a day
for ten years, stay below."""


@dataclass(slots=True, kw_only=True)
class EntranceQueue:
    """Entrances are opened :data:`MAX_OPEN` at a time. Where none names a link, it looks further: behind the front
    door; in the usual places, for feeds or sitemaps if the door led to none; in the sections that the home page links
    to, if there is still nothing."""

    home: str
    terms: Terms
    has_named: bool = False
    """Whether a feed, sitemap or section page named a link at all, followed or not."""
    _waiting: deque[Entrance] = field(default_factory=deque)
    _children: deque[Entrance] = field(default_factory=deque)
    """Entrances that others named: opened after those that were given, and only while links are wanted."""
    _steps: deque[str] = field(default_factory=lambda: deque(("door", "usual", "sections")))
    _keys: set[str] = field(default_factory=set)
    _sections: tuple[str, ...] = ()
    _open: int = 0
    _fruitful: set[str] = field(default_factory=set)
    """Roles of the entrances that named links or further entrances."""
    _behind_door: bool = False
    """Whether home page or robots.txt answered: the usual places of a site that is down are not tried."""

    @property
    def is_idle(self) -> bool:
        """Whether no entrance is asked for, and none waits to be."""
        return not (self._open or self._waiting or self._children)

    def add(self, entrances: Iterable[Entrance]) -> None:
        """Queue entrances that are known beforehand, each address once."""
        self._waiting.extend(self._new(entrances))

    def keep_to_these(self) -> None:
        """Take no further step: no entrances but those that were added, and those behind them."""
        self._steps.clear()

    def next(self, *, enough: bool) -> list[Entrance]:
        """Return the entrances to ask for now, those that were given alone if there are links *enough*."""
        if enough:
            self._children.clear()
        while self.is_idle and self._steps:
            self.add(self._step(self._steps.popleft(), enough=enough))
        opened: list[Entrance] = []
        while (queue := self._waiting or self._children) and self._open < MAX_OPEN:
            opened.append(queue.popleft())
            self._open += 1
        return opened

    def answered(self, answer: Answer, role: str) -> Counter[str]:
        """Note what an entrance of *role* answered; return how many entrances are not followed, by reason."""
        self.lose()
        self._behind_door = self._behind_door or role in ("home", "robots")
        if answer.links or answer.entrances:
            self._fruitful.add(role)
        self.has_named = self.has_named or (role != "home" and bool(answer.links))
        self._sections = self._sections or answer.sections
        return self._follow(answer)

    def unchanged(self, answer: Answer, role: str, links: int) -> Counter[str]:
        """Note that an entrance of *role* answered what it answered an earlier run: the entrances of *answer*, and a
        number of *links*; return how many entrances are not followed, by reason."""
        self.lose()
        if links or answer.entrances:
            self._fruitful.add(role)
        self.has_named = self.has_named or links > 0
        return self._follow(answer)

    def lose(self) -> None:
        """Note that an entrance is not asked for any more."""
        # Not below zero: a queue on disk brings answers that an earlier process asked for.
        self._open = max(0, self._open - 1)

    def _new(self, entrances: Iterable[Entrance]) -> list[Entrance]:
        new = []
        for entrance in entrances:
            key = address_key(entrance.url)
            if key not in self._keys and len(self._keys) < MAX_ENTRANCES:
                self._keys.add(key)
                new.append(entrance)
        return new

    def _step(self, step: str, *, enough: bool) -> tuple[Entrance, ...]:
        """Return the entrances of *step*; none where it is not needed."""
        if step == "door":
            return () if self.has_named else front_door(self.home)
        # A source whose own entrances named links never had its door opened.
        if not self._behind_door or enough:
            return ()
        if step == "usual":
            return tuple(found for found in usual_places(self.home) if found.role not in self._fruitful)
        return () if self.has_named else tuple(Entrance(url=url, role="section") for url in self._sections)

    def _follow(self, answer: Answer) -> Counter[str]:
        reasons = [refusal(found.url, answer.dates.get(found.url), self.terms) for found in answer.entrances]
        followed = (found for found, reason in zip(answer.entrances, reasons, strict=True) if not reason)
        self._children.extend(self._new(followed))
        return told(Counter(reasons))
