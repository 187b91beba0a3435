"""How likely it is that chance alone did it."""

from __future__ import annotations

from math import exp, lgamma, log

CHANCE = 1e-4
"""Below which chance is no explanation: of 200 sources that are asked six questions a day, one a week would be lower if
days were independent and all that matters were known; what else an alarm needs makes it rarer by far."""


def none_of(expected: float, unevenness: float = 1.0) -> float:
    """Return how likely it is that nothing comes where *expected* articles are to be expected, whose days have a variance
    of *unevenness* times their mean: 1 is a Poisson process, more one whose rate varies (Gamma-Poisson).

    >>> round(none_of(3.0), 3), round(none_of(3.0, 2.0), 3)
    (0.05, 0.125)
    """
    excess = unevenness - 1
    return exp(-expected * (log(unevenness) / excess if excess > 1e-6 else 1.0))  # noqa: PLR2004 - no division by 0


def at_most(count: int, of: int, share: float) -> float:
    """Return how likely it is that *count* or fewer *of* so many articles have what a *share* of all has (binomial).

    >>> round(at_most(0, 10, 0.5), 6), at_most(10, 10, 0.5)
    (0.000977, 1.0)
    """
    if count >= of or share <= 0:
        return 1.0
    if share >= 1:
        return 0.0
    whole, yes, no = lgamma(of + 1), log(share), log(1 - share)
    terms = (
        exp(whole - lgamma(each + 1) - lgamma(of - each + 1) + each * yes + (of - each) * no)
        for each in range(count + 1)
    )
    return min(1.0, sum(terms))


def at_least(count: int, of: int, share: float) -> float:
    """Return how likely it is that *count* or more do.

    >>> round(at_least(10, 10, 0.5), 6)
    0.000977
    """
    return at_most(of - count, of, 1 - share)
