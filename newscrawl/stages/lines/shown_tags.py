"""Tags among the lines behind a story that were cut for their looks: links in a row, a run of lines of a few words, or what
stands behind a label without any mark between the tags. The story speaks of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.folding import fold, fold_words
from newscrawl.rules.sentences import ends_sentence
from newscrawl.stages.lines.reading import BY_LOOKS
from newscrawl.stages.words.terms import overlap, terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newscrawl.items import Removed
    from newscrawl.rules import LanguageRules

TAGS = (2, 12)
"""Tags of a list."""
TAG_WORDS = 4
"""Words of a tag."""
SAID, TERMS = 0.6, 0.5
"""Share of the tags that the story must speak of, and of the weight of a tag's words that it must have for that."""
REACH = 12
"""Lines behind a story among which its tags are sought."""


def shown_tags(
    tail: Sequence[Removed], head: Sequence[Removed], told: Sequence[str], rules: LanguageRules
) -> tuple[str, ...]:
    """Return the first list of tags among the cut lines of *tail*, which stand behind the story; none if there is none. What
    stands among those of its *head*, too, is the site's menu; *told* are the story's paragraphs."""
    low, high = TAGS
    lines = tail[:REACH]
    labelled = (_parted(_behind_label(cut.text, rules), told) for cut in lines if _is_looks(cut))
    if (tags := next(filter(None, labelled), None)) is not None:
        return tags
    menu = {fold(cut.text) for cut in head}
    lists = [tags for tags in _lists(lines) if low <= len(tags) <= high and menu.isdisjoint(map(fold, tags))]
    if not lists:
        return ()
    language = rules.language or ""
    story = terms("\n".join(told), language)
    said = (_said_first(tags, story, language) for tags in lists)
    return next((tags for tags in said if len(tags) >= low), ())


def _is_looks(cut: Removed) -> bool:
    """Return whether nothing but its looks says what the line *cut* is."""
    return cut.rule.startswith(BY_LOOKS)


def _lists(lines: Sequence[Removed]) -> Iterator[tuple[str, ...]]:
    """Yield the links of each line that is nothing else, and the lines of each run of some that are as short as tags."""
    run: list[Removed] = []
    for cut in lines:
        if _is_looks(cut) and cut.links and fold(cut.text) == fold(" ".join(cut.links)):
            yield cut.links if all(len(fold_words(link)) <= TAG_WORDS for link in cut.links) else ()
        goes_on = _may_be_tag(cut) and (not run or cut.index == run[-1].index + 1)
        if not goes_on:
            yield tuple(tag.text for tag in run)
            run = []
        if _may_be_tag(cut):
            run.append(cut)
    yield tuple(tag.text for tag in run)


def _may_be_tag(cut: Removed) -> bool:
    """Return whether the line *cut*, cut for its looks, is as short as a tag, and no label, sentence or date."""
    text = cut.text
    is_short = 0 < len(fold_words(text)) <= TAG_WORDS and not cut.links
    return is_short and _is_looks(cut) and cut.kind != "date" and ":" not in text and not ends_sentence(text)


def _behind_label(text: str, rules: LanguageRules) -> tuple[str, ...]:
    """Return the words of *text* behind those that announce tags with which it opens; none if it opens with none."""
    words = text.split()
    label = 0
    while label < len(words) and rules.vocabulary.get(fold(words[label])) == "keywords":
        label += 1
    return tuple(words[label:]) if 0 < label <= len(words) - TAGS[0] else ()


def _parted(words: Sequence[str], told: Sequence[str]) -> tuple[str, ...]:
    """Return *words* as tags, the longest ones first that stand in a paragraph of *told*; any other word is one of its own."""
    said = [f" {' '.join(fold_words(text))} " for text in told]
    tags: list[str] = []
    at = 0
    while at < len(words):
        sizes = range(min(TAG_WORDS, len(words) - at), 1, -1)
        phrases = ((size, f" {' '.join(fold_words(' '.join(words[at : at + size])))} ") for size in sizes)
        size = next((size for size, phrase in phrases if any(phrase in text for text in said)), 1)
        tags.append(" ".join(words[at : at + size]))
        at += size
    return tuple(tags)


def _said_first(tags: Sequence[str], story: Mapping[str, float], language: str) -> tuple[str, ...]:
    """Return *tags* up to the last one that the *story* speaks of, if it does of enough: what follows is a line of another kind."""
    said = [overlap(terms(tag, language), story) >= TERMS for tag in tags]
    last = len(said) - said[::-1].index(True) if any(said) else 0
    return tuple(tags[:last]) if sum(said) >= max(TAGS[0], SAID * last) else ()
