"""What ``scrapy sources`` shows of each subject, and what it changes there."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from scrapy.exceptions import UsageError

from newscrawl.commands.healthtable import detail, table
from newscrawl.commands.terminal import say
from newscrawl.extensions.report import plain
from newscrawl.store.database import opened
from newscrawl.store.health import everything, forget
from newscrawl.store.lines import LineStore
from newscrawl.store.templates import TemplateStore
from newscrawl.templates.toml import MAX_BYTES, TemplateError, from_toml, to_toml

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

_SQLITE = b"SQLite format 3\0"
"""What a store begins with."""


def health(path: Path, name: str | None, opts: argparse.Namespace) -> int:
    """Show the sources, or one of them, or forget what is usual of it; return the exit code."""
    if opts.forget and name is None:
        raise UsageError("--forget needs a name: `scrapy sources health SOURCE --forget`.")
    if not path.exists():
        say(f"scrapy sources: there is no {path} yet; `scrapy crawl news` makes it")
        return 1
    if opts.forget and name is not None:
        with opened(path, write=True) as connection:
            known = forget(connection, name)
        say(f"{name}: {'forgotten' if known else 'nothing is known of it'}")
        return 0 if known else 1
    with opened(path) as connection:
        found = everything(connection, name)
    if name is not None and not found:
        say(f"scrapy sources: nothing is known of {name} in {path}; `scrapy sources` lists the others")
        return 1
    for line in detail(found[0], time.time()) if name is not None else table(found, time.time()):
        _print(line)
    return 0


def templates(path: Path, site: str | None, opts: argparse.Namespace) -> int:
    """Show the template of *site*, or of which sites there are any; forget or import one, or join those of another
    machine; return the exit code."""
    store = TemplateStore(path)
    if opts.file is not None:
        template = from_toml(_read(opts.file), str(opts.file))
        store.replace(template)
        say(f"{template.site}: kept in {store.path}, {len(template.parts)} parts")
        return 0
    if opts.other is not None:
        return _join(store, opts.other)
    if site is None:
        for template in store.all().values():
            own = sum(part.by_hand for part in template.parts)
            _print(
                f"{template.site}: learned from {template.pages} pages; {len(template.parts)} parts, {own} of them by hand"
            )
        return 0
    if opts.forget:
        known = store.forget(site)
        say(f"{site}: {'forgotten' if known else 'nothing is known of it'}")
        return 0 if known else 1
    found = store.get(site)
    if found is None:
        known_sites = ", ".join(store.sites()) or "none"
        say(f"scrapy sources: no template of {site} in {store.path}; there are: {known_sites}")
        return 1
    _print(to_toml(found).rstrip("\n"))
    return 0


def lines(path: Path, site: str | None, opts: argparse.Namespace) -> int:
    """Show the lines of *site*, or of which sites there are any, or forget them; return the exit code."""
    store = LineStore(path)
    if site is not None and opts.forget:
        known = store.forget(site)
        say(f"{site}: {'forgotten' if known else 'nothing is known of it'}")
        return 0 if known else 1
    for recurring in map(store.get, store.sites() if site is None else (site,)):
        if not recurring.pages:
            say(
                f"scrapy sources: no lines of {site} in {store.path}; there are: {', '.join(store.sites()) or 'none'}"
            )
            return 1
        found = recurring.repeated()
        _print(f"{recurring.site}: {len(found)} lines recur on {recurring.pages} pages")
        if site is not None:
            for line, pages in found.items():
                _print(f"{pages:>6}  {line}")
    return 0


def _join(store: TemplateStore, other: Path) -> int:
    """Join the templates of *other*, a file of one or the store of a machine, with those of *store*."""
    with other.open("rb") as file:
        is_store = file.read(len(_SQLITE)) == _SQLITE
    if is_store and other.resolve() == store.path.resolve():
        say(f"scrapy sources: {other} is the store itself; name that of another machine")
        return 1
    found = TemplateStore(other).all().values() if is_store else (from_toml(_read(other), str(other)),)
    for template in found:
        store.learn(template)
        joined = store.get(template.site)
        say(f"{template.site}: joined in {store.path}, {len(joined.parts) if joined else 0} parts")
    if not found:
        say(f"scrapy sources: no template in {other}")
    return 0 if found else 1


def _print(text: str) -> None:
    sys.stdout.write("\n".join(map(plain, text.split("\n"))) + "\n")


def _read(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TemplateError(
            f"{path}: has more than {MAX_BYTES} bytes; the template of a site has some thousand"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise TemplateError(f"{path}: is not TOML in UTF-8: {error}") from error
