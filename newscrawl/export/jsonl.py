"""Records as JSON lines: UTF-8, one physical line a record."""

from __future__ import annotations

from typing import IO, Any

import orjson
from itemadapter import ItemAdapter
from scrapy.exporters import BaseItemExporter

from newscrawl.items import Record
from newscrawl.stages.render import to_dict

# Line ends to str.splitlines, and to the readers that use it, but not to JSON.
_LINE_ENDS = (
    (b"\xc2\x85", b"\\u0085"),
    (b"\xe2\x80\xa8", b"\\u2028"),
    (b"\xe2\x80\xa9", b"\\u2029"),
)


def to_line(record: Record) -> bytes:
    r"""Return *record* as a line of JSON with its ``\n``, fields in the order of Record."""
    return encode(to_dict(record))


def encode(fields: dict[str, Any]) -> bytes:
    r"""Return *fields* as a line of JSON in UTF-8, with its ``\n`` and no other line end of any kind."""
    try:
        line = orjson.dumps(fields)
    except orjson.JSONEncodeError:
        # Half a surrogate pair, which pages hide in JSON-LD, has no UTF-8.
        line = orjson.dumps(whole(fields))
    for raw, escaped in _LINE_ENDS:
        line = line.replace(raw, escaped)
    return line + b"\n"


def whole(value: Any) -> Any:  # noqa: ANN401  # any JSON value
    """Return *value* with U+FFFD for each half of a surrogate pair."""
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, dict):
        return {whole(key): whole(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [whole(item) for item in value]
    return value


class RecordExporter(BaseItemExporter):
    """Scrapy's exporter of the format ``jsonl``: a line for each record, whole in one write.

    Items that are no records are written field by field.
    """

    def __init__(self, file: IO[bytes], **kwargs: Any) -> None:  # noqa: ANN401  # Scrapy's options
        super().__init__(dont_fail=True, **kwargs)
        self._file = file

    def export_item(self, item: Any) -> None:  # noqa: ANN401  # Scrapy's type
        """Write *item*'s line."""
        is_record = isinstance(item, Record)
        self._file.write(to_line(item) if is_record else encode(ItemAdapter(item).asdict()))
