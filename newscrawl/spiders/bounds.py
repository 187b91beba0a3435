"""The bounds of the schedule, as the settings give them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from newscrawl.schedule.terms import Bounds

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings


def bounds_of(settings: BaseSettings) -> Bounds:
    """Return the bounds that *settings* give; ValueError, naming the setting, for some that cannot be."""
    usual = Bounds()
    values = {"shortest": usual.shortest, "longest": usual.longest, "patience": usual.patience}
    for name, setting in (
        ("shortest", "NEWSCRAWL_SHORTEST_INTERVAL"),
        ("longest", "NEWSCRAWL_LONGEST_INTERVAL"),
        ("patience", "NEWSCRAWL_PATIENCE"),
    ):
        try:
            values[name] = settings.getfloat(setting, values[name])
        except (TypeError, ValueError) as error:
            raise ValueError(f"{setting} is {settings[setting]!r}; write a number of seconds") from error
        if math.isinf(values[name]):
            raise ValueError(f"{setting} is {settings[setting]!r}; write a number of seconds, not inf")
    try:
        return Bounds(**values, retired=max(usual.retired, values["longest"]))
    except ValueError as error:
        raise ValueError(
            f"NEWSCRAWL_SHORTEST_INTERVAL, NEWSCRAWL_LONGEST_INTERVAL, NEWSCRAWL_PATIENCE: {error}"
        ) from error


def asks_everything(settings: BaseSettings) -> bool:
    """Return whether a crawl asks for what is not due, too; ValueError if NEWSCRAWL_DUE says neither."""
    due = settings.get("NEWSCRAWL_DUE", "due")
    if due not in ("due", "all"):
        raise ValueError(f"NEWSCRAWL_DUE is {due!r}; write due (what is due), or all (due or not)")
    return bool(due == "all" or settings.getbool("NEWSCRAWL_REFETCH"))
