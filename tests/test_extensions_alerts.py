"""The hooks: real programs, and a real server."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from scrapy.settings import Settings
from scrapy.statscollectors import MemoryStatsCollector
from scrapy.utils.test import get_crawler

from newscrawl.extensions.alerts import Alerts, report
from newscrawl.health.alarms import Alarm
from tests.listener import Listener

if TYPE_CHECKING:
    from pathlib import Path

STANDING = Alarm(kind="silent", since=20000, lately=4, usually=87.51234)
TOLD = Alarm(kind="dates", since=20000, ended=20003, lately=1, usually=1, told=True)
BODY = report("run-1", 1_790_000_000, [(1, "rif", "http://rif.example/", STANDING), (1, "rif", "", TOLD)])


def sent(alerts: Alerts, body: dict[str, Any] = BODY) -> tuple[bool, dict[str, Any]]:
    stats = MemoryStatsCollector(get_crawler())
    return asyncio.run(alerts.send(body, stats)), stats.get_stats()


def python(code: str) -> tuple[str, ...]:
    return sys.executable, "-S", "-c", code


def test_a_report_holds_what_no_hook_has_heard_of() -> None:
    assert BODY["alarms"] == [
        {
            "source": "rif",
            "url": "http://rif.example/",
            "kind": "silent",
            "state": "raised",
            "since": "2024-10-04",
            "lately": 4,
            "usually": 87.5123,
            "message": "no article for 4 days, where 87.5 were to be expected",
        }
    ]
    assert (BODY["run"], BODY["at"]) == ("run-1", "2026-09-21T14:13:20+00:00")


def test_a_command_gets_it_without_a_shell_and_a_webhook_as_a_post(tmp_path: Path) -> None:
    file = tmp_path / "a b $HOME; x"
    code = "import sys; open(sys.argv[1], 'w').write(sys.stdin.read())"
    with Listener() as listener:
        alerts = Alerts(command=(*python(code), str(file)), webhook=f"{listener.base}/hook")
        took, stats = sent(alerts)
    assert took
    assert json.loads(file.read_text(encoding="utf-8")) == BODY
    assert [(line, json.loads(body)) for line, body in listener.taken] == [("POST /hook", BODY)]
    assert stats == {"newscrawl/alert/sent_count/command": 1, "newscrawl/alert/sent_count/webhook": 1}


def test_nobody_is_called_for_nothing() -> None:
    assert sent(Alerts(command=("false",)), {"alarms": []}) == (True, {})


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("/no/such/program",), "cannot be started"),
        (python("import sys; sys.exit('\x1b[31mno')"), "ended with 1: \\x1b[31mno"),
        (python("import os; os.kill(os.getpid(), 9)"), "ended with -9"),
    ],
)
def test_a_command_that_fails_is_logged_and_counted(
    command: tuple[str, ...], said: str, caplog: pytest.LogCaptureFixture
) -> None:
    took, stats = sent(Alerts(command=command))
    assert (took, stats) == (False, {"newscrawl/alert/failed_count/command": 1})
    assert said in caplog.text


def test_a_command_that_does_not_end_is_killed_with_what_it_started(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "pid"
    code = (
        "import subprocess, sys, time\n"
        f"child = subprocess.Popen(['sleep', '60']); open({str(file)!r}, 'w').write(str(child.pid)); time.sleep(60)"
    )
    begin = time.monotonic()
    took, _ = sent(Alerts(command=python(code), seconds=1))
    assert not took
    assert time.monotonic() - begin < 5
    assert "took more than 1 seconds, and was killed" in caplog.text
    until = time.monotonic() + 5
    while _lives(int(file.read_text())) and time.monotonic() < until:
        time.sleep(0.02)
    assert not _lives(int(file.read_text()))


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat", encoding="utf-8") as file:  # noqa: PTH123 - it may vanish
        return file.read().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize(
    ("listener", "said"),
    [
        (Listener(status=500), "answered 500"),
        (Listener(status=302), "answered 302"),
        (Listener(wait=10), "no answer within 0.5 seconds|timed out"),
    ],
)
def test_a_webhook_that_fails_is_logged_without_its_secret(
    listener: Listener, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    begin = time.monotonic()
    with listener:
        took, stats = sent(Alerts(webhook=f"{listener.base}/secret", seconds=0.5))
    assert (took, stats) == (False, {"newscrawl/alert/failed_count/webhook": 1})
    assert any(each in caplog.text for each in said.split("|"))
    assert "secret" not in caplog.text
    assert [line for line, _ in listener.taken] == ["POST /secret"]
    assert time.monotonic() - begin < 5


def test_a_webhook_where_nobody_listens_fails(caplog: pytest.LogCaptureFixture) -> None:
    with Listener() as listener:
        gone = listener.base
    assert sent(Alerts(webhook=gone, seconds=5))[0] is False
    assert "refused" in caplog.text


def test_settings_are_read_as_words_or_as_a_list() -> None:
    for command in ("notify --to 'the desk'", ["notify", "--to", "the desk"]):
        alerts = Alerts.from_settings(Settings({"NEWSCRAWL_ALERT_COMMAND": command}))
        assert alerts == Alerts(command=("notify", "--to", "the desk"))


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("NEWSCRAWL_ALERT_COMMAND", "notify 'the", "write it as for a shell"),
        ("NEWSCRAWL_ALERT_WEBHOOK", "file:///etc/passwd", "https://"),
        ("NEWSCRAWL_ALERT_WEBHOOK", "https://", "https://"),
        ("NEWSCRAWL_ALERT_WEBHOOK", "https://example.org/a\nb", "https://"),
        ("NEWSCRAWL_ALERT_WEBHOOK", "https://example.org:port/", "Port"),
        ("NEWSCRAWL_ALERT_SECONDS", "0", "above 0"),
        ("NEWSCRAWL_ALERT_SECONDS", "nan", "above 0"),
    ],
)
def test_settings_that_cannot_be_say_what_to_write(name: str, value: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Alerts.from_settings(Settings({name: value}))
