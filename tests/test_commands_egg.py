"""The egg holds what the package holds."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import newscrawl
from newscrawl.commands.egg import write_egg
from newscrawl.rules import load_rulebook
from newscrawl.sources import load_catalogue

PACKAGE = Path(newscrawl.__file__).parent
TELL = """
import newscrawl, newscrawl.settings
from newscrawl.rules import load_rulebook
from newscrawl.sources import load_catalogue
print(newscrawl.__file__, len(load_rulebook().rules), len(load_catalogue("arabic").sources), load_catalogue("demo").name)
"""


def test_every_file_is_in_it_and_nothing_else(tmp_path: Path) -> None:
    write_egg(tmp_path / "a.egg")
    with zipfile.ZipFile(tmp_path / "a.egg") as egg:
        names = set(egg.namelist())
        assert egg.read("newscrawl/settings.py") == (PACKAGE / "settings.py").read_bytes()
        assert egg.read("EGG-INFO/entry_points.txt") == b"[scrapy]\nsettings = newscrawl.settings\n"
    found = {
        f"newscrawl/{path.relative_to(PACKAGE).as_posix()}" for path in PACKAGE.rglob("*") if path.is_file()
    }
    assert {name for name in names if name.startswith("newscrawl/")} == {
        name for name in found if "__pycache__" not in name
    }
    assert len(names) == len([name for name in found if "__pycache__" not in name]) + 4


def test_the_same_package_gives_the_same_bytes(tmp_path: Path) -> None:
    write_egg(tmp_path / "a.egg")
    write_egg(tmp_path / "b.egg")
    assert (tmp_path / "a.egg").read_bytes() == (tmp_path / "b.egg").read_bytes()


def test_rules_and_catalogues_are_read_from_it(tmp_path: Path) -> None:
    write_egg(tmp_path / "a.egg")
    done = subprocess.run(
        [sys.executable, "-c", TELL],
        env=os.environ | {"PYTHONPATH": str(tmp_path / "a.egg")},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    rules, sources = len(load_rulebook().rules), len(load_catalogue("arabic").sources)
    assert done.stdout.split() == [
        str(tmp_path / "a.egg/newscrawl/__init__.py"),
        str(rules),
        str(sources),
        "demo",
    ]
