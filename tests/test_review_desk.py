"""Pages block by block; corrections that are tried, and kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newscrawl.review.api import Api
from newscrawl.review.corrections import MarkError, ids
from newscrawl.templates.toml import from_toml
from tests.reviewing import FOLLOW, desk

if TYPE_CHECKING:
    from newscrawl.review.desk import Desk

SITE = "marfa.example"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("review")


@pytest.fixture(scope="module")
def reviewed(folder: Path) -> Desk:
    """A desk that no test keeps a correction at but the last."""
    return desk(folder)


def mark(api: Api, text: str, **fields: Any) -> dict[str, Any]:
    page = api.page({"page": 3})
    number = next(i for i, piece in enumerate(page["pieces"]) if text in piece["text"])
    return {
        "page": 3,
        "piece": number,
        "kind": "promotion",
        "means": page["pieces"][number]["means"],
        **fields,
    }


def test_every_block_of_a_page_is_shown_once_and_in_order(reviewed: Desk) -> None:
    pieces = Api(reviewed).page({"page": 3})["pieces"]
    shown = "\n".join(piece["text"] for piece in pieces)
    order = ["الرئيسية", "جسر القرية", "قال عمدة", "وأضاف", "ويربط", FOLLOW, "جميع الحقوق"]
    places = [shown.index(text) for text in order]
    assert places == sorted(places)
    assert [shown.count(text) for text in order] == [1] * len(order)
    assert {piece["state"] for piece in pieces} == {"kept", "cut", "title"}


def test_what_cannot_be_corrected_is_said_and_nothing_is_kept(folder: Path, reviewed: Desk) -> None:
    api = Api(reviewed)
    for given, says in (
        ({"site": SITE, "marks": []}, "Nothing is marked"),
        ({"site": "other.example", "marks": [mark(api, FOLLOW)]}, "no such block"),
        ({"site": SITE, "marks": [{"page": 99, "piece": 0}]}, "no such page"),
        ({"site": SITE, "marks": [{"page": 3, "piece": -1}]}, "no such block"),
        ({"site": SITE, "marks": "all"}, "a list of marks"),
    ):
        with pytest.raises(MarkError, match=says):
            api.attempt(given)
        with pytest.raises(MarkError, match="Try the correction first"):
            api.save({})
    assert not (folder / "corrections").exists()


def test_what_was_wrongly_kept_is_cut_in_a_trial_and_then_on_the_desk(folder: Path, reviewed: Desk) -> None:
    api = Api(reviewed)
    told = api.attempt(
        {"site": SITE, "marks": [mark(api, FOLLOW, means="template"), mark(api, "وأضاف", means="rule")]}
    )
    assert (told["pages"], len(told["changed"])) == (8, 8)
    lost = {page["page"]: page["lost"] for page in told["changed"]}
    assert [len(lines) for lines in lost.values()] == [
        1,
        1,
        1,
        2,
        1,
        1,
        1,
        1,
    ]  # wording holds for one, a place for all
    assert all(FOLLOW in lines[-1] for lines in lost.values())
    assert not (folder / "corrections").exists()  # tried, not kept
    rules, template = map(Path, api.save({})["files"])
    assert ids(rules.read_text(encoding="utf-8")) <= {
        piece["rule"] for piece in api.page({"page": 3})["pieces"]
    }
    parts = from_toml(template.read_text(encoding="utf-8"), str(template)).parts
    assert [(part.path[-1], part.role, part.by_hand) for part in parts] == [("p.follow", "cut", True)]
    ours = [record for look in reviewed.looks if look for record in look.records]
    assert not any(FOLLOW in record["text"] for record in ours)
    assert any(
        FOLLOW in piece["text"] and piece["state"] == "cut" for piece in api.page({"page": 3})["pieces"]
    )
