"""The settings of a command that is none of Scrapy's: the project's, with those that it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.exceptions import UsageError
from scrapy.utils.project import get_project_settings

from newscrawl.commands.checks import check_settings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from scrapy.settings import BaseSettings


def settings_given(pairs: Iterable[str], known: Collection[str]) -> BaseSettings:
    """Return the settings of the project, or newscrawl's own where there is none, with *pairs*, each ``NAME=VALUE``, over
    them; raise ValueError for one that names none of *known*, and for a value that cannot be used."""
    settings = get_project_settings()
    if "NEWSCRAWL_REJECT" not in settings:
        settings.setmodule("newscrawl.settings", priority="project")
    for pair in pairs:
        name, is_pair, value = pair.partition("=")
        if not is_pair:
            raise ValueError(f"-s {pair}: write NAME=VALUE")
        if name not in known:
            raise ValueError(f"-s {name}: makes no difference here; what does: {', '.join(sorted(known))}")
        settings.set(name, value, priority="cmdline")
    try:
        check_settings(settings)
    except UsageError as error:
        raise ValueError(str(error)) from error
    return settings
