"""Short lines that call their reader to something in words of their own: "Book your ticket on the harvest app"."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from newscrawl.folding import fold_words
from newscrawl.rules.sentences import ends_sentence, is_question, units
from newscrawl.stages.lines.reading import HEAD_KINDS, Finding, is_free
from newscrawl.stages.stripping.addressed import addressed, speaks_of_ours
from newscrawl.stages.stripping.weighing import asking_kinds, asks
from newscrawl.stages.words.terms import overlap, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newscrawl.items import Media
    from newscrawl.rules import LanguageRules
    from newscrawl.stages.lines.reading import Reading

CALL_WORDS = (3, 14)
"""Words of a call."""
ASKING = 0.5
"""Share of the words of widgets that ask for something among the words of a call that are no small ones. Of 90 such lines of
articles and boxes that no rule knows 40 were calls."""
SPOKEN_OF = 0.5
"""Share of a line's subject that the page's sentences speak of from which on it is a heading over them: "Follow the money". Chosen."""
MEDIUM_WORDS, HEADLINE_WORDS = 3, 3
"""Words that name a medium at most, and of what is to be seen at least."""

_QUOTED = re.compile('[«"“„] [^«"“„»”]* [»"”]', re.VERBOSE)
_MEDIUM_MARK = re.compile(r"(?: \.{2,} | … | [:：|؛»›] | \s[-–—/]\s )", re.VERBOSE)
_LISTED = re.compile(r"\s* [(\[]? (?: \d{1,2} | [^\W\d_] ) \s? [.)\]:–—-]", re.VERBOSE)
"""What opens the entry of a list."""


def calls(
    readings: Sequence[Reading],
    findings: Sequence[Finding | None],
    rules: LanguageRules,
    media: Media,
    behind: Iterable[int],
) -> Iterator[tuple[int, Finding]]:
    """Yield the positions of those lines *behind* the head of a page that call the reader to something, each with what it is;
    what there is to see may be the title of a story. Of advice, line by line, none is a call, and none where no line of the
    page is a widget. On pages of *media* with elements these say more than the words of widgets do."""
    inviting = [
        finding is None and _opens_invitation(reading, rules)
        for reading, finding in zip(readings, findings, strict=True)
    ]
    has_widgets = any(finding is not None and finding.kind not in HEAD_KINDS for finding in findings)
    said = _terms_said(readings, rules) if has_widgets and any(inviting) else frozenset[str]()
    behind = list(behind)
    spoken = addressed(readings, findings, rules, behind) if has_widgets else set[int]()
    for i in behind:
        reading = readings[i]
        if not is_free(reading, findings[i]) or _LISTED.match(reading.block.text) is not None:
            continue
        is_ours = speaks_of_ours(reading, rules) and (has_widgets or not ends_sentence(reading.block.text))
        if i in spoken or is_ours:
            yield i, _call(reading, rules)
        elif reading.shape.kind != "prose" and _opens_medium(reading, rules):
            yield i, Finding(kind="related", rule="sign-calls", offer=True)
        elif reading.shape.kind != "prose" and has_widgets and _may_call(reading):
            is_advice = any(inviting[max(0, i - 1) : i] + inviting[i + 1 : i + 2])
            invites = inviting[i] and not is_advice and _is_foreign(reading, said, rules)
            if invites or (media == "text" and asks(reading, rules, share=ASKING)):
                yield i, _call(reading, rules)


def _call(reading: Reading, rules: LanguageRules) -> Finding:
    """Return what a line is that calls: to comment, or to what the outlet offers."""
    kinds = asking_kinds(reading, rules)
    is_comments = bool(kinds) and kinds.most_common(1)[0][0] == "comments"
    return Finding(kind="comments" if is_comments else "promotion", rule="sign-calls")


def _terms_said(readings: Sequence[Reading], rules: LanguageRules) -> frozenset[str]:
    prose = (reading.block.text for reading in readings if reading.shape.kind == "prose")
    return frozenset(chain.from_iterable(terms(text, rules.language or "") for text in prose))


def _is_foreign(reading: Reading, said: frozenset[str], rules: LanguageRules) -> bool:
    """Return whether the line of *reading*, behind its first word, is on something else than what is *said* on the page. What
    opens one of a medium, "Watch", is, though the page speaks of what is to be seen: that is its subject."""
    if _shows(reading, rules):
        return True
    subject = reading.block.text.partition(" ")[2]
    return overlap(terms(subject, rules.language or ""), said) < SPOKEN_OF


def _may_call(reading: Reading) -> bool:
    """Return whether the line of *reading* is as short as a call, no sentence, no question, no entry of a list, and nobody's
    words."""
    text, shape = reading.block.text, reading.shape
    low, high = CALL_WORDS
    return (
        low <= shape.words <= high
        and not shape.bullet
        and not ends_sentence(text)
        and not is_question(text)
        and _QUOTED.fullmatch(text.strip()) is None
        and not text.rstrip().endswith((":", ",", "،"))
    )


def _opens_medium(reading: Reading, rules: LanguageRules) -> bool:
    """Return whether the line of *reading* names a medium and, behind a mark, what is to be seen: "Video: Harvest in the
    valley"."""
    parts = _MEDIUM_MARK.split(reading.block.text, maxsplit=1)
    medium = fold_words(parts[0])
    return (
        len(parts) > 1
        and 0 < len(medium) <= MEDIUM_WORDS
        and ({" ".join(medium)} <= rules.words.media or set(medium) <= rules.words.media)
        and len(units(parts[1])) >= HEADLINE_WORDS
    )


def _shows(reading: Reading, rules: LanguageRules) -> bool:
    """Return whether the line of *reading* opens with what opens one of a medium: "Watch"."""
    return not rules.words.media.isdisjoint(fold_words(reading.block.text)[:1])


def _opens_invitation(reading: Reading, rules: LanguageRules) -> bool:
    first = fold_words(reading.block.text)[:1]
    return bool(first) and first[0] in rules.words.invitations
