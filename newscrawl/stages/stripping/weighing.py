"""Weigh the signs of a line that no rule names: is it a widget, and which?

The weights of its signs are summed; a positive sum is a widget. The strongest sign gives the rule its name
(``sign-outside``), so that who disagrees finds it in :mod:`newscrawl.stages.stripping.weights`.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from newscrawl.rules import ALL_EVIDENCE
from newscrawl.rules.sentences import units
from newscrawl.stages.dates import besides_dates, has_date, is_dateline
from newscrawl.stages.lines.credit_line import opening_credit
from newscrawl.stages.lines.reading import Finding
from newscrawl.stages.metadata.authors import announced
from newscrawl.stages.signs.lines import LENGTH_SIGNS
from newscrawl.stages.stripping.list_entries import LINKED
from newscrawl.stages.stripping.weights import KINDS, PRIOR, SHAPE
from newscrawl.stages.words.names import CREDIT_WORDS, named_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newscrawl.items import Kind, Media
    from newscrawl.rules import Evidence, LanguageRules
    from newscrawl.stages.lines.reading import Reading
    from newscrawl.stages.signs import PageSigns, Sort
    from newscrawl.stages.stripping.weights import Weight

KNOWN_WORDS = 0.3
"""Share of a line's words that must be those of widgets for their kind to be its kind."""
CREDITED_WORDS = 5
"""Words of a line that names an agency to credit it; a headline about one has more."""
ITS_OWN_KIND = 0.6
"""Share from which a line is that widget for certain, and no headline that could be a story's title."""

HALF = 0.5
"""Share of such words that must be of one kind, or of kinds that go together."""
ASKING_WORDS = 2
"""Words of such widgets that a line must have to ask for something."""
ASKING_KINDS: frozenset[Kind] = frozenset({"promotion", "share", "comments", "consent", "short_link"})
"""Kinds of widgets that ask the reader to do something: of most such lines the words are of several."""


def contributions(
    signs: Mapping[str, float], media: Media, evidence: frozenset[Evidence] = ALL_EVIDENCE
) -> dict[str, float]:
    """Return what the prior and each sign add to the sum, for pages of *media*, where the kinds of *evidence* count;
    signs that say nothing are left out."""
    column = 0 if media == "text" else 1
    kinds = (SHAPE, *(weights for kind, weights in KINDS.items() if kind in evidence))
    added = {
        name: signs[name] * weight[column]
        for weights in kinds
        for name, weight in weights.items()
        if signs.get(name)
    }
    return {"prior": PRIOR[column], **added}


CHEAPEST_FIRST: tuple[Sort, ...] = ("structure", "place", "shape", "wording", "cohesion")
"""The sorts of signs by what they take to measure."""
_ROUNDING = 1e-9
"""By how much sums of the same numbers may differ."""


def is_surely_text(i: int, signs: PageSigns, media: Media, evidence: frozenset[Evidence]) -> bool:
    """Return whether line *i* is article text whatever the signs are that were not measured yet: so it is with most
    paragraphs, for whom the cheap ones are enough. :func:`judge` would say the same."""
    tables = _tables(media, evidence)
    total = PRIOR[0 if media == "text" else 1] + sum(most for _, most in tables.values())
    for sort in CHEAPEST_FIRST:
        weights, most = tables[sort]
        seen = signs.of(i, sort).items() if weights else ()
        total += sum([value * weights[name] for name, value in seen if name in weights]) - most
        if total < -_ROUNDING:
            return True
    return False


@cache
def _tables(media: Media, evidence: frozenset[Evidence]) -> dict[Sort, tuple[dict[str, float], float]]:
    """Return the weights of each sort of signs, none of a kind that does not count, and how much they can add at
    most: of the signs of length one line has one."""
    column = 0 if media == "text" else 1
    tables: dict[str, Mapping[str, Weight]] = {
        "shape": SHAPE,
        **{k: KINDS[k] for k in KINDS if k in evidence},
    }
    found: dict[Sort, tuple[dict[str, float], float]] = {}
    for sort in CHEAPEST_FIRST:
        weights = {name: weight[column] for name, weight in tables.get(sort, {}).items()}
        lengths = max((weights[name] for name in weights if name in LENGTH_SIGNS), default=0.0)
        others = sum(max(0.0, weights[name]) for name in weights if name not in LENGTH_SIGNS)
        found[sort] = (weights, max(0.0, lengths) + others)
    return found


