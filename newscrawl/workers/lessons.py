"""What the pages of a crawl tell of their sites, learned beside the event loop."""

from __future__ import annotations

import asyncio
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from newscrawl.stages.known import NOTHING
from newscrawl.templates.recurrence import Learner
from newscrawl.workers.shelf import Shared

if TYPE_CHECKING:
    from collections.abc import Callable


_Result = TypeVar("_Result")
_NOTHING = Shared(number=0, data=pickle.dumps(NOTHING))


class Lessons:
    """A learner a site, and what the site's pages are cleaned with: the newest version of it.

    All learning is done by one thread, one thing after the other.
    """

    def __init__(self, learner: Callable[[], Learner] = Learner) -> None:
        self._learner = learner
        self._learners: dict[str, Learner] = {}
        self._versions: dict[str, Shared] = {}
        self._number = 0
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="newscrawl-lessons")

    def known(self, site: str) -> Shared:
        """Return what is known of *site*."""
        return self._versions.get(site, _NOTHING)

    async def add(self, site: str, traces: bytes) -> None:
        """Learn from the pickled *traces* of a page of *site*."""
        learner = self._learners.setdefault(site, self._learner())
        await self._run(lambda: learner.add(pickle.loads(traces)))  # noqa: S301 - a worker of this run wrote it

    async def renew(self, site: str) -> None:
        """Have :meth:`known` tell all that was learned of *site*."""
        learner = self._learners.get(site)
        if learner is None:
            return
        self._number += 1
        number = self._number
        data = await self._run(lambda: pickle.dumps(learner.known(), pickle.HIGHEST_PROTOCOL))
        if self._learners.get(site) is learner:  # not forgotten meanwhile
            self._versions[site] = Shared(number=number, data=data)

    def forget(self, site: str) -> None:
        """Keep nothing of *site*."""
        self._learners.pop(site, None)
        self._versions.pop(site, None)

    def close(self) -> None:
        """Let the thread end."""
        self._thread.shutdown(wait=False)

    async def _run(self, work: Callable[[], _Result]) -> _Result:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)
