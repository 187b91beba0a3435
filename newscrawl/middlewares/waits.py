"""How long a server asks to be left alone. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_SECONDS = 1e9
"""What a longer wish is taken for, so that no number overflows."""

_SECONDS = re.compile(r"[0-9]{1,20}")


def wished_wait(retry_after: str, now: str = "") -> float | None:
    """Return the seconds that a ``Retry-After`` header asks for (RFC 9110, 10.2.3); None if it says nothing.

    *now* is the answer's ``Date``: a date is counted from what the server takes for now, whatever this machine's clock
    says; from the machine's where the server states none. A date that is past is no wait.

    >>> wished_wait("120")
    120.0
    >>> wished_wait("Sun, 22 Nov 2026 07:02:00 GMT", "Sun, 22 Nov 2026 07:00:00 GMT")
    120.0
    """
    stated = retry_after.strip()
    if _SECONDS.fullmatch(stated):
        return min(float(stated), LONGEST_SECONDS)
    until = _moment(stated)
    if until is None:
        return None
    return min(max((until - (_moment(now) or datetime.now(UTC))).total_seconds(), 0.0), LONGEST_SECONDS)


def _moment(stated: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(stated)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
