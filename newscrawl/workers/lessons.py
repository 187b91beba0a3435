"""What the pages of a crawl tell of their sites, learned beside the event loop."""

from __future__ import annotations

import asyncio
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from newscrawl.stages.lines.known import NOTHING, Known
from newscrawl.templates.recurrence import Learner
from newscrawl.templates.recurring import Recurring
from newscrawl.workers.drafts import traces_of
from newscrawl.workers.shelf import Shared

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newscrawl.stages.dom.parts import Template

_Result = TypeVar("_Result")
MISFITS = 5
"""Pages that do not fit the template of their site, of those that came since it was learned, from which on it is
learned anew: three are needed to learn from, and one or two may be of another kind."""


class Memory:
    """What is kept from run to run: nothing, here."""

    def keep(self, template: Template) -> None:
        """Keep *template*, which is another than before."""

    def keep_lines(self, recurring: Recurring) -> None:
        """Keep what is known of a site's lines."""

    def lines(self, site: str) -> Recurring:
        """Return what is known of the lines of *site* from earlier runs."""
        return Recurring(site=site)


NO_MEMORY = Memory()
_NOTHING = Shared(number=0, data=pickle.dumps(NOTHING))


class Lessons:
    """A learner a site, and what the site's pages are cleaned with: the newest version of it.

    All learning is done by one thread, one thing after the other.
    """

    def __init__(
        self,
        learner: Callable[[Mapping[str, Template], Mapping[str, Recurring]], Learner] = Learner,
        templates: Mapping[str, Template] | None = None,
        memory: Memory = NO_MEMORY,
    ) -> None:
        """*templates* were learned in earlier runs, or corrected by hand; *memory* is given those that change, in the
        thread."""
        self._learner = learner
        self._templates = dict(templates or {})
        self._memory = memory
        self._learners: dict[str, Learner] = {}
        self._lines: dict[str, Recurring] = {}
        self._versions: dict[str, Shared] = {}
        self._number = 0
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="newscrawl-lessons")

    def known(self, site: str) -> Shared:
        """Return what is known of *site*."""
        if site not in self._versions:
            lines = self._lines_of(site).repeated()
            if site not in self._templates and not lines:
                return _NOTHING
            self._number += 1
            known = Known(
                templates={site: self._templates[site]} if site in self._templates else {},
                repeated={site: frozenset(lines)} if lines else {},
            )
            self._versions[site] = Shared(number=self._number, data=pickle.dumps(known))
        return self._versions[site]

    async def add(self, site: str, traces: bytes) -> bool:
        """Learn from the pickled *traces* of a page of *site*; return whether so many pages do not fit its template
        that it must be learned anew."""
        if site not in self._learners:
            known = {site: self._templates[site]} if site in self._templates else {}
            self._learners[site] = self._learner(known, {site: self._lines_of(site)})
        learner = self._learners[site]
        await self._run(lambda: learner.add(traces_of(traces)))
        return learner.misfits >= MISFITS

    async def renew(self, site: str) -> None:
        """Have :meth:`known` tell all that was learned of *site*."""
        learner = self._learners.get(site)
        if learner is None:
            return
        self._number += 1
        number = self._number
        data = await self._run(lambda: self._told(site, learner))
        if self._learners.get(site) is learner:  # not forgotten meanwhile
            self._versions[site] = Shared(number=number, data=data)

    def _told(self, site: str, learner: Learner) -> bytes:
        """Return all that *learner* learned, pickled; the template, if it is another than before, is kept."""
        known = learner.known()
        template = known.templates.get(site)
        before = self._templates.get(site)
        if template is not None and (before is None or template.parts != before.parts):
            self._templates[site] = template
            self._memory.keep(template)
        self._memory.keep_lines(learner.recurring(site))
        return pickle.dumps(known, pickle.HIGHEST_PROTOCOL)

    def forget(self, site: str) -> None:
        """Keep nothing of *site* here; what recurs on it is in the memory."""
        learner = self._learners.pop(site, None)
        self._versions.pop(site, None)
        self._lines.pop(site, None)
        if learner is not None:
            self._thread.submit(lambda: self._memory.keep_lines(learner.recurring(site)))

    async def finish(self) -> None:
        """Have the memory keep what recurs on each site, and let the thread end."""
        for site in list(self._learners):
            self.forget(site)
        await self._run(lambda: None)
        self.close()

    def close(self) -> None:
        """Let the thread end."""
        self._thread.shutdown(wait=False)

    def _lines_of(self, site: str) -> Recurring:
        if site not in self._lines:
            self._lines[site] = self._memory.lines(site)
        return self._lines[site]

    async def _run(self, work: Callable[[], _Result]) -> _Result:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)