def is_widget(signs: Mapping[str, float], media: Media) -> bool:
    """Return whether the sum of *signs* says that a line is a widget."""
    return sum(contributions(signs, media).values()) > 0


def judge(reading: Reading, signs: Mapping[str, float], media: Media, rules: LanguageRules) -> Finding | None:
    """Return what the line of *reading* is by the sum of its *signs*; ``None`` for article text."""
    added = contributions(signs, media, rules.evidence)
    if sum(added.values()) <= 0:
        return None
    strongest = max((name for name in added if name != "prior"), key=lambda name: added[name])
    byline = is_byline(reading, rules)
    credit = signs["agency"] and len(units(reading.block.text)) <= CREDITED_WORDS
    is_date = is_dateline(reading.block.text) or has_date(reading.block.text)
    offer = (
        not byline
        and not credit
        and not is_date
        and reading.shape.kind == "headline"
        and not signs["tail"]
        and not signs["head"]
        and not _is_made_of_one(reading, rules)
    )
    kind: Kind = (
        "author" if byline else "date" if is_date else "related" if offer else _kind(reading, signs, rules)
    )
    return Finding(kind=kind, rule=f"sign-{strongest}", offer=offer)


def is_byline(reading: Reading, rules: LanguageRules) -> bool:
    """Return whether the line names a person, and has a word of bylines or a date, or opens as a byline does."""
    text = reading.block.text
    words = units(text)
    if len(words) > CREDIT_WORDS:
        return False
    credit = opening_credit(text, rules) if besides_dates(text) else None
    if credit is not None and credit.author is not None:
        return True
    if any(rules.vocabulary.get(word) == "author" for word in words) and named_in(text, rules) is not None:
        return True
    # "From the same file": without a capital behind it, a small word announces nobody.
    may_be = text.lower() != text.upper() or rules.words.stop.isdisjoint(words[:1])
    return may_be and bool(announced(text))


def _kind(reading: Reading, signs: Mapping[str, float], rules: LanguageRules) -> Kind:
    """Return what sort of widget the line is, as far as its words and its place tell."""
    if signs["year"]:
        return "date"
    if signs["agency"]:
        return "source"
    if signs["address"]:
        return "short_link"
    kinds = _kinds(reading, rules)
    if kinds and signs["widget-words"] >= (ITS_OWN_KIND if is_link(reading) else KNOWN_WORDS):
        return kinds.most_common(1)[0][0]
    return _kind_by_place(reading, signs)


def _is_made_of_one(reading: Reading, rules: LanguageRules) -> bool:
    """Return whether the words of the line are those of one widget, or of one that asks its readers for something. A
    headline of a few words may hold some of several by chance: "Beirut: book fair opens"; one that is a link, most."""
    kinds = _kinds(reading, rules)
    stop = frozenset[str]() if is_link(reading) else rules.words.stop
    words = sum(word not in stop for word in units(reading.block.text))
    if not kinds or kinds.total() < ITS_OWN_KIND * words:
        return False
    most = max(*kinds.values(), sum(kinds[kind] for kind in ASKING_KINDS))
    return most >= HALF * kinds.total()


def _kinds(reading: Reading, rules: LanguageRules) -> Counter[Kind]:
    """Return the kinds of the widgets that the words of the line are of."""
    words = units(reading.block.text)
    return Counter(rules.vocabulary[word] for word in words if word in rules.vocabulary)


def asking_kinds(reading: Reading, rules: LanguageRules) -> Counter[Kind]:
    """Return the kinds of the widgets that ask the reader for something that the words of the line are of."""
    kinds = _kinds(reading, rules)
    return Counter({kind: count for kind, count in kinds.items() if kind in ASKING_KINDS})


def asks(reading: Reading, rules: LanguageRules, *, share: float) -> bool:
    """Return whether two words of the line of *reading* at least, and this *share* of those that are no small ones, are of the
    widgets that ask the reader for something."""
    words = sum(word not in rules.words.stop for word in units(reading.block.text))
    return asking_kinds(reading, rules).total() >= max(ASKING_WORDS, share * words)


def _kind_by_place(reading: Reading, signs: Mapping[str, float]) -> Kind:
    if is_link(reading) or (reading.shape.kind == "headline" and signs["tail"]):
        return "related"
    return "navigation" if signs["outside"] else "other"


def is_link(reading: Reading) -> bool:
    """Return whether the line is a headline that links to its story."""
    return reading.shape.kind == "headline" and reading.block.link_density > LINKED
