"""Which stage the time goes to: the functions of the stages, with a clock around them, while pages are cleaned.

The clock is put where the functions are looked up, so that it follows whatever order cleaning calls them in. What a
stage calls of another counts there alone.
"""

from __future__ import annotations

from contextlib import ExitStack
from importlib import import_module
from time import process_time
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from benchmarks.speed.cleaning import WARM_FROM, WARM_PAGES
from benchmarks.speed.samples import generated
from benchmarks.speed.systems import newscrawl
from benchmarks.speed.table import Section

if TYPE_CHECKING:
    from collections.abc import Callable

STAGES = {
    "decode": ("newscrawl.stages.extract:decode",),
    "parse": ("newscrawl.stages.extract:parse",),
    "facts": ("newscrawl.stages.extract:read_declared", "newscrawl.stages.extract:read_shown"),
    "blocks": ("newscrawl.stages.extract:read_blocks",),
    "body": ("newscrawl.stages.extract:mark_body",),
    "describe": ("newscrawl.cleaning:describe",),
    "tidy": ("newscrawl.cleaning:tidy",),
    "strip": ("newscrawl.cleaning:strip",),
    "split": ("newscrawl.cleaning:split",),
    "language": ("newscrawl.cleaning:tell_language",),
    "fingerprint": ("newscrawl.cleaning:fingerprint_stories",),
    "quality": ("newscrawl.cleaning:judge",),
    "render": ("newscrawl.cleaning:render", "benchmarks.speed.systems:records"),
}
"""The stages in order, and where their functions are looked up."""
REST = "the rest"


class Clock:
    """Seconds by stage; a stage inside another stops the outer one's."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._running: list[str] = []
        self._since = 0.0

    def around(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return *function* with its time counted as that of *stage*."""

        def timed(*args: object, **kwargs: object) -> object:
            self._book()
            self._running.append(stage)
            try:
                return function(*args, **kwargs)
            finally:
                self._book()
                self._running.pop()

        return timed

    def _book(self) -> None:
        now = process_time()
        if self._running:
            stage = self._running[-1]
            self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._since
        self._since = now


def profile(count: int) -> Section:
    """Measure what each stage takes of the first visit."""
    clock = Clock()
    clean = clock.around(REST, newscrawl())
    for page in generated(WARM_PAGES, WARM_FROM):
        clean(page)
    clock.seconds.clear()
    with ExitStack() as patches:
        for stage, places in STAGES.items():
            for place in places:
                module, _, name = place.partition(":")
                function = getattr(import_module(module), name)
                patches.enter_context(patch(f"{module}.{name}", clock.around(stage, function)))
        for page in generated(count):
            clean(page)
    whole = sum(clock.seconds.values())
    return Section(
        title="Where the time goes on the first visit",
        columns=("stage", "ms a page", "share"),
        rows=[
            (stage, f"{1000 * clock.seconds[stage] / count:.2f}", f"{clock.seconds[stage] / whole:.1%}")
            for stage in (*STAGES, REST)
            if stage in clock.seconds
        ],
    )
