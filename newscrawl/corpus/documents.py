"""Records as datatrove's documents, and back as lines."""

from __future__ import annotations

import dataclasses
from typing import Any

from datatrove.data import Document

from newscrawl.items import Record
from newscrawl.stages.render import from_dict, to_dict

_FIELDS = frozenset(field.name for field in dataclasses.fields(Record))


def document_of(record: Record) -> Document:
    """Return *record* as a document: text and id where datatrove has them, all other fields as metadata."""
    fields = to_dict(record)
    return Document(text=fields.pop("text"), id=fields.pop("id"), metadata=fields)


def record_of(document: Document) -> Record:
    """Return the record of which :func:`document_of` made *document*, without the metadata that other blocks have added;
    raise TypeError or KeyError for another."""
    fields = {name: value for name, value in document.metadata.items() if name in _FIELDS}
    return from_dict({**fields, "id": document.id, "text": document.text})


def as_line(_writer: object, document: Document) -> dict[str, Any]:
    """Return *document* as newscrawl writes records; ``adapter`` of a datatrove writer."""
    return to_dict(record_of(document))
