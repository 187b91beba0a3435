"""What a line is like among the others of its page: subject, place, element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.stages.dom.display import HEADING_TAGS
from newscrawl.stages.signs.tokens import ARTICLE_TOKENS, NEAR_TOKENS, WIDGET_TOKENS
from newscrawl.stages.signs.view import LONGEST_RUN, SIBLINGS
from newscrawl.stages.words.terms import overlap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newscrawl.stages.signs.view import PageView

MANY_MARKED = 6
"""Lines that rules know as widgets from which on a page is known to have widgets."""
MOSTLY, LINKED_WORDS = 0.5, 4
"""Share of link letters, and words, of a line that is a headline with its link, whatever leads up to it."""


def subject_signs(i: int, page: PageView) -> Mapping[str, float]:
    """Return what line *i* shares with the paragraphs of the page."""
    own = page.terms(i)
    others = {term for term in own if page.held[term] > page.paragraph[i]}
    share = overlap(own, others)
    return {"same-subject": share, "other-subject": bool(own) and not others, "no-subject": not own}


def place_signs(i: int, page: PageView) -> Mapping[str, float]:
    """Return where line *i* stands."""
    head, tail = i < page.first, i > page.last
    return {
        "head": head,
        "tail": tail,
        "between": not head and not tail and page.is_paragraph(i - 1) and page.is_paragraph(i + 1),
        "before-paragraph": page.is_paragraph(i + 1),
        "after-paragraph": page.is_paragraph(i - 1),
        "claimed": page.is_claimed(i),
        "after-widget": page.is_cut(i - 1),
        "before-widget": page.is_cut(i + 1),
        "run": page.run(i) / LONGEST_RUN,
        "first": i == 0 and not page.paragraph[i],
        "announced": page.announced[i],
        "parallel": page.is_parallel(i),
        "loose-page": page.loose,
        "page-widgets": min(MANY_MARKED, page.marked) / MANY_MARKED,
        "no-widgets": page.marked == 0,
    }


def structure_signs(i: int, page: PageView) -> Mapping[str, float]:
    """Return what the element of line *i* is; text input has none."""
    block = page.readings[i].block
    near = block.tokens[:NEAR_TOKENS]
    linked = block.link_density >= MOSTLY and page.readings[i].shape.words >= LINKED_WORDS
    return {
        "outside": not block.body,
        "links": block.link_density,
        "mostly-links": linked,
        "link-between": linked and page.is_paragraph(i - 1) and page.is_paragraph(i + 1),
        "heading": block.tag in HEADING_TAGS,
        "list-item": block.tag == "li",
        "cell": block.tag in {"td", "th", "tr"},
        "widget-class": not page.idle.issuperset(WIDGET_TOKENS.intersection(near)),
        "widget-class-far": not page.idle.issuperset(WIDGET_TOKENS.intersection(block.tokens)),
        "article-class": not ARTICLE_TOKENS.isdisjoint(near),
        "prose-siblings": min(SIBLINGS, max(0, page.siblings[block.tokens] - page.paragraph[i])) / SIBLINGS
        if block.tokens and not linked
        else 0.0,
        "other-place": 1 - page.mass[block.tokens[1:]] / page.total if block.tokens else 0.0,
    }
