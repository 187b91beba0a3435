"""What a scrapyd server needs to run the crawl, and what to send it. Pure."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PROJECT = "newscrawl"
EGG, CONFIG = "newscrawl.egg", "scrapyd.conf"
SERVER = "http://127.0.0.1:6800"
"""Where scrapyd listens unless told otherwise."""

_CONFIG = """\
# Written by scrapy schedule --scrapyd; `scrapyd` reads it in the folder where it is started.
# It has no password: let it listen to this machine alone, or set username and password.
[scrapyd]
bind_address = 127.0.0.1
http_port = 6800
eggs_dir = {folder}/eggs
logs_dir = {folder}/logs
dbs_dir = {folder}/dbs
items_dir =
max_proc = 2
poll_interval = 5.0
"""


def config(folder: str) -> str:
    """Return the configuration of a server that keeps its files in *folder*, an absolute path."""
    return _CONFIG.format(folder=folder.replace("%", "%%"))


def upload(egg: str, version: str) -> str:
    """Return the command that gives the server the *egg* of this *version*."""
    # curl reads quotes and backslashes in the name of a file that it sends, and ends it at , and ;.
    named = egg.replace("\\", "\\\\").replace('"', '\\"')
    fields = (f"project={PROJECT}", f"version={version}", f'egg=@"{named}"')
    return shlex.join(
        ["curl", "-sS", f"{SERVER}/addversion.json", *(word for each in fields for word in ("-F", each))]
    )


def start(arguments: Mapping[str, str], settings: Mapping[str, str]) -> str:
    """Return the command that has the server crawl once."""
    fields = {"project": PROJECT, "spider": "news", **arguments}
    words = [word for name, value in fields.items() for word in ("--data-urlencode", f"{name}={value}")]
    for name, value in settings.items():
        words += ["--data-urlencode", f"setting={name}={value}"]
    return shlex.join(["curl", "-sS", f"{SERVER}/schedule.json", *words])
