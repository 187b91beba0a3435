from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from newscrawl.cleaning import clean_page
from newscrawl.demo.loading import load_outlets
from newscrawl.demo.site import build_site
from newscrawl.export.jsonl import to_line
from newscrawl.export.schema import LIMITS, record_schema, schema_text
from newscrawl.export.shape import misfit
from newscrawl.items import Page, Record
from newscrawl.rules import load_rulebook
from newscrawl.stages.render import records
from tests.test_export_jsonl import RECORD

KEPT = Path(__file__).parents[1] / "docs" / "record.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(record_schema())


def demo_lines() -> list[dict[str, Any]]:
    """Return a record of every story of an outlet of the demo, pages that are no articles among them."""
    found = []
    for outlet in load_outlets()[:1]:
        for path, shown in build_site(outlet, f"http://{outlet.host}").items():
            page = Page(
                url=f"http://{outlet.host}{path}",
                fetched="2026-11-22T07:00:00+00:00",
                content_type=shown.content_type,
                body=shown.body,
            )
            found += [json.loads(to_line(record)) for record in records(clean_page(page, load_rulebook()))]
    return found


def test_the_file_is_what_is_generated() -> None:
    assert KEPT.read_bytes() == schema_text(), "scrapy schema > docs/record.schema.json"


def test_is_a_schema_of_all_fields_in_their_order() -> None:
    schema = record_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    names = [field.name for field in fields(Record)]
    assert list(schema["properties"]) == names == schema["required"]
    assert LIMITS.keys() <= set(names)


def test_every_record_of_the_demo_is_valid() -> None:
    lines = demo_lines()
    assert len(lines) > 10
    assert any(line["removed"] for line in lines)
    assert any(line["related"] for line in lines)
    assert any(line["verdicts"] for line in lines)
    assert any(line["parent_id"] for line in lines)
    assert [error.message for line in lines for error in VALIDATOR.iter_errors(line)] == []
    assert [why for line in lines if (why := misfit(line))] == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"id": "x"}, None),
        ({"id": None}, "'id' is null"),
        ({"text": 5}, "'text' is no string"),
        ({"part": True}, "'part' is no integer"),
        ({"part": 1 << 70}, "'part' is no integer"),
        ({"part": -1}, None),
        ({"language_confidence": "high"}, "'language_confidence' is no number"),
        ({"authors": "ليلى"}, "'authors' is no array"),
        ({"authors": [None]}, "'authors' is null"),
        ({"published_from": "hearsay"}, None),
        ({"published": "yesterday"}, None),
        ({"removed": [{"kind": "share"}]}, "'removed' has an entry that is none: 'rule' is missing"),
        ({"removed": [{"kind": "share", "rule": "r", "text": "t", "index": 1}]}, "'removed' has an entry"),
        ({"related": ["x"]}, "'related' has an entry that is none: it is no object"),
        ({"more": 1}, "'more' is no field of a record"),
    ],
)
def test_what_is_no_record_is_not_valid(change: dict[str, Any], complaint: str | None) -> None:
    """What has the types of a record can be a column's value, and passes ``misfit``; the schema asks for more."""
    line = json.loads(to_line(RECORD)) | change
    if change != {"part": 1 << 70}:  # JSON's integers have no bound
        assert not VALIDATOR.is_valid(line)
    told = misfit(line)
    assert told == complaint if complaint is None else (told or "").startswith(complaint)


def test_a_field_that_older_records_lack_has_a_default_or_is_missed() -> None:
    line = json.loads(to_line(RECORD))
    assert misfit({name: value for name, value in line.items() if name != "revision"}) is None
    assert misfit({name: value for name, value in line.items() if name != "title"}) == "'title' is missing"
