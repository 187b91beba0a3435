from __future__ import annotations

import doctest
from pathlib import Path

from newscrawl.commands import places


def test_the_examples_in_the_docstrings_hold() -> None:
    result = doctest.testmod(places, extraglobs={"Path": Path})
    assert result.attempted == 2
    assert result.failed == 0
