"""For all tests."""

from __future__ import annotations

import gc
import signal

# A shell that starts the suite in the background has it ignore Ctrl-C, and so would the programs that tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Let Python look for garbage in what tests make alone: ten thousand tests, with all that they import, stay."""
    gc.collect()
    gc.freeze()
