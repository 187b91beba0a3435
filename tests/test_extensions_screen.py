from __future__ import annotations

import sys

import pytest

from newscrawl.extensions.screen import SHOW_CURSOR
from tests.terminals import run_on_terminal
from tests.test_commands_clean import ROOT


@pytest.mark.parametrize(("terminal", "sent"), [("xterm", SHOW_CURSOR), ("dumb", "")])
def test_gives_the_cursor_back_where_one_was_taken(terminal: str, sent: str) -> None:
    code = "import os; from newscrawl.extensions.screen import let_go; let_go(); os._exit(4)"
    assert run_on_terminal([sys.executable, "-c", code], ROOT, {"TERM": terminal}) == (4, "", sent)
