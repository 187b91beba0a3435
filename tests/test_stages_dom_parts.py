"""What a template consists of."""

from __future__ import annotations

from newscrawl.stages.dom.parts import ROLES


def test_every_role_is_named_once() -> None:
    assert {"story", "cut", "look", "title", "date", "author", "keywords"} == ROLES
