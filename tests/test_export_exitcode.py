from __future__ import annotations

from typing import Any

import pytest

from newscrawl.export.exitcode import failed


@pytest.mark.parametrize(
    ("stats", "expected"),
    [
        ({}, False),
        ({"finish_reason": "finished", "log_count/ERROR": 5}, False),
        ({"finish_reason": "shutdown"}, False),
        ({"newscrawl/stage/error_count/strip": 1}, False),
        ({"finish_reason": "output_error"}, True),
        ({"finish_reason": "start_error"}, True),
        ({"finish_reason": "finished", "feedexport/failed_count/PartFileStorage": 1}, True),
        ({"newscrawl/export/error_count": 2}, True),
        ({"newscrawl/export/error_count": 0}, False),
    ],
)
def test_fails_where_output_was_lost_and_nowhere_else(stats: dict[str, Any], *, expected: bool) -> None:
    assert failed(stats) is expected
