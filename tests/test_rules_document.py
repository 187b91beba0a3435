"""A file that cannot be read says why, as the error that its reader raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newscrawl.rules.document import read_document

if TYPE_CHECKING:
    from pathlib import Path


class WrongError(ValueError):
    """What this reader raises."""


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "cannot be read"), (b"a = ", "is not TOML"), (b'a = "\xff"', "is not TOML in UTF-8")],
)
def test_says_what_is_wrong_with_the_file(content: bytes | None, says: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(WrongError, match=says) as raised:
        read_document(path, WrongError)
    assert str(path) in str(raised.value)


def test_gives_what_the_file_says(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('a = "جسر"\n[b]\nc = 1\n', encoding="utf-8")
    assert read_document(tmp_path / "own.toml", WrongError) == {"a": "جسر", "b": {"c": 1}}
