"""Sheets as lines of JSON, while they wait on the disk for the last page of a run."""

from __future__ import annotations

from base64 import b64decode, b64encode

import orjson

from newscrawl.export.jsonl import encode
from newscrawl.stages.render import from_dict, to_dict
from newscrawl.workers.sheet import Sheet


def sheet_line(sheet: Sheet) -> bytes:
    r"""Return *sheet* as a line of JSON with its ``\n``."""
    prints = [(fingerprint, b64encode(signature).decode("ascii")) for fingerprint, signature in sheet.prints]
    return encode({"records": [to_dict(record) for record in sheet.records], "prints": prints})


def sheet_from(line: bytes) -> Sheet:
    """Return the sheet of which :func:`sheet_line` made *line*; raise ValueError, TypeError or KeyError for another."""
    fields = orjson.loads(line)
    return Sheet(
        records=tuple(map(from_dict, fields["records"])),
        prints=tuple((fingerprint, b64decode(signature)) for fingerprint, signature in fields["prints"]),
    )
