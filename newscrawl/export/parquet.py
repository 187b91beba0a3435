"""Records as Parquet: columns of the record's own types, in row groups of a bounded size. Needs pyarrow."""

from __future__ import annotations

from importlib.util import find_spec
from typing import IO, TYPE_CHECKING, Any

from scrapy.exporters import BaseItemExporter

from newscrawl import __version__
from newscrawl.export.jsonl import whole
from newscrawl.export.shape import Field, Shape, record_fields
from newscrawl.items import Record
from newscrawl.stages.render import to_dict

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    import pyarrow as pa

ROWS = 20_000
"""Rows of a group at most."""
CHARACTERS = 16 * 1024 * 1024
"""Characters in a group, after which no row is added: Arabic takes two bytes for each."""
COMPRESSIONS = ("zstd", "snappy", "gzip", "none")


class MissingLibraryError(ImportError):
    """A library is needed that is not installed; says which, and how to install it."""


def require_pyarrow() -> None:
    """Raise MissingLibraryError if pyarrow is not installed."""
    if find_spec("pyarrow") is None:
        raise MissingLibraryError(
            "Parquet needs pyarrow, which is not installed: pip install 'newscrawl[parquet]' (or pip install pyarrow)."
        )


def arrow_schema(names: Collection[str] | None = None) -> pa.Schema:
    """Return the columns of a record, or those of *names* alone, in the record's order."""
    require_pyarrow()
    import pyarrow as pa

    fields = [_column(field) for field in record_fields() if names is None or field.name in names]
    return pa.schema(fields, metadata={"newscrawl.version": __version__})


class ParquetWriter:
    """Writes records, as what JSON holds of them, to the *file*; raises OSError if that cannot be written to.

    Rows wait in memory until a group is full. The file can be read once it is closed, and not before.
    """

    def __init__(
        self, file: IO[bytes], *, compression: str = "zstd", names: Collection[str] | None = None
    ) -> None:
        require_pyarrow()
        import pyarrow.parquet as pq

        self._schema = arrow_schema(names)
        self._rows: list[Mapping[str, Any]] = []
        self._characters = [0]
        """After each row: of all until then."""
        self._writer = pq.ParquetWriter(file, self._schema, compression=compression)

    @property
    def is_full(self) -> bool:
        """Whether the rows that wait are a group."""
        return len(self._rows) >= ROWS or self._characters[-1] >= CHARACTERS

    def add(self, line: Mapping[str, Any]) -> None:
        """Keep *line* for the next group."""
        self._rows.append(line)
        self._characters.append(self._characters[-1] + _characters(line))

    def mark(self) -> int:
        """Return what :meth:`take_back` takes to undo what is added from now on, before :meth:`flush` is called."""
        return len(self._rows)

    def take_back(self, mark: int) -> None:
        """Undo what was added since *mark* was given."""
        del self._rows[mark:], self._characters[mark + 1 :]

    def flush(self) -> None:
        """Write the rows that wait as a group."""
        if not self._rows:
            return
        import pyarrow as pa

        try:
            batch = pa.RecordBatch.from_pylist(self._rows, schema=self._schema)
        except UnicodeEncodeError:  # half a surrogate pair, which pages hide in JSON-LD
            batch = pa.RecordBatch.from_pylist([whole(row) for row in self._rows], schema=self._schema)
        self._writer.write_batch(batch)
        self.take_back(0)

    def close(self) -> None:
        """Write what waits, and what makes the file whole."""
        self.flush()
        self._writer.close()

    def abandon(self) -> None:
        """Write no more; raise OSError if the file cannot be written to. What waits is dropped."""
        self.take_back(0)
        self._writer.close()  # else it would be when it is collected, and its file closed by then


class ParquetExporter(BaseItemExporter):
    """Scrapy's exporter of the format ``parquet``: a row for each record.

    The feed option ``fields`` chooses columns. Nothing of a file can be read before the crawl has ended.
    """

    def __init__(self, file: IO[bytes], **kwargs: Any) -> None:  # noqa: ANN401  # Scrapy's options
        super().__init__(dont_fail=True, **kwargs)
        self._file = file
        self._writer: ParquetWriter | None = None

    def start_exporting(self) -> None:
        """Begin the file."""
        chosen = self.fields_to_export
        self._writer = ParquetWriter(self._file, names=None if chosen is None else list(chosen))

    def export_item(self, item: Any) -> None:  # noqa: ANN401  # Scrapy's type
        """Add *item*'s row; raise TypeError for what is no record."""
        if not isinstance(item, Record):
            raise TypeError(
                f"Parquet files have the record's columns: {type(item).__name__} cannot be a row."
            )
        self.writer.add(to_dict(item))

    def begin_page(self) -> Callable[[], None]:
        """Write a group if one is full; return what takes back the rows that come from now on, until it is called again."""
        if self.writer.is_full:
            self.writer.flush()
        mark = self.writer.mark()
        return lambda: self.writer.take_back(mark)

    def finish_exporting(self) -> None:
        """Make the file whole."""
        self.writer.close()

    @property
    def writer(self) -> ParquetWriter:
        """What writes; there is one once exporting has started."""
        if self._writer is None:
            raise ValueError("Exporting has not started.")
        return self._writer


def _characters(value: Any) -> int:  # noqa: ANN401  # any JSON value
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(map(_characters, value.values()))
    return sum(map(_characters, value)) if isinstance(value, list) else 1


def _column(field: Field) -> pa.Field:
    import pyarrow as pa

    metadata = {"description": field.meaning} if field.meaning else None
    return pa.field(field.name, _type(field.shape), nullable=field.shape.nullable, metadata=metadata)


def _type(shape: Shape) -> pa.DataType:
    import pyarrow as pa

    if shape.entry is not None:
        return pa.list_(pa.field("element", _type(shape.entry)))
    if shape.fields:
        return pa.struct([_column(field) for field in shape.fields])
    return {"string": pa.string(), "integer": pa.int64(), "number": pa.float64()}[shape.type]
