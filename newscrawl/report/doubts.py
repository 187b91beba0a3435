"""Pages that a person should look at first, and why. Pure.

Records do not say how sure cleaning was. What can be told from them: a page of which another share was removed than of
the others of its site, paragraphs that were cut because of how they look and not of what they say, and fields that the
site's other pages have.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newscrawl.report.rows import Row

LEAST_PAGES = 5
"""Pages of a site from which on what is usual there is told."""
SPREADS, LEAST_SPREAD = 4.0, 0.05
"""So many times the median distance from the median is unusual; that distance is taken for this, at least."""
USUAL = 0.8
"""Share of a site's pages that have a field, from which on one without it is unusual."""
LOST_WORDS = 60
"""Words that a page has at least that should perhaps have left a text."""
LARGE_SHARE = 0.7
"""Share removed that is large whatever the site."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """How much a page is to be doubted, and why."""

    weight: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Usual:
    share: float
    spread: float
    dated: float
    titled: float


def doubts(rows: Iterable[Row]) -> dict[Key, Doubt]:
    """Return what is to be doubted of each page of *rows*, by run and address; all pages are there, in order."""
    pages: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        pages[row.page].append(row)
    for page in pages.values():
        page.sort(key=lambda row: row.part)  # parts that were rejected stand in another file
    sites: defaultdict[str, list[list[Row]]] = defaultdict(list)
    for page in pages.values():
        if any(row.words for row in page):
            sites[page[0].site].append(page)
    usual = {site: _usual(group) for site, group in sites.items() if len(group) >= LEAST_PAGES}
    return {key: _doubt(page, usual) for key, page in pages.items()}


def share_removed(page: Sequence[Row]) -> float:
    """Return the share of the words of a page that was removed, 0..1."""
    cut = sum(row.cut_words for row in page)
    return cut / max(1, cut + sum(row.words for row in page))


def _usual(pages: Sequence[Sequence[Row]]) -> _Usual:
    shares = [share_removed(page) for page in pages]
    middle = median(shares)
    leads = [page[0] for page in pages]
    return _Usual(
        share=middle,
        spread=max(LEAST_SPREAD, median(abs(share - middle) for share in shares)),
        dated=sum(row.published is not None for row in leads) / len(leads),
        titled=sum(row.title is not None for row in leads) / len(leads),
    )


def _doubt(page: Sequence[Row], usual: Mapping[str, _Usual]) -> Doubt:
    reasons: list[tuple[float, str]] = []
    lead, share = page[0], share_removed(page)
    long_cuts = sum(row.long_cuts for row in page)
    if long_cuts:
        text = "a paragraph was cut" if long_cuts == 1 else f"{long_cuts} paragraphs were cut"
        reasons.append((3.0 + min(long_cuts, 5), f"{text} by how it looks, not by its wording"))
    if not any(row.words for row in page):
        if sum(row.cut_words for row in page) >= LOST_WORDS:
            reasons.append((2.0, "nothing was kept of it"))
        return _joined(reasons)
    known = usual.get(lead.site)
    if known is None:
        if share > LARGE_SHARE:
            reasons.append((2.0, f"{share:.0%} of the words were removed"))
        return _joined(reasons)
    distance = (share - known.share) / known.spread
    if abs(distance) >= SPREADS:
        reasons.append(
            (
                min(abs(distance), 10.0) / 2,
                f"{share:.0%} of the words were removed, on this site usually {known.share:.0%}",
            )
        )
    if known.dated >= USUAL and lead.published is None:
        reasons.append((2.0, "no date, where the site's other pages have one"))
    if known.titled >= USUAL and lead.title is None:
        reasons.append((2.0, "no title, where the site's other pages have one"))
    return _joined(reasons)


def _joined(reasons: Sequence[tuple[float, str]]) -> Doubt:
    return Doubt(weight=sum(weight for weight, _ in reasons), reasons=tuple(text for _, text in reasons))
