"""``scrapy schedule``, the true command."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from newscrawl import settings
from newscrawl.commands.schedule import Command
from newscrawl.schedule.feeds import answered
from newscrawl.schedule.states import Answer, Feed
from newscrawl.schedule.terms import Bounds
from newscrawl.store.ledger import Ledger
from tests.test_commands_timers import crontab_command

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = """
[[source]]
name = "waha"
title = "الواحة"
url = "https://waha.example/"
language = "ar"
country = "JO"
timezone = "Asia/Amman"
feeds = ["https://waha.example/rss"]
"""


def schedule(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scrapy", "schedule", *arguments],
        cwd=folder,
        env=os.environ | {"SCRAPY_SETTINGS_MODULE": "newscrawl.settings"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_crontab_line_crawls_what_was_named_from_where_it_was_named(tmp_path: Path) -> None:
    folder = tmp_path / "100% ours"
    folder.mkdir()
    (folder / "my sources.toml").write_text(CATALOGUE, encoding="utf-8")
    done = schedule(
        folder, "-a", "sources=my sources.toml", "--crontab", "-s", "DOWNLOAD_DELAY=3", "--every", "10"
    )
    assert done.returncode == 0, done.stderr
    times, command = crontab_command(done.stdout.rstrip("\n"))
    assert times == "*/10 * * * *"
    # What it would crawl, without crawling it: the same line with a command that ends at once.
    assert "scrapy crawl news" in command
    shown = command.replace("scrapy crawl news", "scrapy settings --get DOWNLOAD_DELAY").replace("-a ", "-s ")
    told = subprocess.run(["/bin/sh", "-c", shown], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.strip() == "3"
    assert f"sources={folder}/my sources.toml" in command


def test_systemd_units_are_written(tmp_path: Path) -> None:
    done = schedule(tmp_path, "-a", "sources=demo", "--systemd", "units")
    assert done.returncode == 0, done.stderr
    service = (tmp_path / "units" / "newscrawl.service").read_text(encoding="utf-8")
    assert f'ExecStart="{sys.executable}" "-m" "scrapy" "crawl" "news" "-a" "sources=demo"\n' in service
    assert f"WorkingDirectory={tmp_path}\n" in service
    assert "OnUnitInactiveSec=5min" in (tmp_path / "units" / "newscrawl.timer").read_text(encoding="utf-8")
    assert "systemctl --user enable --now newscrawl.timer" in done.stderr


def test_what_cannot_be_crawled_is_said_before_anything_is_written(tmp_path: Path) -> None:
    done = schedule(tmp_path, "-a", "sources=nowhere.toml", "--systemd", "units")
    assert done.returncode == 1
    assert done.stderr.startswith("scrapy schedule: 'nowhere.toml' is neither a catalogue")
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "units").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sources=demo", "--crontab"], "'sources=demo' says nothing"),
        (["--every", "0", "--crontab"], "--every 0"),
        (["-a", "sources", "--crontab"], "NAME=VALUE"),
    ],
)
def test_options_that_say_nothing_are_refused(arguments: list[str], said: str) -> None:
    command = Command()
    command.settings = Settings()
    command.settings.setmodule(settings, priority="project")
    parser = argparse.ArgumentParser()
    command.add_options(parser)
    opts, rest = parser.parse_known_args(arguments)
    with pytest.raises(UsageError, match=re.escape(said)):
        command.run(rest, opts)


def shown(*arguments: str) -> Command:
    """Return the command, after it has shown the schedule."""
    command = Command()
    command.settings = Settings()
    command.settings.setmodule(settings, priority="project")
    parser = argparse.ArgumentParser()
    command.add_options(parser)
    opts, rest = parser.parse_known_args(arguments)
    for pair in opts.set:
        name, value = pair.split("=", 1)
        command.settings.set(name, value, priority="cmdline")
    command.run(rest, opts)
    return command


def test_the_schedule_in_the_store_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = Ledger(tmp_path / "s.sqlite")
    number = ledger.sources({"waha": "https://waha.example/"})["waha"]
    at = time.time()
    answer = Answer(at=at, new=3, entries=20, moments=tuple(at - 3600 * number for number in range(20)))
    for name in ("b", "a"):
        url = f"https://waha.example/{name}.rss"
        ledger.plans.note(number, url, "feed", answered(Feed(key=url), answer, Bounds()))
    ledger.writer.flush_now()
    ledger.close()
    assert shown("-s", f"NEWSCRAWL_STORE={tmp_path / 's.sqlite'}").exitcode == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["due", "every", "a", "day", "state", "source", "entrance"]
    assert len(lines) == 2
    assert all(re.match(r"in \d\d min|in 1\.\d h", line) for line in lines)
    assert {line.split()[-1] for line in lines} == {
        "https://waha.example/a.rss",
        "https://waha.example/b.rss",
    }


def test_a_store_that_is_not_there_or_none_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown("-s", f"NEWSCRAWL_STORE={tmp_path / 's.sqlite'}").exitcode == 1
    assert "there is no" in capsys.readouterr().err
    assert not (tmp_path / "s.sqlite").exists()
    (tmp_path / "s.sqlite").write_text(
        "this is no database, and long enough to be told from an empty file " * 50
    )
    assert shown("-s", f"NEWSCRAWL_STORE={tmp_path / 's.sqlite'}").exitcode == 1
    assert "scrapy schedule: " in capsys.readouterr().err
