"""Stories -> their text, and the records that are written, one a story."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from newscrawl.discovery.sites import site_of
from newscrawl.folding import fold_words
from newscrawl.items import LanguageShare, Page, Record, Related, Removed, Story
from newscrawl.stages.removal import as_removed, in_page_order
from newscrawl.stages.story import paragraphs, story_metadata, titles

if TYPE_CHECKING:
    from collections.abc import Mapping

ID_BYTES = 16
"""Length of a record's id before it is written in hex: 128 bits, no chance collision in 10**15 records."""
TITLE_RULE = "render-title"
"""Rule of a title block that is neither in the text nor, word for word, in the metadata, and of a title that stands once
more."""

_FIELDS = tuple(field.name for field in dataclasses.fields(Record))


def render(page: Page) -> Page:
    """Return *page* with text and metadata of each story set, and the titles that differ from the
    metadata's, or repeat it, moved to ``removed``: every word of a page is in its text, its metadata or there."""
    return replace(page, stories=tuple(_rendered(page, story) for story in page.stories))


def records(page: Page) -> tuple[Record, ...]:
    """Return a record for each story of *page* that is not written yet, in page order; *page* must have been rendered.

    An appended story has the page's addresses and nothing else of its lead: no title, date or author.
    ``removed`` of the lead has what belongs to no story, too, in page order.
    """
    return tuple(_record(page, story) for story in page.stories if not story.is_written)


def to_dict(record: Record) -> dict[str, Any]:
    """Return *record* as what is written to JSON: its fields in order, tuples as lists, ``removed`` as
    {kind, rule, text} and ``related`` as {title, url}, ``languages`` as {language, share, paragraphs}."""
    line: dict[str, Any] = {name: getattr(record, name) for name in _FIELDS}
    for name in ("authors", "keywords", "verdicts"):
        line[name] = list(line[name])
    line["languages"] = [
        {"language": one.language, "share": one.share, "paragraphs": list(one.paragraphs)}
        for one in record.languages
    ]
    line["related"] = [{"title": story.title, "url": story.url} for story in record.related]
    line["removed"] = [{"kind": cut.kind, "rule": cut.rule, "text": cut.text} for cut in record.removed]
    return line


def from_dict(fields: Mapping[str, Any]) -> Record:
    """Return the record of which :func:`to_dict` made *fields*; raise TypeError or KeyError for what is none.

    Lines that were written before ``languages`` was a field have none. What is not written is not known: the cuts have
    their order, and no place on the page.
    """
    tuples = {name: tuple(fields[name]) for name in ("authors", "keywords", "verdicts")}
    languages = tuple(
        LanguageShare(**{**one, "paragraphs": tuple(one["paragraphs"])})
        for one in fields.get("languages", ())
    )
    related = tuple(Related(**story) for story in fields["related"])
    removed = tuple(Removed(**cut, index=index) for index, cut in enumerate(fields["removed"]))
    return Record(**{**fields, **tuples, "languages": languages, "related": related, "removed": removed})


def record_id(canonical_url: str, part: int) -> str:
    """Return the id of story *part* of the page at *canonical_url*: 32 hex digits."""
    # An address holds no line break, so no other pair has the same bytes.
    key = f"{canonical_url}\n{part}".encode("utf-8", "surrogatepass")
    return blake2b(key, digest_size=ID_BYTES).hexdigest()


def _rendered(page: Page, story: Story) -> Story:
    metadata = story_metadata(page, story)
    shown = titles(story, metadata.title)
    title = fold_words(metadata.title or "")
    first = next((block for block in shown if fold_words(block.text) == title), None)
    other = (as_removed(block, kind="other", rule=TITLE_RULE) for block in shown if block is not first)
    text = "\n".join(paragraphs(page, story))
    return replace(story, text=text, metadata=metadata, removed=in_page_order(*story.removed, *other))


def _record(page: Page, story: Story) -> Record:
    canonical_url = page.metadata.canonical_url or page.url
    lead = story.part == 0
    stated = story.metadata
    return Record(
        id=record_id(canonical_url, story.part),
        url=page.url,
        canonical_url=canonical_url,
        site=site_of(page.url),
        part=story.part,
        parent_id=None if lead else record_id(canonical_url, 0),
        revision=story.revision,
        title=stated.title,
        text=story.text,
        language=story.language,
        language_confidence=story.language_confidence,
        languages=story.languages,
        published=stated.published,
        modified=stated.modified,
        published_from=stated.published_from,
        authors=stated.authors,
        keywords=stated.keywords,
        source=stated.source,
        section=stated.section,
        description=stated.description,
        image=stated.image,
        related=story.related,
        removed=in_page_order(*(page.removed if lead else ()), *story.removed),
        verdicts=tuple(dict.fromkeys(page.verdicts + story.verdicts)),
        duplicate_of=story.duplicate_of,
        fetched=page.fetched,
        spider=page.spider,
        run=page.run,
    )
