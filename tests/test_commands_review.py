"""``scrapy review`` over what it cannot review: one line that says what to do, before any page is cleaned."""

from __future__ import annotations

import argparse
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from newscrawl.commands.review import Command
from newscrawl.commands.terminal import INTERRUPTED
from tests.reviewing import write_site

ROOT = Path(__file__).parents[1]


def review(folder: Path, given: Path, *, port: int = 0, pages: int = 500) -> int:
    """Return the exit code of ``scrapy review``."""
    command = Command()
    command.settings = Settings()
    command.settings.setmodule("newscrawl.settings")
    command.settings.set("NEWSCRAWL_STORE", str(folder / "store.sqlite"))
    options = argparse.Namespace(corrections=folder / "corrections", port=port, pages=pages)
    command.run([str(given)], options)
    return command.exitcode


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("none.jsonl", None, "no such file"),
        ("empty.jsonl", "", ""),
        ("words.jsonl", "words", "each line is one object"),
        (
            "stories.jsonl",
            '{"url": "https://a.example/", "part": 0, "text": "x", "removed": [], "verdicts": []}',
            "no page",
        ),
        ("runs/stories.jsonl", "{}", "holds no .html"),
    ],
)
def test_inputs_without_a_page_are_refused_with_what_to_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str | None, says: str
) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="-s NEWSCRAWL_WARC=True"):
        review(tmp_path, path.parent if "/" in name else path)
    assert says in capsys.readouterr().err


def test_no_pages_at_all_are_no_number_of_pages(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="1 or more"):
        review(tmp_path, write_site(tmp_path), pages=0)


def test_a_port_that_is_taken_is_told_before_the_pages_are_cleaned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert review(tmp_path, write_site(tmp_path), port=port) == 1
    assert (
        capsys.readouterr().err
        == f"scrapy review: --port {port}: Address already in use; name another, or leave it out: a free one is taken\n"
    )


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("corrections/rules/a.ar.toml", b"= x", "rules/a.ar.toml: is not TOML"),
        ("corrections/rules/a.ar.toml", b"\xff\xfe", "rules/a.ar.toml: is not TOML"),
        (
            "corrections/rules/a.ar.toml",
            b'language = "ar"\n[[widget]]\nid = "x"\n',
            "a.ar.toml: rule x: where",
        ),
        ("corrections", b"", "corrections: is no folder"),
    ],
)
def test_corrections_that_cannot_be_read_are_told_before_the_pages_are_cleaned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, says: str
) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(data)
    assert review(tmp_path, write_site(tmp_path)) == 1
    assert says in capsys.readouterr().err


def test_ctrl_c_ends_it_with_a_line_while_the_pages_are_cleaned(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scrapy", "review", str(write_site(tmp_path))]
    command += ["-s", f"NEWSCRAWL_STORE={tmp_path / 'store.sqlite'}"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "cleaning 8 pages\n"
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == "scrapy review: stopped before the pages were cleaned\n"
    assert process.returncode == INTERRUPTED
