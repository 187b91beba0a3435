"""What starts a crawl again and again, read back as systemd, cron and the shell read it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from newscrawl.commands.timers import Start, crontab_line, systemd_service, systemd_timer

if TYPE_CHECKING:
    from pathlib import Path

ANALYZE = shutil.which("systemd-analyze") or ""
AWKWARD = (
    "plain", "", "two words", "100% of it", "%h %% %", "$HOME ${HOME} $$", "it's", 'a "word"', "back\\slash", "\\%", "\\\\%",
    "'\\%'", "\\n", ";", "; rm -rf x", "a && b", "`date`", "$(date)", "#no comment", "*", "~", "مصادر عربية.toml", "!", "a\\",
)  # fmt: skip
TELL = "import json, os, sys; print(json.dumps([sys.argv[1:], os.getcwd(), os.environ['NOTE']]))"


def crontab_command(line: str) -> tuple[str, str]:
    """Return the times of a crontab's *line*, and the command that cron hands to the shell (as in Vixie cron)."""
    *times, rest = line.split(" ", 5)
    command, escaped = "", False
    for letter in rest:
        if escaped and letter == "%":
            command = command[:-1] + "%"
        elif not escaped and letter == "%":
            break
        else:
            command += letter
        escaped = letter == "\\" and not escaped
    return " ".join(times), command


def unit_words(text: str) -> list[str]:
    """Return the words of a unit's line, unquoted, with specifiers and variables resolved as systemd.service(5) says."""
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', text)
    assert "".join(f'"{word}"' for word in words) == text.replace('" "', '""')
    words = [re.sub(r"\\(.)", lambda match: match[1], word) for word in words]
    assert not any(re.search("%(?!%)", word.replace("%%", "")) for word in words)
    return [words[0].replace("%%", "%"), *(word.replace("%%", "%").replace("$$", "$") for word in words[1:])]


@pytest.fixture
def awkward(tmp_path: Path) -> Start:
    folder = tmp_path / 'it\'s 100% "mine" $HOME \\%'
    folder.mkdir()
    return Start(
        command=[sys.executable, "-c", TELL, *AWKWARD],
        folder=str(folder),
        environment={"NOTE": "50% 'x' $HOME"},
    )


def test_cron_and_the_shell_give_the_command_what_was_written(awkward: Start) -> None:
    times, command = crontab_command(crontab_line(awkward, 15))
    assert times == "*/15 * * * *"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(done.stdout) == [list(AWKWARD), awkward.folder, awkward.environment["NOTE"]]


def test_systemd_gives_the_command_what_was_written(awkward: Start) -> None:
    lines = dict(line.split("=", 1) for line in systemd_service(awkward).splitlines() if "=" in line)
    assert unit_words(lines["ExecStart"]) == list(awkward.command)
    assert lines["WorkingDirectory"] == awkward.folder.replace("%", "%%")
    assert lines["Environment"] == "\"NOTE=50%% 'x' $HOME\""  # no variables are resolved there


@pytest.mark.skipif(not ANALYZE, reason="no systemd on this machine")
def test_systemd_takes_the_units(awkward: Start, tmp_path: Path) -> None:
    """Its own check knows what a transcription of its manual may not."""
    folder = tmp_path / "v 100% $x"
    folder.mkdir()
    (folder / "python").symlink_to(sys.executable)
    start = Start(
        command=[str(folder / "python"), *awkward.command[1:]],
        folder=awkward.folder,
        environment=awkward.environment,
    )
    (tmp_path / "newscrawl.service").write_text(systemd_service(start), encoding="utf-8")
    (tmp_path / "newscrawl.timer").write_text(systemd_timer(7), encoding="utf-8")
    units = [str(tmp_path / f"newscrawl.{kind}") for kind in ("service", "timer")]
    done = subprocess.run(
        [ANALYZE, "verify", *units], capture_output=True, text=True, check=False, timeout=60
    )
    ours = [line for line in done.stderr.splitlines() if "newscrawl" in line]
    assert (done.returncode, ours) == (0, [])
    (tmp_path / "newscrawl.service").write_text(
        systemd_service(start).replace("oneshot", "twice"), encoding="utf-8"
    )
    done = subprocess.run(
        [ANALYZE, "verify", *units], capture_output=True, text=True, check=False, timeout=60
    )
    assert "newscrawl" in done.stderr


def test_the_timer_counts_from_the_end_of_the_last_run() -> None:
    assert "OnUnitInactiveSec=7min\n" in systemd_timer(7)
    assert "OnCalendar" not in systemd_timer(7)
    with pytest.raises(ValueError, match="--every 0"):
        systemd_timer(0)


@pytest.mark.parametrize(
    ("every", "times"),
    [
        (1, "* * * * *"),
        (5, "*/5 * * * *"),
        (60, "0 * * * *"),
        (120, "0 */2 * * *"),
        (1440, "0 0 * * *"),
    ],
)
def test_cron_s_times(awkward: Start, every: int, times: str) -> None:
    assert crontab_command(crontab_line(awkward, every))[0] == times


@pytest.mark.parametrize("every", [0, -5, 7, 45, 90, 300, 2880])
def test_cron_is_not_told_what_it_cannot_keep(awkward: Start, every: int) -> None:
    with pytest.raises(ValueError, match=f"--every {every}: cron needs a part"):
        crontab_line(awkward, every)


@pytest.mark.parametrize("bad", ["two\nlines", "tab\t", "\x00", "\x1b[31m", "\udcff"])
def test_what_no_line_can_hold_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="line break or a control character"):
        Start(command=["/bin/true", bad], folder="/", environment={})
    with pytest.raises(ValueError, match="line break or a control character"):
        Start(command=["/bin/true"], folder=f"/{bad}", environment={})


@pytest.mark.parametrize(
    ("command", "folder", "said"),
    [
        ('/opt/"x"/python', "/srv", "quote or backslash"),
        ("/opt/it's/python", "/srv", "quote or backslash"),
        ("/usr/bin/python3", "/srv/x\\", "ends in a backslash"),
    ],
)
def test_what_systemd_cannot_start_is_refused(command: str, folder: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        systemd_service(Start(command=[command], folder=folder, environment={}))
