"""What each sign says of each type of page: added up, with the prior; the highest sum above 0 is the type.

The weights are chosen by hand, in the manner of log-odds, and held by the pages of the tests: 1 makes a
type likelier, 3 nearly settles it, and no sign alone overcomes a story in one piece (``story``). Where no
sum is above 0, the page is an article.

| sign | what it is |
|---|---|
| ``declared-...`` | JSON-LD, ``og:type``, ``itemtype`` or a class of the body says so; ``declared-date``: it states when it was published; ``declared-og-article``: ``og:type`` alone, which some sites state on every page |
| ``announced`` | a feed or a news sitemap names it with a title, as they do articles |
| ``address-...`` | shape of the address; ``address-article``: a date, a number or a headline in it |
| ``says-TYPE`` | a phrase of ``rules/pages`` in the title or a heading |
| ``line-TYPE`` | such a phrase in a line; ``lines-TYPE``: in several |
| ``noscript`` | where scripts do not run, the page asks for them |
| ``story`` | prose in one piece: full for 600 letters, 1200 for lists, whose teasers may run on |
| ``no-prose`` | the less prose in one piece, the more; none at 250 letters |
| ``entries`` | headlines that are links: full for 6 |
| ``teasers`` | single paragraphs between two of them: full for 4, if most prose is of that kind |
| ``opening`` | prose before the first of them: full for 150 letters |
| ``captions`` | captions: full for 5 |
| ``stamps`` | entries with a time of day: full for 8 |
| ``class-live-blog`` | classes of these times name a live blog |
| ``headline`` | a first-level heading, or a line that the title repeats, of four words or more that says nothing of the above |
| ``short-title`` | no part of the title is as long as a headline |
| ``no-text`` | hardly a word that is no link |
| ``scripts`` | scripts that may show something |
"""

from __future__ import annotations

from types import MappingProxyType

PRIOR = "prior"

_LISTS = {
    "declared-site": 0.5, "entries": 2.0, "teasers": 1.5, "no-prose": 1.5, "short-title": 0.7, "long-run": -6.0,
    "declared-article": -3.0, "declared-og-article": -1.0, "declared-date": -1.0, "address-article": -1.5,
    "headline": -1.5, "says-gallery": -1.5, "says-soft-404": -1.0,
    "announced": -2.0,
}  # fmt: skip

WEIGHTS = MappingProxyType({
    "soft-404": {
        PRIOR: -3.0, "declared-error": 3.0, "says-soft-404": 4.0, "line-soft-404": 3.0, "no-prose": 0.7,
        "story": -6.0, "headline": -2.0, "declared-date": -1.5, "address-article": -0.2,
    },
    "wall": {
        PRIOR: -3.0, "says-wall": 4.0, "line-wall": 2.0, "lines-wall": 1.2, "no-prose": 1.0,
        "story": -6.0, "entries": -3.0, "headline": -2.0, "declared-date": -1.0,
    },
    "script-shell": {
        PRIOR: -3.0, "noscript": 2.5, "line-script-shell": 2.5, "no-text": 2.0, "scripts": 1.0, "no-prose": 0.6,
        "story": -6.0, "entries": -2.0, "headline": -2.0, "declared-error": -2.0, "says-soft-404": -2.0,
        "line-soft-404": -2.0, "says-wall": -2.0, "line-wall": -2.0,
    },
    "gallery": {
        PRIOR: -3.0, "declared-gallery": 3.0, "address-gallery": 1.5, "says-gallery": 1.5, "captions": 3.0,
        "no-prose": 1.0, "story": -6.0, "declared-article": -1.5,
    },
    "live-blog": {
        PRIOR: -3.2, "declared-live-blog": 4.0, "stamps": 3.0, "says-live-blog": 1.0, "address-live-blog": 1.0,
        "class-live-blog": 1.0,
    },
    "list": _LISTS | {PRIOR: -3.0, "declared-list": 2.5, "address-list": 1.5, "says-list": 1.5, "opening": -2.0},
    # The headline of a home is mostly its slogan.
    "home": _LISTS | {PRIOR: -4.8, "declared-home": 2.5, "address-home": 3.0, "headline": -0.7},
})  # fmt: skip
"""Type, a verdict -> sign -> weight."""
