"""When an address is asked for again. Pure: moments are seconds since 1970."""

from __future__ import annotations

HOUR = 3600
DAY = 24 * HOUR

FIRST_LOOK = 6 * HOUR
"""Seconds after which a stored article is looked at again at the soonest: most corrections come on the first day.
Later looks come when it is twice as old as at the one before, so that the gaps grow with its age."""

GAPS = (0, HOUR // 2, 2 * HOUR, 8 * HOUR, DAY)
"""Seconds to wait after the first, second, ... failure; the last holds for all further ones. A server that is down
for a day keeps its articles with the six tries that are the default."""


def next_try(now: int, tries: int) -> int:
    """Return when an address is due that has failed *tries* times, the last of them *now*.

    >>> next_try(0, 1), next_try(0, 2), next_try(0, 99)
    (0, 1800, 86400)
    """
    return now + GAPS[min(max(tries, 1), len(GAPS)) - 1]
