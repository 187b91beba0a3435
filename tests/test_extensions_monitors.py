"""The suite for Spidermon, run by Spidermon; a true crawl with it is in test_extensions_health."""

from __future__ import annotations

from typing import Any

import pytest
from spidermon.runners import TextMonitorRunner

from newscrawl.extensions.monitors import HealthSuite


@pytest.mark.parametrize(
    ("stats", "failures"),
    [
        ({"newscrawl/article/page_count": 100, "newscrawl/stage/error_count/strip": 5}, 0),
        ({"newscrawl/article/page_count": 100, "newscrawl/stage/error_count/strip": 6}, 1),
        ({"newscrawl/article/page_count": 9, "newscrawl/worker/quarantined_count/timeout": 1}, 1),
        ({"newscrawl/export/unwritten_count": 1}, 1),
        ({"newscrawl/health/alarms": ["rif: no article for 4 days"], "finish_reason": "stalled"}, 2),
    ],
)
def test_each_monitor_fails_for_what_it_is_about(stats: dict[str, Any], failures: int) -> None:
    runner = TextMonitorRunner(verbosity=0)
    result = runner.run(HealthSuite(), stats=stats)
    assert len(result.failures) == failures, result
