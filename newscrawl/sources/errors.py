"""What is raised for a catalogue that cannot be used."""

from __future__ import annotations


class CatalogueError(ValueError):
    """A catalogue has a fault; the message names file, line, entry and field, and says what to do."""


class FieldError(ValueError):
    """A field of an entry has a fault; on its way to become a :class:`CatalogueError`."""

    def __init__(self, field: str, fault: str) -> None:
        super().__init__(fault)
        self.field = field
