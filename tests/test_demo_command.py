from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from newscrawl.demo import DemoServer, expected
from newscrawl.demo.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path


def test_writes_the_answers_with_placeholder_hosts(tmp_path: Path) -> None:
    assert main(["--gold", str(tmp_path / "gold.jsonl"), "--placeholders"]) == 0
    lines = (tmp_path / "gold.jsonl").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    assert [json.loads(line) for line in lines] == list(expected())


def test_refuses_placeholders_without_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--placeholders"])
    assert "--placeholders needs --gold FILE" in capsys.readouterr().err


def test_says_why_it_cannot_serve(capsys: pytest.CaptureFixture[str]) -> None:
    with DemoServer() as server:
        assert main(["--port", server.hosts["alwaha.demo"].split(":")[1]]) == 1
    assert "cannot serve the demo" in capsys.readouterr().err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_serves_until_interrupted(tmp_path: Path, number: signal.Signals) -> None:
    gold = tmp_path / "gold.jsonl"
    command = [sys.executable, "-m", "newscrawl.demo", "--gold", str(gold)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        addresses = [process.stdout.readline().split()[1] for _ in range(3)]
        process.send_signal(number)
        assert process.wait(timeout=10) == 0
    urls = [json.loads(line)["url"] for line in gold.read_text(encoding="utf-8").split("\n") if line]
    assert all(any(url.startswith(address) for address in addresses) for url in urls)
