from __future__ import annotations

import doctest
from pathlib import Path

from newscrawl.export import naming


def test_the_examples_in_the_docstrings_hold() -> None:
    result = doctest.testmod(naming, extraglobs={"Path": Path})
    assert result.attempted == 3
    assert result.failed == 0
