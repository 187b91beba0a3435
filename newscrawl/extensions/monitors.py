"""A suite of monitors for Spidermon, which goes by the stats of the run.

docs/health.md says how Spidermon is installed and the suite switched on. It belongs to the end of the engine, when all is written and judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spidermon import Monitor, MonitorSuite, monitors

from newscrawl.export.exitcode import ExitCode, exit_code

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

MOST_ERRORS = 0.05
"""Share of the pages on which a stage may fail, or that may be quarantined, before a run is no good one."""


@monitors.name("run")
class RunMonitor(Monitor):
    """The run ended by itself, and all of its output is written."""

    @monitors.name("ended in order")
    def test_exit_code(self) -> None:
        """Fail for every run whose exit code is not 0, and say which it is."""
        code = exit_code(self.data.stats)
        if code != ExitCode.DONE:
            self.fail(f"the run ends with exit code {code} ({code.name})")

    @monitors.name("pages could be cleaned")
    def test_pages(self) -> None:
        """Fail if stages failed on many pages, or many were quarantined."""
        stats = self.data.stats
        pages = stats.get("newscrawl/article/page_count", 0)
        failed = _sum(stats, "newscrawl/stage/error_count/") + _sum(
            stats, "newscrawl/worker/quarantined_count/"
        )
        if failed > MOST_ERRORS * pages:
            self.fail(f"{failed} of {pages} pages could not be cleaned")


@monitors.name("sources")
class SourcesMonitor(Monitor):
    """Every source is as it usually is."""

    @monitors.name("are as usual")
    def test_alarms(self) -> None:
        """Fail while any alarm stands, and say which."""
        said = self.data.stats.get("newscrawl/health/alarms", [])
        if said:
            self.fail("; ".join(said))


class HealthSuite(MonitorSuite):
    """For SPIDERMON_ENGINE_STOP_MONITORS."""

    monitors = (RunMonitor, SourcesMonitor)


def _sum(stats: Mapping[str, Any], prefix: str) -> int:
    return sum(value for name, value in stats.items() if name.startswith(prefix))
