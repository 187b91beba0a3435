from __future__ import annotations

from typing import TYPE_CHECKING

from newscrawl.commands.terminal import say

if TYPE_CHECKING:
    import pytest


def test_says_each_line_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    say("pages cleaned: 2", "كل شيء على ما يرام")
    said = capsys.readouterr()
    assert said.err == "pages cleaned: 2\nكل شيء على ما يرام\n"
    assert said.out == ""


def test_shows_what_a_terminal_would_obey(capsys: pytest.CaptureFixture[str]) -> None:
    say("http://x.example/\x1b]0;title\x07\nscrapy clean: all well\u202e")
    assert capsys.readouterr().err == (
        "http://x.example/\\x1b]0;title\\x07\\nscrapy clean: all well\\u202e\n"
    )
