"""For all tests."""

from __future__ import annotations

import gc


def pytest_collection_finish() -> None:
    """Let Python look for garbage in what tests make alone: ten thousand tests, with all that they import, stay."""
    gc.collect()
    gc.freeze()
