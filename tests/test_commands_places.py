from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from newscrawl.commands import places


@pytest.mark.parametrize("name", ["pages.jsonl", "pages.rejected.jsonl", "../a/pages.jsonl"])
def test_an_output_that_is_an_input_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    with pytest.raises(ValueError, match="name another by -o"):
        places.check_output(folder / "pages.jsonl", [folder / name])
    places.check_output(folder / "other.jsonl", [folder / name, folder])


def test_the_examples_in_the_docstrings_hold() -> None:
    result = doctest.testmod(places, extraglobs={"Path": Path})
    assert result.attempted == 2
    assert result.failed == 0
