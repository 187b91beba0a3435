from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from newscrawl.dataset.latest import Latest

if TYPE_CHECKING:
    from pathlib import Path


def test_the_latest_is_the_greatest_revision_and_of_one_revision_the_last(tmp_path: Path) -> None:
    lines = [
        {"id": "a", "revision": 0},
        {"id": "b", "revision": 2},
        {"id": "a", "revision": 1},
        {"id": "b", "revision": 1},
        {"id": "a", "revision": 1},
        {"id": "c", "revision": 0},
    ]
    with closing(Latest(lines, tmp_path)) as latest:
        assert [place for place, line in enumerate(lines) if latest.is_at(place, line)] == [1, 4, 5]
