"""docs/rules.md says what the code does: its example loads, its table of places is true, nothing is missing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from newscrawl.rules import load_rulebook
from newscrawl.rules.model import WORD_TABLES, Shape, Where

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "rules.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
PLACES = re.findall(r"^\| `(\w+)` \|[^|]*\| `(.+?)` \| `(.+?)` \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("example", EXAMPLES)
def test_its_examples_load(tmp_path: Path, example: str) -> None:
    path = tmp_path / "example.toml"
    path.write_text(example, encoding="utf-8")
    assert load_rulebook([path]).rules != load_rulebook().rules


@pytest.mark.parametrize(("where", "marked", "unmarked"), PLACES)
def test_its_table_of_places_is_true(where: str, marked: str, unmarked: str) -> None:
    reader = load_rulebook().for_language("ar")
    mark = reader.read(marked)
    assert mark is not None
    assert mark.where == where
    assert reader.read(unmarked) is None


def test_it_names_every_place_every_shape_and_every_table() -> None:
    assert [row[0] for row in PLACES] == list(get_args(Where))
    assert [name for name in (*get_args(Shape), *WORD_TABLES) if f"`{name}`" not in PAGE] == []
