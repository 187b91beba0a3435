from __future__ import annotations

import pytest

from newscrawl.middlewares.waits import LONGEST_SECONDS, wished_wait

NOW = "Sun, 22 Nov 2026 07:00:00 GMT"


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("99999999999999999999", LONGEST_SECONDS),
        ("Sun, 22 Nov 2026 07:01:30 GMT", 90.0),
        ("Sun, 22 Nov 2026 06:00:00 GMT", 0.0),
        ("Sun, 22 Nov 2026 09:01:00 +0200", 60.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_SECONDS),
        ("Sunday, 22-Nov-26 07:00:10 GMT", 10.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("9" * 30, None),
        ("\u0661\u0662", None),
        ("Sun, 99 Nov 2026 99:99:99 GMT", None),
    ],
)
def test_reads_seconds_and_dates(stated: str, seconds: float | None) -> None:
    assert wished_wait(stated, NOW) == seconds


def test_goes_by_the_machine_s_clock_where_the_server_states_none() -> None:
    assert wished_wait("Fri, 31 Dec 2100 23:59:59 GMT") == LONGEST_SECONDS
    assert wished_wait("Sun, 22 Nov 2020 07:00:00 GMT", "yesterday") == 0.0
