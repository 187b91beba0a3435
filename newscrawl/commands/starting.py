"""Files that have a crawl started again and again: written, and explained."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from newscrawl.commands import scrapyd
from newscrawl.commands.egg import write_egg
from newscrawl.commands.terminal import say
from newscrawl.commands.timers import Start, systemd_service, systemd_timer
from newscrawl.frontier.ledgers import store_path
from newscrawl.spiders.arguments import news_arguments
from newscrawl.store.database import IN_MEMORY

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings


def absolute(given: dict[str, str]) -> dict[str, str]:
    """Return the arguments *given*, once they are found to be good, with files by their whole path."""
    news_arguments(given)
    arguments = dict(given)
    if "sources" in given:
        whole = given["sources"]
        names = (
            [whole] if Path(whole).is_file() else [name.strip() for name in whole.split(",") if name.strip()]
        )
        arguments["sources"] = ",".join(
            str(Path(name).resolve()) if Path(name).is_file() else name for name in names
        )
    return arguments


def kept(settings: BaseSettings) -> dict[str, str]:
    """Return the settings that name files from where the command is given, with their whole paths."""
    output, store = Path(settings["NEWSCRAWL_OUTPUT"]), store_path(settings)
    kept = {"NEWSCRAWL_OUTPUT": str(output.resolve())}
    return kept if store == IN_MEMORY else kept | {"NEWSCRAWL_STORE": str(store.resolve())}


def start_of(arguments: dict[str, str], settings: dict[str, str]) -> Start:
    """Return how the crawl with these *arguments* and *settings* is started from here."""
    command = [sys.executable, "-m", "scrapy", "crawl", "news"]
    for name, value in arguments.items():
        command += ["-a", f"{name}={value}"]
    for name, value in settings.items():
        command += ["-s", f"{name}={value}"]
    # Scrapy has set it by now: it found scrapy.cfg, or was told.
    module = os.environ["SCRAPY_SETTINGS_MODULE"]
    return Start(command=command, folder=str(Path.cwd()), environment={"SCRAPY_SETTINGS_MODULE": module})


def write_systemd(folder: Path, start: Start, every: int) -> None:
    """Write the units that have *start* done to *folder*, and say how they are switched on."""
    units = {"newscrawl.service": systemd_service(start), "newscrawl.timer": systemd_timer(every)}
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in units.items():
        (folder / name).write_text(text, encoding="utf-8")
    say(
        f"{folder}: newscrawl.service and newscrawl.timer are written. For your own user, in ~/.config/systemd/user:",
        "    systemctl --user daemon-reload && systemctl --user enable --now newscrawl.timer",
        "For the machine, in /etc/systemd/system, add User= to the service, and leave out --user.",
    )


def write_scrapyd(folder: Path, arguments: dict[str, str], settings: dict[str, str]) -> None:
    """Write egg and configuration to *folder*, and print the commands that deploy and start."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder.resolve()
    text = scrapyd.config(str(whole))
    write_egg(whole / scrapyd.EGG)
    (whole / scrapyd.CONFIG).write_text(text, encoding="utf-8")
    say(
        f"{folder}: {scrapyd.EGG} and {scrapyd.CONFIG} are written. Start `scrapyd` in that folder, in an environment "
        "where newscrawl's libraries are installed. The first command deploys; the second crawls what is due, and is "
        "for a timer: scrapyd has none."
    )
    sys.stdout.write(scrapyd.upload(str(whole / scrapyd.EGG), version("newscrawl")) + "\n")
    sys.stdout.write(scrapyd.start(arguments, settings) + "\n")
