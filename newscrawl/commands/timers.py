"""What starts a command again and again: systemd units and crontab lines, quoted so that each means what it says.

Pure. *every* is minutes. ValueError, with a message that says what to do, for what cannot be written down.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HOUR, DAY = 60, 24 * 60

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
"""Ends a line of a unit or a crontab, or is none of what either may hold."""

_SERVICE = """\
# Written by scrapy schedule --systemd. Crawls what is due, and ends.
[Unit]
Description=newscrawl: fetch the news that is due
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory={folder}
{environment}ExecStart={command}
Nice=10
NoNewPrivileges=true
"""

_TIMER = """\
# Written by scrapy schedule --systemd. No run begins before the last has ended, nor does a clock that is set matter.
[Unit]
Description=newscrawl: look for news that is due every {every} minutes

[Timer]
OnActiveSec=1min
OnUnitInactiveSec={every}min
AccuracySec=10s

[Install]
WantedBy=timers.target
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """How a command is started."""

    command: Sequence[str]
    """The program, as an absolute path, and its arguments."""
    folder: str
    """Absolute; where it is started."""
    environment: Mapping[str, str]

    def __post_init__(self) -> None:
        """Raise ValueError for what no line can hold."""
        parts = (*self.command, self.folder, *self.environment, *self.environment.values())
        for part in parts:
            if _CONTROL.search(part) or any("\ud800" <= letter <= "\udfff" for letter in part):
                raise ValueError(
                    f"{part!r} has a line break or a control character; rename it, or leave it out"
                )


def systemd_service(start: Start) -> str:
    """Return the service unit that starts *start* once."""
    if start.folder.endswith("\\"):
        raise ValueError(
            f"{start.folder!r} ends in a backslash, which joins lines in a unit; rename the folder"
        )
    program, *arguments = start.command
    if re.search(r"[\"'\\]", program):
        raise ValueError(
            f"{program!r}: systemd starts no program with a quote or backslash in its path; move it"
        )
    # The program is not searched for variables: a $ is doubled in arguments alone.
    words = [_unit_word(program), *(_unit_word(each.replace("$", "$$")) for each in arguments)]
    lines = [f"Environment={_unit_word(f'{name}={value}')}\n" for name, value in start.environment.items()]
    return _SERVICE.format(
        folder=start.folder.replace("%", "%%"), environment="".join(lines), command=" ".join(words)
    )


def systemd_timer(every: int) -> str:
    """Return the timer unit that starts the service *every* so many minutes after it ended."""
    if every < 1:
        raise ValueError(f"--every {every}: write a number of minutes, 1 or more")
    return _TIMER.format(every=every)


def crontab_line(start: Start, every: int) -> str:
    """Return the line of a user's crontab that starts *start* *every* so many minutes.

    Where cron's steps do not fit into an hour or a day evenly, ValueError: it would start early once an hour or a day.
    """
    words = [f"{name}={shlex.quote(value)}" for name, value in start.environment.items()]
    words += [shlex.quote(each) for each in start.command]
    return f"{_times(every)} cd {_cron(shlex.quote(start.folder))} && {_cron(' '.join(words))}"


def _times(every: int) -> str:
    if 1 <= every <= HOUR and HOUR % every == 0:
        return "0 * * * *" if every == HOUR else "* * * * *" if every == 1 else f"*/{every} * * * *"
    hours, rest = divmod(every, HOUR)
    if not rest and hours > 1 and DAY % every == 0:
        return "0 0 * * *" if every == DAY else f"0 */{hours} * * *"
    raise ValueError(
        f"--every {every}: cron needs a part of an hour (1, 5, 10, 15, 30, 60) or of a day (120, 360, 1440)"
    )


def _unit_word(word: str) -> str:
    """Return *word* as systemd reads it back: in quotes, with backslashes, quotes and specifiers (%) escaped."""
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%") + '"'


def _cron(quoted: str) -> str:
    r"""Return *quoted* shell words for a crontab, where % ends the command and \% is a %.

    Cron takes the backslash away before the shell sees it, in quotes as well. A backslash before it would be taken for
    an escape of the new one: quotes that are closed and opened again part them.
    """
    return quoted.replace("\\%", "\\''%").replace("%", "\\%")
