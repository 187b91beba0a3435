"""Tells the user's hooks of what is wrong with sources: a command, an address, or both. A hook that fails is logged and
tried again by the next run; it does not fail the crawl."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import shlex
import signal
from asyncio.subprocess import DEVNULL, PIPE
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from newscrawl.extensions.webhook import checked, post
from newscrawl.health.alarms import message
from newscrawl.health.days import DAY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

    from scrapy.settings import BaseSettings
    from scrapy.statscollectors import StatsCollector

    from newscrawl.health.alarms import Alarm

logger = logging.getLogger(__name__)

SECONDS = 30.0
"""What a hook has, unless NEWSCRAWL_ALERT_SECONDS says otherwise."""
_SAID = 500
"""Bytes at the end of what a command that failed says that go to the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alerts:
    """The hooks. Counts ``newscrawl/alert/sent_count/{hook}`` and ``newscrawl/alert/failed_count/{hook}``: ``command``,
    ``webhook``."""

    command: tuple[str, ...] = ()
    """A program and its arguments; no shell reads it."""
    webhook: str = ""
    seconds: float = SECONDS

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """Return the hooks of *settings*; raise ValueError, which says what to write, for those that cannot be."""
        command = settings.get("NEWSCRAWL_ALERT_COMMAND") or ""
        try:
            words = shlex.split(command) if isinstance(command, str) else [str(word) for word in command]
        except ValueError as error:
            raise ValueError(
                f"NEWSCRAWL_ALERT_COMMAND: {error}; write it as for a shell, or as a list"
            ) from error
        webhook = settings.get("NEWSCRAWL_ALERT_WEBHOOK") or ""
        seconds = settings.getfloat("NEWSCRAWL_ALERT_SECONDS", SECONDS)
        if not 0 < seconds <= 600:  # noqa: PLR2004 - less than the watchdog's patience
            raise ValueError("NEWSCRAWL_ALERT_SECONDS: write a number of seconds above 0, at most 600")
        return cls(command=tuple(words), webhook=checked(webhook) if webhook else "", seconds=seconds)

    async def send(self, body: dict[str, Any], stats: StatsCollector) -> bool:
        """Send *body* if it has anything to tell; return whether all hooks took it."""
        if not body["alarms"]:
            return True
        data = json.dumps(body, ensure_ascii=True).encode()
        hooks = {}
        if self.command:
            hooks["command"] = self._run(data)
        if self.webhook:
            hooks["webhook"] = post(self.webhook, data, self.seconds)
        failures = await asyncio.gather(*hooks.values())
        for hook, failure in zip(hooks, failures, strict=True):
            if not failure:
                stats.inc_value(f"newscrawl/alert/sent_count/{hook}")
                continue
            stats.inc_value(f"newscrawl/alert/failed_count/{hook}")
            logger.error("The alert %s failed, and the next run tries again: %s", hook, ascii(failure)[1:-1])
        return not any(failures)

    async def _run(self, data: bytes) -> str:
        """Return why the command failed; nothing if it did not."""
        try:
            process = await asyncio.create_subprocess_exec(
                *self.command, stdin=PIPE, stdout=DEVNULL, stderr=PIPE, start_new_session=True
            )
        except (OSError, ValueError) as error:
            return f"{self.command[0]} cannot be started: {error}"
        try:
            _, said = await asyncio.wait_for(process.communicate(data), self.seconds)
        except TimeoutError:
            return f"{self.command[0]} took more than {self.seconds:g} seconds, and was killed"
        finally:
            _kill(process.pid)  # with what it left behind
            await process.wait()
        if process.returncode:
            return (
                f"{self.command[0]} ended with {process.returncode}: {said[-_SAID:].decode(errors='replace')}"
            )
        return ""


def report(run: str, now: int, alarms: Iterable[tuple[int, str, str, Alarm]]) -> dict[str, Any]:
    """Return what is sent: the alarms that no hook has heard of as they are, each with its source."""
    told = [
        {
            "source": name,
            "url": url,
            "kind": alarm.kind,
            "state": "raised" if alarm.stands else "accepted" if alarm.accepted else "ended",
            "since": datetime.fromtimestamp(alarm.since * DAY, UTC).date().isoformat(),
            "lately": round(alarm.lately, 4),
            "usually": round(alarm.usually, 4),
            "message": message(alarm),
        }
        for _, name, url, alarm in alarms
        if not alarm.told
    ]
    return {"run": run, "at": datetime.fromtimestamp(now, UTC).isoformat(), "alarms": told}


def _kill(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return  # all of it has ended
