"""Short lines that are known by what stands beside them, or by what the page says elsewhere: the label of a box whose
headlines were cut, the page's tags, and the agency that a story is credited to at its end."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from newscrawl.rules.sentences import ends_sentence
from newscrawl.stages.dom.display import HEADING_TAGS
from newscrawl.stages.lines.bare_labels import words_before_link
from newscrawl.stages.lines.reading import Finding, is_unknown
from newscrawl.stages.stripping.box_inside import rest_of_boxes
from newscrawl.stages.stripping.list_entries import LINKED, LISTS_OF_STORIES
from newscrawl.stages.stripping.taglist import Keywords
from newscrawl.stages.stripping.tail_tags import tail_tags
from newscrawl.stages.stripping.weighing import CREDITED_WORDS
from newscrawl.stages.words.agencies import agency_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newscrawl.items import Removed
    from newscrawl.rules import Words
    from newscrawl.stages.lines.reading import Reading

LABEL_WORDS = 6
"""Words of a box's label."""
LINK_LABEL_WORDS, LINKED_WORDS = 4, 4
"""Words of a label that no rule knows, at most, and of the linked headline behind it, at least."""
PARAGRAPHS_A_LINK = 3
"""Paragraphs of the article for each such line, at least."""
PLAIN_TAGS = frozenset({"p", "blockquote", "td"})
"""Tags of lines that are no entry and no heading; the cells of a row of data are one line, without a link."""

_INITIALS = re.compile(
    r"""
    [(\[]? \s*
    [^\W\d_]{1,2} (?: \s? [./]{1,2} \s? [^\W\d_]{1,2} ){1,3} \.?   # "ع.ص", "J.B./K.M.", one or two letters each
    \s* [)\]]?
    """,
    re.VERBOSE,
)


def with_labels(
    readings: Sequence[Reading],
    findings: Sequence[Finding | None],
    removed: Sequence[Removed],
    keywords: Sequence[str],
    words: Words,
) -> list[Finding | None]:
    """Return *findings* with the labels, the tags and the credits that none of them knows; *removed* is what was cut of
    the page before, *keywords* are those that it declares, *words* the tables of its language."""
    result = list(findings)
    for i in (*_over_cut_lines(readings, findings), *_over_cut_parts(readings, findings, removed)):
        result[i] = Finding(kind="related", rule="place-over-headline")
    for i in _linked_headlines(readings, findings):
        result[i] = Finding(kind="related", rule="place-linked-headline")
    for i, finding in rest_of_boxes(readings, findings):
        result[i] = finding
    for i in _tags(readings, findings, Keywords(keywords)):
        result[i] = Finding(kind="keywords", rule="place-own-keywords")
    for i, finding in _last_credits(readings, findings, words):
        result[i] = finding
    for i in tail_tags(readings, result):
        result[i] = Finding(kind="keywords", rule="place-tail-tags")
    return result


def _over_cut_lines(readings: Sequence[Reading], findings: Sequence[Finding | None]) -> Iterator[int]:
    """Yield the positions of the labels that stand over a linked headline that was cut, in one element with it in which
    no paragraph stands, or as the heading of its list. A sub-heading of the article has paragraphs behind it."""
    places = {r.block.tokens[1:] for r in readings if r.shape.kind == "prose" and r.block.body}
    for i, (reading, following) in enumerate(pairwise(readings)):
        if findings[i] is None and _may_be_label(reading) and _is_cut_link(following, findings[i + 1]):
            place, below = reading.block.tokens[1:], following.block.tokens[1:]
            heads_list = reading.block.tag in HEADING_TAGS and following.block.tag == "li"
            if below not in places and (place == below or heads_list):
                yield i


def _over_cut_parts(
    readings: Sequence[Reading], findings: Sequence[Finding | None], removed: Sequence[Removed]
) -> Iterator[int]:
    """Yield the positions of the headings that stand over a part that was cut, which is links and has no label of its
    own: it stands in another element."""
    linked = {cut.index for cut in removed if cut.kind in LISTS_OF_STORIES and cut.href}
    bare = linked - {cut.index for cut in removed if not cut.href}
    for i, reading in enumerate(readings):
        is_heading = reading.block.tag in HEADING_TAGS and _may_be_label(reading)
        if findings[i] is None and is_heading and reading.block.index + 1 in bare:
            yield i


def _linked_headlines(readings: Sequence[Reading], findings: Sequence[Finding | None]) -> list[int]:
    """Return the positions of lines among the paragraphs of the article that are a headline that is a link, and a few words
    before it at most, whatever they say: "From our files: Flower market moves". Where they are many, the article is a list
    of what they link to."""
    prose = [i for i, reading in enumerate(readings) if reading.shape.kind == "prose" and reading.block.body]
    between = range(prose[0] + 1, prose[-1]) if prose else range(0)
    found = [i for i in between if findings[i] is None and _is_linked_headline(readings[i])]
    return found if len(prose) >= PARAGRAPHS_A_LINK * len(found) else []


def _is_linked_headline(reading: Reading) -> bool:
    block = reading.block
    if reading.shape.kind != "headline" or block.tag not in PLAIN_TAGS or block.text.endswith("!"):
        return False
    label = words_before_link(block)
    is_whole = block.link_density >= 1 and block.href is not None
    return (is_whole or 0 < label <= LINK_LABEL_WORDS) and len(block.text.split()) - label >= LINKED_WORDS


def _may_be_label(reading: Reading) -> bool:
    block = reading.block
    return (
        bool(block.tokens)
        and 0 < reading.shape.words <= LABEL_WORDS
        and block.link_density < LINKED
        and not ends_sentence(block.text)
    )


def _is_cut_link(reading: Reading, finding: Finding | None) -> bool:
    return finding is not None and finding.kind in LISTS_OF_STORIES and reading.block.link_density >= LINKED


def _tags(
    readings: Sequence[Reading], findings: Sequence[Finding | None], keywords: Keywords
) -> Iterator[int]:
    """Yield the positions of the lines of links that list *keywords*: what was found by its looks, at most, so far."""
    for i, (reading, finding) in enumerate(zip(readings, findings, strict=True)):
        block = reading.block
        is_link = block.link_density >= LINKED and reading.shape.kind != "prose"
        if is_unknown(finding) and is_link and keywords.are_listed_in(block.text):
            yield i


def _last_credits(
    readings: Sequence[Reading], findings: Sequence[Finding | None], words: Words
) -> Iterator[tuple[int, Finding]]:
    """Yield the positions of the lines that name an agency and say little else, "by Reuters", or are the initials of who
    wrote, right behind a paragraph with none behind them, each with what it is."""
    prose = [reading.shape.kind == "prose" and reading.block.body for reading in readings]
    for i in range(1, len(readings)):
        block = readings[i].block
        stands_last = findings[i] is None and prose[i - 1] and not any(prose[i : i + 2])
        is_short = block.body and readings[i].shape.words <= CREDITED_WORDS and not ends_sentence(block.text)
        if stands_last and is_short and agency_in(block.text, words) is not None:
            yield i, Finding(kind="source", rule="tail-agency")
        elif stands_last and _INITIALS.fullmatch(block.text.strip()):
            yield i, Finding(kind="author", rule="tail-initials")
