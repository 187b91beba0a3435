"""How outlets publish, for a simulated clock: none draws its articles as the schedule expects them.

The schedule thinks of a rate that changes by the hour of the day. These publish in clusters, in editions, at the
full hour, by a working week in their own time zone, after pauses without a typical length; some fail, some are gone.
"""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from benchmarks.reliability.outlets import AFTER, BEFORE, BEGIN, DAY, HOUR, Outlet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FILLED = 14
"""Days before the first that fill the feed of whoever publishes daily."""
EARLY, LATE = 7, 22
"""Hours between which a newspaper publishes, on its own clock."""


def outlets(seed: int) -> list[Outlet]:
    """Return 200 outlets; *seed* decides everything about them."""
    found: list[Outlet] = []
    for kind, (count, make) in KINDS.items():
        for number in range(count):
            name = f"{seed}-{kind}-{number}"
            random = Random(name)  # noqa: S311 - a simulation
            dates = random.choices(("true", "none", "shifted", "stamped"), (60, 20, 15, 5))[0]
            outlet = replace(make(random), kind=kind, name=name, dates=dates)
            found.append(replace(outlet, articles=tuple(sorted(outlet.articles))))
    return found


def _days() -> Iterator[float]:
    return (BEGIN + DAY * day for day in range(-BEFORE, AFTER))


def _made(articles: list[float], shown: int = 25) -> Outlet:
    return Outlet(kind="", name="", articles=tuple(articles), shown=shown)


def _thinned(random: Random, most: float, share: Callable[[float], float]) -> list[float]:
    """Return moments at a rate of *most* an hour, each kept with the probability that *share* gives for it."""
    found, now = [], BEGIN - FILLED * DAY
    while (now := now + random.expovariate(most) * HOUR) < BEGIN + AFTER * DAY:
        if random.random() < share(now):
            found.append(now)
    return found


def _agency(random: Random) -> Outlet:
    """Around the clock, 4 to 25 an hour, somewhat less at night."""
    peak, zone = random.uniform(4, 25), random.uniform(0, 24)
    return _made(
        _thinned(random, peak, lambda now: 0.7 + 0.3 * math.sin((now / HOUR + zone) / 24 * 2 * math.pi)),
        random.choice((20, 30, 50)),
    )


def _newspaper(random: Random) -> Outlet:
    """20 to 120 a day, between seven and ten at night of its zone, half of it at weekends."""
    zone, a_day, weekend = random.uniform(-8, 9), random.uniform(20, 120), random.choice((4, 5))

    def share(now: float) -> float:
        clock = (now / HOUR + zone) % 24
        day = int((now / HOUR + zone) // 24 + 3) % 7  # 0: Monday
        return (1 - abs(clock - (EARLY + LATE) / 2) / 8 if EARLY < clock < LATE else 0.02) * (
            0.5 if day in (weekend, weekend + 1) else 1
        )

    return _made(_thinned(random, a_day / 7, share), random.choice((15, 25, 40)))


def _editions(random: Random) -> Outlet:
    """10 to 40 at one moment, once or twice a day, and a few between."""
    hours = [random.uniform(0, 24) for _ in range(random.choice((1, 2)))]
    found = _thinned(random, random.uniform(0.01, 0.15), lambda _: 1.0)
    for day in _days():
        for hour in hours:
            moment = day + hour * HOUR + random.gauss(0, 600)
            found += [moment] * random.randint(10, 40)
    return _made(found, 50)


def _clockwork(random: Random) -> Outlet:
    """At the full hour and half past, in office hours, from Monday to Friday; written beforehand."""
    zone, span = random.randint(-8, 9), random.randint(6, 14)
    slots = [day + (8 - zone + half / 2) * HOUR for day in _days() for half in range(2 * span)]
    kept = [slot + 7 for slot in slots if (slot // DAY + 3) % 7 < 5 and random.random() < 0.8]  # noqa: PLR2004
    return _made(kept, random.choice((10, 20)))


def _bursts(random: Random) -> Outlet:
    """Nothing for hours, then a story with many parts, minutes apart."""
    found, now, pause = [], BEGIN - BEFORE * DAY, random.uniform(6, 24)
    while now < BEGIN + AFTER * DAY:
        now += random.expovariate(1 / pause) * HOUR
        for _ in range(int(random.paretovariate(1.3) * 3) % 60):
            now += random.expovariate(1 / 8) * 60
            found.append(now)
    return _made(found, 30)


def _last_ten(random: Random) -> Outlet:
    """As an agency or in bursts, but the feed holds ten entries."""
    return replace(_agency(random) if random.random() < 0.5 else _bursts(random), shown=10)  # noqa: PLR2004


def _weekly(random: Random) -> Outlet:
    """1 to 6 on its day of the week."""
    begin = random.uniform(0, 7) * DAY
    weeks = [BEGIN + begin + week * 7 * DAY for week in range(-8, 2)]
    articles = [week + random.expovariate(1 / 2400) for week in weeks for _ in range(random.randint(1, 6))]
    return _made(articles, 10)


def _slow(random: Random) -> Outlet:
    """After pauses of a day or of months."""
    found, now = [], BEGIN - BEFORE * DAY
    while (now := now + random.paretovariate(1.1) * DAY) < BEGIN + AFTER * DAY:
        found.append(now)
    return _made(found, 10)


def _gone(random: Random) -> Outlet:
    return replace(_made([]), status=random.choice(("404", "DNSLookupError")))


def _abandoned(random: Random) -> Outlet:
    """Answers as ever; its last article is two years old."""
    return _made([BEGIN - (700 + random.uniform(0, 30)) * DAY for _ in range(10)], 10)


def _flaky(random: Random) -> Outlet:
    """A newspaper whose server fails a third of the time, and for hours once a day."""
    begins = [day + random.uniform(0, 24) * HOUR for day in _days()]
    outages = tuple((begin, begin + random.uniform(1, 6) * HOUR) for begin in begins)
    return replace(_newspaper(random), errors=0.3, outages=outages)


KINDS: dict[str, tuple[int, Callable[[Random], Outlet]]] = {
    "agency": (30, _agency),
    "newspaper": (30, _newspaper),
    "editions": (20, _editions),
    "clockwork": (20, _clockwork),
    "bursts": (25, _bursts),
    "last ten": (15, _last_ten),
    "weekly": (25, _weekly),
    "slow": (10, _slow),
    "gone": (10, _gone),
    "abandoned": (5, _abandoned),
    "flaky": (10, _flaky),
}
"""How many of the 200 are of each kind."""
