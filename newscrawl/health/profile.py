"""What a source was lately, beside what it is usually."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.health.days import known, length_of, median_step, pooled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.health.days import Day, Tally

LATELY = 7
"""Days that are lately, today among them; what is before is usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Of some days; None where nothing is known."""

    a_day: float | None = None
    """Articles."""
    length: int | None = None
    """Median, in characters."""
    dated: float | None = None
    """Share of the articles, 0..1."""
    authored: float | None = None
    titled: float | None = None
    rejected: float | None = None
    """Share of the pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Of one source."""

    lately: Figures
    usually: Figures
    last: int | None
    """When its last article was stored, in seconds since 1970."""


def profile(days: Sequence[Day], today: int) -> Profile:
    """Return the profile of the source with these *days*."""
    rows = sorted((each for each in days if each.day <= today), key=lambda each: each.day)
    lately = [each for each in rows if each.day > today - LATELY]
    usual = [each for each in known(rows, today) if each.day <= today - LATELY]
    first = rows[0].day if rows else today
    return Profile(
        lately=_figures(pooled(lately), min(LATELY, today - first + 1) if rows else 0),
        usually=_figures(pooled(usual), today - LATELY + 1 - usual[0].day if usual else 0),
        last=max((each.last for each in rows if each.last is not None), default=None),
    )


def _figures(tally: Tally, days: int) -> Figures:
    if not days:
        return Figures()
    step = median_step(tally.lengths)
    return Figures(
        a_day=tally.articles / days,
        length=None if step is None else length_of(step),
        dated=_share(tally.dated, tally.articles),
        authored=_share(tally.authored, tally.articles),
        titled=_share(tally.titled, tally.articles),
        rejected=_share(tally.rejected, tally.pages),
    )


def _share(count: int, of: int) -> float | None:
    return count / of if of else None
