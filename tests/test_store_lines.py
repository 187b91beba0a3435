"""The lines that recur on sites: kept from run to run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newscrawl.store.database import StoreError
from newscrawl.store.lines import LineStore
from newscrawl.templates.recurring import Recurring
from tests.lines_stood import stood

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = Recurring(
    site="rif.example", pages=12, lines={"تابعونا على منصاتنا": stood(11), "كل الحقوق محفوظة": stood(4)}
)


def test_what_is_kept_is_there_in_the_next_run_in_place_of_what_was(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    LineStore(path).keep(KNOWN)
    LineStore(path).keep(Recurring(site="bahr.example", pages=1))
    assert LineStore(path).get("rif.example") == KNOWN
    assert LineStore(path).sites() == ("bahr.example", "rif.example")
    LineStore(path).keep(Recurring(site="rif.example", pages=3, lines={"جديد": stood(3)}))
    assert LineStore(path).get("rif.example") == Recurring(
        site="rif.example", pages=3, lines={"جديد": stood(3)}
    )


def test_where_there_is_no_store_nothing_is_known_and_none_is_made(tmp_path: Path) -> None:
    store = LineStore(tmp_path / "store.sqlite")
    assert store.get("rif.example") == Recurring(site="rif.example")
    assert store.sites() == ()
    assert not store.forget("rif.example")
    assert list(tmp_path.iterdir()) == []


def test_a_site_is_forgotten_alone(tmp_path: Path) -> None:
    store = LineStore(tmp_path / "store.sqlite")
    store.keep(KNOWN)
    store.keep(Recurring(site="bahr.example", pages=1))
    assert store.forget("rif.example")
    assert not store.forget("rif.example")
    assert store.sites() == ("bahr.example",)


def test_a_store_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    path.write_text("no database")
    with pytest.raises(StoreError, match=r"store\.sqlite"):
        LineStore(path).get("rif.example")
